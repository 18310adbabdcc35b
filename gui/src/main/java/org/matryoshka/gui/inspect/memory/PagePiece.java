package org.matryoshka.gui.inspect.memory;

/**
 * Where a page of a space is.
 *
 * @param start first address, a multiple of 4096
 * @param gpa guest-physical address; −1 if there is none, or it does not matter
 * @param hpa machine address; −1 if there is none
 * @param note why bytes can't be read, or what is special about them; empty if nothing is
 * @param readable bytes can be read, if only as zeroes
 */
public record PagePiece(long start, long gpa, long hpa, String note, boolean readable) {
  PagePiece(long start, long gpa, long hpa, String note) {
    this(start, gpa, hpa, note, true);
  }

  static PagePiece unreadable(long start, long gpa, String reason) {
    return new PagePiece(start, gpa, -1, reason, false);
  }
}
