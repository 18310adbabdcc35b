package org.matryoshka.gui.inspect.memory;

/**
 * How far a search has come.
 *
 * @param state whether it goes on
 * @param address where it was found, or where to go on
 * @param scanned bytes looked at in this piece
 */
public record SearchProgress(State state, long address, long scanned) {
  /** Whether a search goes on. */
  public enum State {
    /** Found. */
    FOUND,
    /** There is more to look at. */
    GOES_ON,
    /** It is nowhere from here on. */
    END
  }
}
