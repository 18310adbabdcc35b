package org.matryoshka.cpu.user;

/**
 * A range of pages that a program may use, and how.
 *
 * @param start address of its first byte, a multiple of 4096
 * @param end address behind its last byte, a multiple of 4096
 * @param protection bits of {@link #READ}, {@link #WRITE}, {@link #EXECUTE}; 0 for no access
 */
record Region(long start, long end, int protection) {
  /** PROT_READ and its fellows. */
  static final int READ = 1;

  static final int WRITE = 2;
  static final int EXECUTE = 4;

  Region withRange(long newStart, long newEnd) {
    return new Region(newStart, newEnd, protection);
  }
}
