package org.matryoshka.guest.kernel.memory;

/** What became of a page fault of user mode. */
public final class FaultOutcome {
  /** The page is there now: the instruction can be repeated. */
  public static final int RESOLVED = 0;

  /** Nothing is mapped there: SIGSEGV, SEGV_MAPERR. */
  public static final int NOT_MAPPED = 1;

  /** What is mapped there forbids it: SIGSEGV, SEGV_ACCERR. */
  public static final int FORBIDDEN = 2;

  /** The file behind the mapping ends before: SIGBUS, BUS_ADRERR. */
  public static final int BEYOND_END = 3;

  /** There is no memory for the page. */
  public static final int OUT_OF_MEMORY = 4;

  private FaultOutcome() {}
}
