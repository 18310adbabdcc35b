package org.matryoshka.gui.session.history;

/** What somebody wants to know the last write of: "why is this so?". */
public sealed interface WhyQuestion {
  /** Number of the VM, from 1; 0 for what belongs to none. */
  int vm();

  /**
   * A register.
   *
   * @param name as {@code RegisterView} knows it, or {@code xmm0} to {@code xmm15}
   */
  record OfRegister(int vm, String name) implements WhyQuestion {}

  /**
   * Memory as the VM's present address space maps it.
   *
   * @param length bytes, from 1
   */
  record OfVirtual(int vm, long gva, int length) implements WhyQuestion {}

  /** Guest-physical memory; an entry of a guest's page table is 8 bytes of it. */
  record OfPhysical(int vm, long gpa, int length) implements WhyQuestion {}

  /** Memory of the machine; an entry of a shadow page table is 8 bytes of it. */
  record OfMachine(long hpa, int length) implements WhyQuestion {
    @Override
    public int vm() {
      return 0;
    }
  }

  /**
   * The entry that decides about an address in the guest's own page tables, at its lowest level.
   */
  record OfPageTableEntry(int vm, long gva) implements WhyQuestion {}

  /**
   * What the hypervisor's scheduler holds about a VM.
   *
   * @param field one of its values; empty for any of them
   */
  record OfQueue(int vm, String field) implements WhyQuestion {}
}
