package org.matryoshka.hv;

/** Where a virtual machine is in its life. */
public enum VmState {
  /** Has memory and devices; does not run yet. */
  CREATED,
  /** Its virtual CPU runs when the scheduler lets it. */
  RUNNING,
  /** Keeps everything and runs no more until it is resumed. */
  PAUSED,
  /** Switched off, by its guest or by {@link VirtualMachine#stop}. */
  STOPPED,
  /** Its guest did something that no processor gets over; see {@link VirtualMachine#death}. */
  DEAD,
  /** Has given all its memory back. */
  DESTROYED
}
