package org.matryoshka.isa.system;

/** Bits of CR0 (SDM vol. 3A, 2.5). */
public final class Cr0 {
  /** Protection enable. */
  public static final long PE = 1L;

  /** Monitor coprocessor. */
  public static final long MP = 1L << 1;

  /** Emulation: no x87. */
  public static final long EM = 1L << 2;

  /** Task switched. */
  public static final long TS = 1L << 3;

  /** Extension type, reads as one. */
  public static final long ET = 1L << 4;

  /** Numeric error. */
  public static final long NE = 1L << 5;

  /** Write protect: supervisor obeys read-only pages. */
  public static final long WP = 1L << 16;

  /** Alignment mask. */
  public static final long AM = 1L << 18;

  /** Not write-through. */
  public static final long NW = 1L << 29;

  /** Cache disable. */
  public static final long CD = 1L << 30;

  /** Paging. */
  public static final long PG = 1L << 31;

  private Cr0() {}
}
