package org.matryoshka.hv.exit;

/**
 * Services that a guest which knows that it is one can ask for with VMCALL. RAX holds the number,
 * RDI an argument, and RAX gets the result: not negative, or a negated error number of Linux. Only
 * the guest's kernel may ask. A guest finds out that this is there by CPUID leaf 0x40000000.
 */
public enum Hypercall {
  /** Result 0, and the text "MatryoshkaHV" in EBX, ECX, EDX. */
  SIGNATURE(0),
  /** Prints the low byte of RDI on the console. Result 0. */
  PRINT(1),
  /** Gives the core away for now. Result 0. */
  YIELD(2);

  /** No such hypercall. */
  public static final long ENOSYS = -38;

  /** The caller is not the kernel. */
  public static final long EPERM = -1;

  private final int number;

  Hypercall(int number) {
    this.number = number;
  }

  /** What RAX holds. */
  public int number() {
    return number;
  }
}
