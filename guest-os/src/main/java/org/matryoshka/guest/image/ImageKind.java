package org.matryoshka.guest.image;

/** What a bundled image runs on. */
public enum ImageKind {
  /** A machine or a VM boots it; it follows the boot contract. */
  BOOTABLE,
  /** A static Linux x86-64 program, for the CPU alone in user mode. */
  LINUX_PROGRAM
}
