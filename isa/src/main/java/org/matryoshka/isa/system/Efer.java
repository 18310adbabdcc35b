package org.matryoshka.isa.system;

/** Bits of IA32_EFER (SDM vol. 4, MSR C0000080H). */
public final class Efer {
  /** SYSCALL and SYSRET. */
  public static final long SCE = 1L;

  /** Long mode enable. */
  public static final long LME = 1L << 8;

  /** Long mode active, read only. */
  public static final long LMA = 1L << 10;

  /** Execute-disable bit in page tables. */
  public static final long NXE = 1L << 11;

  private Efer() {}
}
