package org.matryoshka.gui.session.history;

import org.matryoshka.hv.RunResult;

/**
 * A machine as its history sees it: the same steps with the same actions lead to the same state.
 *
 * @param <S> a saved state
 */
public interface Replayable<S extends SavedState> {
  /** Steps since power-on. */
  long position();

  /**
   * Runs on; may be cut at any step without a difference.
   *
   * @param steps at most so many
   */
  RunResult run(long steps);

  /** The state as it is now. */
  S save();

  /** Bytes that all saved states together hold. */
  long savedBytes();

  /** Puts a state back, as often as wanted. */
  void restore(S state);

  /**
   * Does something to the machine from outside.
   *
   * @throws IllegalArgumentException if it can't be done; then nothing has changed
   */
  void apply(Action action);
}
