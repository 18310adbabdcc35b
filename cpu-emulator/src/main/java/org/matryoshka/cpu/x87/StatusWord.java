package org.matryoshka.cpu.x87;

/**
 * Bits of the x87 status word (SDM vol. 1, figure 8-4). The lowest six are the flags of {@code
 * ieee.FloatExceptions}.
 */
public final class StatusWord {
  /** The invalid operation was one of the stack: no number there, or no room. */
  public static final int STACK_FAULT = 1 << 6;

  /** An exception that is not masked waits for the next instruction. */
  public static final int ERROR_SUMMARY = 1 << 7;

  /** Condition codes. */
  public static final int C0 = 1 << 8;

  public static final int C1 = 1 << 9;
  public static final int C2 = 1 << 10;
  public static final int C3 = 1 << 14;

  /** All of them. */
  public static final int CONDITION = C0 | C1 | C2 | C3;

  /** The number of the register at the top of the stack. */
  public static final int TOP = 7 << 11;

  public static final int TOP_SHIFT = 11;

  /** The same as {@link #ERROR_SUMMARY} today. */
  public static final int BUSY = 1 << 15;

  private StatusWord() {}
}
