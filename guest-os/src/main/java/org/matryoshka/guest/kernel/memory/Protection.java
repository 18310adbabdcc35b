package org.matryoshka.guest.kernel.memory;

/** What may be done with a page: bits with the values of {@code PROT_*} of mmap. */
public final class Protection {
  /** Nothing: PROT_NONE. */
  public static final int NONE = 0;

  /** Reading: PROT_READ. */
  public static final int READ = 1;

  /** Writing: PROT_WRITE; on x86 what can be written can be read. */
  public static final int WRITE = 2;

  /** Executing: PROT_EXEC. */
  public static final int EXECUTE = 4;

  private Protection() {}
}
