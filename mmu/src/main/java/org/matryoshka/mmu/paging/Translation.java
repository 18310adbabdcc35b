package org.matryoshka.mmu.paging;

/**
 * The result of a page walk, filled in by {@link PageTableWalker}; reused, so that a walk allocates
 * nothing.
 */
public final class Translation {
  /** Physical address of the byte asked for. */
  public long address;

  /** Shift of the page's size: 12 (4 KiB), 21 (2 MiB) or 30 (1 GiB). */
  public int pageShift;

  /** All levels allow writing. */
  public boolean writable;

  /** All levels allow user access. */
  public boolean user;

  /** No level forbids execution. */
  public boolean executable;

  /** The page is global (only with CR4.PGE). */
  public boolean global;

  /** The dirty bit is set after this walk, so that a later write need not set it. */
  public boolean dirty;
}
