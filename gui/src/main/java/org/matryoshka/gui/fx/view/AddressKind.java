package org.matryoshka.gui.fx.view;

/** Which address space an address belongs to. */
public enum AddressKind {
  /** Guest-virtual: what the guest's programs use. */
  GVA,
  /** Guest-physical: what the guest takes for physical memory. */
  GPA,
  /** Machine-physical: where it really is. */
  HPA
}
