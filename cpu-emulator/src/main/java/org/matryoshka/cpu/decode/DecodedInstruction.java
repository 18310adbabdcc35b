package org.matryoshka.cpu.decode;

import org.matryoshka.isa.instruction.Instruction;

/**
 * An instruction made ready to run: its handler, and its operands unpacked into plain fields.
 * Immutable after construction.
 */
public final class DecodedInstruction {
  /** {@link #base} or {@link #index} when there is none. */
  public static final int NO_REGISTER = -1;

  /** {@link #base} for RIP-relative addresses. */
  public static final int RIP_BASE = -2;

  /** What executes it. */
  public final Handler handler;

  /** The instruction as the table sees it. */
  public final Instruction instruction;

  /** Bytes, 1 to 15. */
  public final int length;

  /** Width of the operation in bytes: 1, 2, 4, 8 or 16; 0 where the form has none. */
  public final int size;

  /**
   * Number of the register operand in ModRM.reg or the opcode: the second register in a
   * two-register form; else that of the first register that the form implies; else {@link
   * #NO_REGISTER}.
   */
  public final int reg;

  /**
   * Number of the register in ModRM.rm; {@link #NO_REGISTER} if that is memory or there is none.
   */
  public final int rm;

  /** Number of the register in VEX.vvvv; {@link #NO_REGISTER} if there is no VEX prefix. */
  public final int vvvv;

  /**
   * The byte register in {@link #reg} or {@link #rm} is AH … BH (numbers 4 to 7 then mean bits 8 to
   * 15 of RAX … RBX).
   */
  public final boolean regHigh;

  public final boolean rmHigh;

  /** There is an explicit memory operand. */
  public final boolean memory;

  /** Memory operand: base register number, {@link #NO_REGISTER} or {@link #RIP_BASE}. */
  public final int base;

  /** Memory operand: index register number or {@link #NO_REGISTER}. */
  public final int index;

  /** Memory operand: shift for the index, 0 to 3. */
  public final int scaleShift;

  /** Memory operand: displacement, or the absolute address of moffs. */
  public final long displacement;

  /**
   * Memory operand, explicit or implied: segment whose base is added, as an index into {@code
   * CpuState.segments} (FS, GS), or −1.
   */
  public final int segment;

  /**
   * Memory operand, explicit or implied: address size 32 (prefix 67): the sum is cut to 32 bits
   * before the segment base is added.
   */
  public final boolean address32;

  /** Memory operand goes through the stack segment, so that a non-canonical address raises #SS. */
  public final boolean stackSegment;

  /** Immediate, sign-extended as the form says; or the relative branch offset. */
  public final long immediate;

  /** The second immediate, of ENTER; else 0. */
  public final long immediate2;

  /**
   * Makes an instruction ready to run.
   *
   * @param handler executes it
   */
  public DecodedInstruction(Handler handler, Instruction instruction) {
    OperandFields f = new OperandFields(instruction);
    this.handler = handler;
    this.instruction = instruction;
    this.length = instruction.length();
    this.size = instruction.form().operandBits() / 8;
    this.memory = f.memory;
    this.immediate2 = f.immediate2;
    this.reg = f.reg;
    this.rm = f.rm;
    this.vvvv = f.vvvv;
    this.regHigh = f.regHigh;
    this.rmHigh = f.rmHigh;
    this.base = f.base;
    this.index = f.index;
    this.scaleShift = f.scaleShift;
    this.displacement = f.displacement;
    this.segment = f.segment;
    this.address32 = f.address32;
    this.stackSegment = f.stackSegment;
    this.immediate = f.immediate;
  }
}
