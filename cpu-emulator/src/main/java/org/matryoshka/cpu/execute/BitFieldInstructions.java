package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.alu.Carries;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Locations;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.RFlags;

/**
 * ANDN, BEXTR, BLSI, BLSMSK, BLSR (SDM vol. 2A). Flags that the manual leaves undefined are as an
 * AMD Zen 5 sets them: PF tells the parity of the result; AF is 0, but 1 after BEXTR; BEXTR's SF is
 * 0.
 */
final class BitFieldInstructions {
  private BitFieldInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case ANDN -> binary(in, BitFieldInstructions::andNot);
      case BEXTR -> binary(in, BitFieldInstructions::extract);
      case BLSI -> unary(in, BitFieldInstructions::isolateLowest);
      case BLSMSK -> unary(in, BitFieldInstructions::maskToLowest);
      case BLSR -> unary(in, BitFieldInstructions::resetLowest);
      default -> null;
    };
  }

  private static Handler binary(Instruction in, BinaryOperation operation) {
    int size = in.form().operandBits() / 8;
    return Templates.compute(
        Locations.of(in, 0), Locations.of(in, 1), Locations.of(in, 2), operation, size);
  }

  private static Handler unary(Instruction in, UnaryOperation operation) {
    int size = in.form().operandBits() / 8;
    return Templates.convert(Locations.of(in, 0), size, Locations.of(in, 1), size, operation);
  }

  private static long andNot(CpuState state, long a, long b, int size) {
    return result(state, ~a & b, 0, size);
  }

  /**
   * BEXTR.
   *
   * @param control bits 7 to 0 are the number of the field's first bit, bits 15 to 8 its length;
   *     beyond the source there are zeros
   */
  private static long extract(CpuState state, long source, long control, int size) {
    int start = (int) control & 0xFF;
    int length = (int) control >>> 8 & 0xFF;
    long shifted = start < 64 ? source >>> start : 0;
    long field = length < 64 ? shifted & (1L << length) - 1 : shifted;
    int parity = (Long.bitCount(field & 0xFF) & 1) == 0 ? RFlags.PF : 0;
    state.setStatusFlags(RFlags.AF | parity | (field == 0 ? RFlags.ZF : 0));
    return field;
  }

  private static long isolateLowest(CpuState state, long source, int size) {
    return result(state, source & -source, source == 0 ? 0 : 1, size);
  }

  /** BLSMSK: the mask is never 0, so neither is ZF ever set. */
  private static long maskToLowest(CpuState state, long source, int size) {
    return result(state, source ^ source - 1, source == 0 ? 1 : 0, size);
  }

  private static long resetLowest(CpuState state, long source, int size) {
    return result(state, source & source - 1, source == 0 ? 1 : 0, size);
  }

  private static long result(CpuState state, long result, long carry, int size) {
    state.setResultFlags(result, Carries.of(carry, 0), size);
    return result;
  }
}
