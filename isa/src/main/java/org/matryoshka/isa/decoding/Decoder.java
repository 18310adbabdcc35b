package org.matryoshka.isa.decoding;

import java.util.Objects;

/**
 * Decodes one instruction of 64-bit mode (SDM vol. 2A, chapter 2) with the instruction table.
 *
 * <p>Prefixes may stand in any order and any number; of F2 and F3 the last counts; a REX prefix
 * counts only directly before the opcode. Segment overrides other than FS and GS are ignored, as is
 * the operand-size prefix of near branches (an AMD processor would obey it). A VEX prefix tolerates
 * neither REX nor LOCK, 66, F2, F3 before it. A form behind a CPUID bit is decoded always: whether
 * the processor has it is for the processor to judge.
 */
public final class Decoder {
  /** The longest instruction (SDM vol. 2A, 2.3.11). */
  public static final int MAX_LENGTH = 15;

  private Decoder() {}

  /**
   * Decodes the instruction that starts at {@code offset}.
   *
   * @param code bytes that hold it
   * @param offset where it starts
   * @param limit where the bytes end that may be read, at most {@code code.length}
   * @return what it is; no bytes make this method throw
   * @throws IndexOutOfBoundsException if offset and limit are no range of {@code code}
   */
  public static DecodeResult decode(byte[] code, int offset, int limit) {
    Objects.checkFromToIndex(offset, limit, code.length);
    return new InstructionReader(code, offset, Math.min(limit, offset + MAX_LENGTH)).read();
  }
}
