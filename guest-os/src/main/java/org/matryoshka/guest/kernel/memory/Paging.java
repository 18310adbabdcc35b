package org.matryoshka.guest.kernel.memory;

import org.matryoshka.guest.magic.Processor;

/**
 * The processor's paging: which top-level table it uses, and what it must forget. There is one for
 * each processor. It remembers CR3 and never reads it, since under a hypervisor each access to a
 * control register leaves the machine; for the same reason it drops single pages only while they are
 * few.
 */
public final class Paging {
  /** Dropping more single pages than this costs more than dropping all. */
  static final int FEW_PAGES = 8;

  private final long kernelRoot;
  private long activeRoot;

  /** The paging of a processor that runs on the kernel's own tables. */
  public Paging(long kernelRoot) {
    this.kernelRoot = kernelRoot;
    this.activeRoot = kernelRoot;
  }

  /** The top-level table of the kernel: its upper half is that of all address spaces. */
  public long kernelRoot() {
    return kernelRoot;
  }

  /** Whether the processor uses a top-level table. */
  boolean isActive(long root) {
    return activeRoot == root;
  }

  /** Uses a top-level table, if it is not the one in use. Drops all pages but the kernel's. */
  void activate(long root) {
    if (activeRoot != root) {
      activeRoot = root;
      Processor.writeCr3(root);
    }
  }

  /** Drops a page of a table that may be in use. */
  void forget(long root, long address) {
    if (activeRoot == root) {
      Processor.invalidatePage(address);
    }
  }

  /** Drops all pages of a table that may be in use, but the kernel's. */
  void forgetAll(long root) {
    if (activeRoot == root) {
      Processor.writeCr3(root);
    }
  }
}
