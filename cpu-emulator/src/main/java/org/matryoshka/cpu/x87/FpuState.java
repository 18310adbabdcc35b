package org.matryoshka.cpu.x87;

/** The registers of the x87 unit (SDM vol. 1, 8.1): plain data. */
public final class FpuState {
  /** The control word after FNINIT: all exceptions masked, 64-bit precision, round to nearest. */
  public static final int INITIAL_CONTROL = 0x37F;

  /** The number of registers. */
  public static final int REGISTERS = 8;

  /** Masks of exceptions in bits 0 to 5, precision control in 8 and 9, rounding in 10 and 11. */
  public int control = INITIAL_CONTROL;

  /** {@link StatusWord} has the bits. */
  public int status;

  /** A bit for each register that is not empty, by its number, not its place on the stack. */
  public int tags;

  /** Opcode of the last instruction, 11 bits. */
  public int opcode;

  /** Address of the last instruction. */
  public long instructionPointer;

  /** Address of its operand. */
  public long dataPointer;

  /** Significands of registers 0 to 7. */
  public final long[] significands = new long[REGISTERS];

  /** Sign and exponent of registers 0 to 7, 16 bits. */
  public final int[] signExponents = new int[REGISTERS];

  /** The number of the register that is ST(i). */
  public int register(int i) {
    return (status >> StatusWord.TOP_SHIFT) + i & REGISTERS - 1;
  }

  /** Whether ST(i) is empty. */
  public boolean isEmpty(int i) {
    return (tags >> register(i) & 1) == 0;
  }

  /** What ST(i) holds. */
  public Extended get(int i) {
    int register = register(i);
    return new Extended(signExponents[register], significands[register]);
  }

  /** Fills ST(i). */
  public void set(int i, Extended value) {
    int register = register(i);
    signExponents[register] = value.signExponent();
    significands[register] = value.significand();
    tags |= 1 << register;
  }

  /** Marks ST(i) as empty. */
  public void free(int i) {
    tags &= ~(1 << register(i));
  }

  /** Moves the top of the stack: −1 makes room for a push, 1 drops the top's place. */
  public void rotate(int by) {
    int top = register(by);
    status = (status & ~StatusWord.TOP) | top << StatusWord.TOP_SHIFT;
  }

  /** The state after FNINIT; registers keep their bits but are empty. */
  public void initialize() {
    control = INITIAL_CONTROL;
    status = 0;
    tags = 0;
    opcode = 0;
    instructionPointer = 0;
    dataPointer = 0;
  }

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
