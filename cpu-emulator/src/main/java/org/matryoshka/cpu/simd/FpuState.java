package org.matryoshka.cpu.simd;

/**
 * The state of the x87 unit as FXSAVE stores it (SDM vol. 1, 8.1 and 10.5.1). No instruction works
 * on it yet: an operating system can save it, restore it, and hand it on.
 */
public final class FpuState {
  /** The control word after FNINIT: all exceptions masked, 64-bit precision, round to nearest. */
  public static final int INITIAL_CONTROL = 0x37F;

  public int control = INITIAL_CONTROL;
  public int status;

  /** A bit for each register that is not empty, by its number, not its place on the stack. */
  public int tags;

  /** Opcode of the last instruction, 11 bits. */
  public int opcode;

  /** Address of the last instruction. */
  public long instructionPointer;

  /** Address of its operand. */
  public long dataPointer;

  /** Significands of ST(0) to ST(7). */
  public final long[] significands = new long[8];

  /** Sign and exponent of ST(0) to ST(7), 16 bits. */
  public final int[] signExponents = new int[8];

  /** Copies everything from another state. */
  public void copyFrom(FpuState other) {
    control = other.control;
    status = other.status;
    tags = other.tags;
    opcode = other.opcode;
    instructionPointer = other.instructionPointer;
    dataPointer = other.dataPointer;
    System.arraycopy(other.significands, 0, significands, 0, significands.length);
    System.arraycopy(other.signExponents, 0, signExponents, 0, signExponents.length);
  }
}
