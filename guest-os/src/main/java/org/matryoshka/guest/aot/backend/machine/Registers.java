package org.matryoshka.guest.aot.backend.machine;

/** Numbers of the general-purpose registers and their roles in the System V convention. */
public final class Registers {
  public static final int RAX = 0;
  public static final int RCX = 1;
  public static final int RDX = 2;
  public static final int RBX = 3;
  public static final int RSP = 4;
  public static final int RBP = 5;
  public static final int RSI = 6;
  public static final int RDI = 7;
  public static final int R8 = 8;
  public static final int R9 = 9;
  public static final int R10 = 10;
  public static final int R11 = 11;
  public static final int R12 = 12;
  public static final int R13 = 13;
  public static final int R14 = 14;
  public static final int R15 = 15;

  /** The first virtual register. */
  public static final int FIRST_VIRTUAL = 16;

  /** Arguments that are passed in registers; the others are passed on the stack. */
  public static final int ARGUMENTS = 6;

  /** Registers that a call may change, as a mask. */
  public static final int CALLER_SAVED =
      1 << RAX | 1 << RCX | 1 << RDX | 1 << RSI | 1 << RDI | 1 << R8 | 1 << R9 | 1 << R10
          | 1 << R11;

  /** Registers that a function restores, as a mask. */
  public static final int CALLEE_SAVED =
      1 << RBX | 1 << RBP | 1 << R12 | 1 << R13 | 1 << R14 | 1 << R15;

  private Registers() {}

  /** The register of an argument, from 0. */
  public static int argument(int index) {
    return switch (index) {
      case 0 -> RDI;
      case 1 -> RSI;
      case 2 -> RDX;
      case 3 -> RCX;
      case 4 -> R8;
      case 5 -> R9;
      default -> throw new IllegalArgumentException("argument " + index + " is on the stack");
    };
  }

  /** The register of a system call's argument, from 0: as calls, but R10 for RCX. */
  public static int systemCallArgument(int index) {
    return index == 3 ? R10 : argument(index);
  }
}
