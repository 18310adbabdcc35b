package org.matryoshka.guest.kernel.memory;

import org.matryoshka.guest.magic.Processor;

/**
 * The processor's paging: which top-level table it uses, and what it must forget. There is one for
 * each processor. It remembers CR3 and never reads it, since under a hypervisor each access to a
 * control register leaves the machine; for the same reason it drops single pages only while they
 * are few.
 */
public final class Paging {
  /** Dropping more single pages than this costs more than dropping all. */
  static final int FEW_PAGES = 8;

  private final long kernelRoot;
  private long activeRoot;
  private AddressSpace active;

  /** The paging of a processor that runs on the kernel's own tables. */
  public Paging(long kernelRoot) {
    this.kernelRoot = kernelRoot;
    this.activeRoot = kernelRoot;
  }

  /** The top-level table of the kernel: its upper half is that of all address spaces. */
  public long kernelRoot() {
    return kernelRoot;
  }

  /** The address space in use; null while that is the kernel's alone. */
  public AddressSpace active() {
    return active;
  }

  /**
   * Uses an address space, if it is not the one in use.
   *
   * @param space null for the kernel's alone
   */
  void activate(AddressSpace space) {
    if (active != space) {
      active = space;
      activeRoot = space == null ? kernelRoot : space.root();
      Processor.writeCr3(activeRoot);
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
