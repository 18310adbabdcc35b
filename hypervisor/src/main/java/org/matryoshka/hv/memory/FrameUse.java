package org.matryoshka.hv.memory;

/** What a frame of the machine's memory is used for. */
public enum FrameUse {
  /** Nobody's; its old contents do not matter. */
  FREE,
  /** The hypervisor's own. */
  HYPERVISOR,
  /** RAM of a virtual machine; the detail is its guest frame number. */
  GUEST_RAM,
  /** A shadow page table of a virtual machine; the detail is the guest frame that it shadows. */
  SHADOW_TABLE
}
