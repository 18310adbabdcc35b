package org.matryoshka.gui.inspect.memory;

/**
 * A line of the frame map's legend.
 *
 * @param letter see {@link FrameMap#letter}
 * @param vm number of the owner; 0 for none
 * @param text what it is
 * @param frames how many
 */
public record FrameCount(char letter, int vm, String text, int frames) {
  /** Bytes. */
  public long bytes() {
    return (long) frames << 12;
  }
}
