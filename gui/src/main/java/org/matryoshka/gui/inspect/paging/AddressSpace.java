package org.matryoshka.gui.inspect.paging;

/**
 * An address space of a guest that is known to the hypervisor: CR3 has pointed to it.
 *
 * @param root guest-physical address of the top table
 * @param current CR3 points to it now
 * @param kernelShadow there is a shadow root of its kernel view
 * @param userShadow there is a shadow root of its user view
 */
public record AddressSpace(long root, boolean current, boolean kernelShadow, boolean userShadow) {
  /** For a list of choices. */
  @Override
  public String toString() {
    return "0x" + Long.toHexString(root) + (current ? " (current CR3)" : "");
  }
}
