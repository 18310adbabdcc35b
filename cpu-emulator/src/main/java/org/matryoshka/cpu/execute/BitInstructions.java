package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.alu.BitCount;
import org.matryoshka.cpu.alu.Carries;
import org.matryoshka.cpu.alu.Width;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Locations;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.system.RFlags;

/** BT, BTS, BTR, BTC; BSF, BSR, TZCNT, LZCNT, POPCNT. */
final class BitInstructions {
  /** What becomes of the bit that is tested. */
  private enum Change {
    NONE,
    SET,
    CLEAR,
    FLIP
  }

  private BitInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case BT -> test(in, Change.NONE);
      case BTS -> test(in, Change.SET);
      case BTR -> test(in, Change.CLEAR);
      case BTC -> test(in, Change.FLIP);
      case BSF -> (cpu, i) -> scan(cpu, i, true);
      case BSR -> (cpu, i) -> scan(cpu, i, false);
      case TZCNT -> count(in, BitInstructions::countTrailing);
      case LZCNT -> count(in, BitInstructions::countLeading);
      case POPCNT -> count(in, BitInstructions::countOnes);
      default -> null;
    };
  }

  private static Handler test(Instruction in, Change change) {
    boolean immediate = in.operands().get(1) instanceof Operand.Imm;
    if (in.operands().get(0) instanceof Operand.Mem) {
      return immediate
          ? (cpu, i) -> inMemory(cpu, i, i.immediate & Width.bits(i.size) - 1, change)
          : (cpu, i) -> inMemory(cpu, i, Width.signExtend(bitOffset(cpu, i), i.size), change);
    }
    return immediate
        ? (cpu, i) -> inRegister(cpu, i, i.immediate, change)
        : (cpu, i) -> inRegister(cpu, i, bitOffset(cpu, i), change);
  }

  private static long bitOffset(Cpu cpu, DecodedInstruction in) {
    return Operands.readReg(cpu, in, in.size);
  }

  private static void inRegister(Cpu cpu, DecodedInstruction in, long bit, Change change) {
    long value = Operands.readRm(cpu, in, in.size);
    long mask = 1L << (bit & Width.bits(in.size) - 1);
    if (change != Change.NONE) {
      Operands.writeRm(cpu, in, in.size, changed(value, mask, change));
    }
    setCarry(cpu.state, value, mask);
  }

  /**
   * In memory.
   *
   * @param bit counts from the operand's first bit, in both directions and beyond the operand (SDM
   *     vol. 2A, 3.1.1.9)
   */
  private static void inMemory(Cpu cpu, DecodedInstruction in, long bit, Change change) {
    int bits = Width.bits(in.size);
    long offset = Operands.offset(cpu.state, in) + Math.floorDiv(bit, bits) * in.size;
    long gva = Operands.linear(cpu.state, in, offset);
    if (change != Change.NONE) {
      cpu.mmu.probeWrite(gva, in.size);
    }
    long value = cpu.mmu.read(gva, in.size);
    long mask = 1L << (bit & bits - 1);
    if (change != Change.NONE) {
      cpu.mmu.write(gva, in.size, changed(value, mask, change));
    }
    setCarry(cpu.state, value, mask);
  }

  private static long changed(long value, long mask, Change change) {
    return switch (change) {
      case NONE -> value;
      case SET -> value | mask;
      case CLEAR -> value & ~mask;
      case FLIP -> value ^ mask;
    };
  }

  /** CF becomes the bit; the other flags stay. */
  private static void setCarry(CpuState state, long value, long mask) {
    state.flagCarry = Carries.withCarry(state.flagCarry, (value & mask) != 0 ? 1 : 0);
  }

  /** BSF and BSR: for a source of 0 all 64 bits of the target stay. */
  private static void scan(Cpu cpu, DecodedInstruction in, boolean forward) {
    int size = in.size;
    long source = Operands.readRm(cpu, in, size);
    if (source != 0) {
      int bit =
          forward
              ? BitCount.trailingZeros(source, size)
              : Width.bits(size) - 1 - BitCount.leadingZeros(source, size);
      Operands.writeReg(cpu, in, size, bit);
    }
    cpu.state.setResultFlags(source, 0, size);
  }

  private static Handler count(Instruction in, UnaryOperation operation) {
    int size = in.form().operandBits() / 8;
    return Templates.convert(Locations.REG, size, Locations.of(in, 1), size, operation);
  }

  private static long countTrailing(CpuState state, long source, int size) {
    int count = BitCount.trailingZeros(source, size);
    state.setResultFlags(count, Carries.of(source == 0 ? 1 : 0, 0), size);
    return count;
  }

  private static long countLeading(CpuState state, long source, int size) {
    int count = BitCount.leadingZeros(source, size);
    state.setResultFlags(count, Carries.of(source == 0 ? 1 : 0, 0), size);
    return count;
  }

  /** POPCNT: all flags but ZF are cleared. */
  private static long countOnes(CpuState state, long source, int size) {
    state.setStatusFlags(source == 0 ? RFlags.ZF : 0);
    return Long.bitCount(source);
  }
}
