package org.matryoshka.isa.decoding;

import org.matryoshka.isa.instruction.Instruction;

/** What the decoder found. */
public sealed interface DecodeResult {
  /** An instruction. */
  record Decoded(Instruction instruction) implements DecodeResult {}

  /** The bytes given end inside an instruction; with more bytes it may become one. */
  record Truncated() implements DecodeResult {}

  /**
   * No instruction of the table: the processor raises #UD.
   *
   * @param length bytes the processor looked at, for a disassembler to skip; at least 1
   */
  record Undefined(int length) implements DecodeResult {}

  /** Longer than 15 bytes: the processor raises #GP(0) (SDM vol. 2A, 2.3.11). */
  record TooLong() implements DecodeResult {}
}
