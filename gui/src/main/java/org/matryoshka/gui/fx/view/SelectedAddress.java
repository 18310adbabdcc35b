package org.matryoshka.gui.fx.view;

/**
 * An address that the user has chosen.
 *
 * @param kind which address space
 * @param vm number of the VM whose address it is; 0 for machine addresses
 * @param root guest-physical address of the page-table root (CR3) for a guest-virtual address of
 *     another address space than the current one; -1 for the current one
 * @param address the address
 */
public record SelectedAddress(AddressKind kind, int vm, long root, long address) {
  /** A guest-virtual address of the current address space. */
  public static SelectedAddress gva(int vm, long address) {
    return new SelectedAddress(AddressKind.GVA, vm, -1, address);
  }

  /** A guest-physical address. */
  public static SelectedAddress gpa(int vm, long address) {
    return new SelectedAddress(AddressKind.GPA, vm, -1, address);
  }

  /** A machine-physical address. */
  public static SelectedAddress hpa(long address) {
    return new SelectedAddress(AddressKind.HPA, 0, -1, address);
  }
}
