package org.matryoshka.isa.system;

/** Bits of the page-fault error code (SDM vol. 3A, 4.7). */
public final class PageFaultErrorCode {
  /** A protection violation; clear: a page was not present. */
  public static final int PRESENT = 1;

  /** The access was a write. */
  public static final int WRITE = 1 << 1;

  /** The access was made in user mode. */
  public static final int USER = 1 << 2;

  /** A reserved bit was set in an entry. */
  public static final int RESERVED = 1 << 3;

  /** The access was an instruction fetch. */
  public static final int FETCH = 1 << 4;

  private PageFaultErrorCode() {}
}
