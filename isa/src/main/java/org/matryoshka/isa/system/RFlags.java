package org.matryoshka.isa.system;

/** Bits of RFLAGS (SDM vol. 1, 3.4.3). */
public final class RFlags {
  /** Carry. */
  public static final int CF = 1;

  /** Reads as one. */
  public static final int ALWAYS_ONE = 1 << 1;

  /** The low byte of the result has an even number of ones. */
  public static final int PF = 1 << 2;

  /** Carry out of bit 3. */
  public static final int AF = 1 << 4;

  /** Zero. */
  public static final int ZF = 1 << 6;

  /** Sign. */
  public static final int SF = 1 << 7;

  /** Trap after each instruction. */
  public static final int TF = 1 << 8;

  /** Maskable interrupts are taken. */
  public static final int IF = 1 << 9;

  /** String instructions go down. */
  public static final int DF = 1 << 10;

  /** Signed overflow. */
  public static final int OF = 1 << 11;

  /** I/O privilege level, two bits. */
  public static final int IOPL = 3 << 12;

  /** Nested task. */
  public static final int NT = 1 << 14;

  /** Resume: instruction breakpoints are ignored once. */
  public static final int RF = 1 << 16;

  /** Virtual-8086 mode. */
  public static final int VM = 1 << 17;

  /** Alignment check; with SMAP, supervisor may access user pages. */
  public static final int AC = 1 << 18;

  /** Virtual interrupt flag. */
  public static final int VIF = 1 << 19;

  /** Virtual interrupt pending. */
  public static final int VIP = 1 << 20;

  /** CPUID exists. */
  public static final int ID = 1 << 21;

  /** The six status flags. */
  public static final int STATUS = CF | PF | AF | ZF | SF | OF;

  private RFlags() {}
}
