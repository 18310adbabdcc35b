package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;

/** Shifts of the elements of a vector, and of a whole vector by bytes. */
final class VectorShifts {
  /** Shifts a lane; a count as large as the elements is allowed. */
  @FunctionalInterface
  private interface Shift {
    long apply(long lane, int count);
  }

  private VectorShifts() {}

  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case PSLLW -> each(in, 16, left(16));
      case PSLLD -> each(in, 32, left(32));
      case PSLLQ -> each(in, 64, left(64));
      case PSRLW -> each(in, 16, right(16));
      case PSRLD -> each(in, 32, right(32));
      case PSRLQ -> each(in, 64, right(64));
      case PSRAW -> each(in, 16, arithmetic(16));
      case PSRAD -> each(in, 32, arithmetic(32));
      case PSLLDQ -> VectorShifts::bytesLeft;
      case PSRLDQ -> VectorShifts::bytesRight;
      default -> null;
    };
  }

  private static Handler each(Instruction in, int bits, Shift shift) {
    boolean constant = in.operands().get(1) instanceof Operand.Imm;
    return (cpu, i) -> {
      VectorOperands.requireEnabled(cpu);
      long wanted = constant ? i.immediate & 0xFF : count(cpu, i);
      int count = Long.compareUnsigned(wanted, bits) < 0 ? (int) wanted : bits;
      int target = 2 * (constant ? i.rm : i.reg);
      long[] xmm = cpu.state.xmm;
      xmm[target] = shift.apply(xmm[target], count);
      xmm[target + 1] = shift.apply(xmm[target + 1], count);
    };
  }

  /** The low half of the operand; memory is a whole vector nevertheless. */
  private static long count(Cpu cpu, DecodedInstruction in) {
    if (!in.memory) {
      return cpu.state.xmm[2 * in.rm];
    }
    long address = VectorOperands.aligned(cpu, in);
    long low = cpu.mmu.read64(address);
    cpu.mmu.read64(address + 8);
    return low;
  }

  private static Shift left(int bits) {
    return (lane, count) -> {
      if (count >= bits) {
        return 0;
      }
      long result = 0;
      long mask = -1L >>> (64 - bits);
      for (int at = 0; at < 64; at += bits) {
        result |= ((lane >>> at & mask) << count & mask) << at;
      }
      return result;
    };
  }

  private static Shift right(int bits) {
    return (lane, count) -> {
      if (count >= bits) {
        return 0;
      }
      long result = 0;
      long mask = -1L >>> (64 - bits);
      for (int at = 0; at < 64; at += bits) {
        result |= (lane >>> at & mask) >>> count << at;
      }
      return result;
    };
  }

  private static Shift arithmetic(int bits) {
    return (lane, count) -> {
      long result = 0;
      long mask = -1L >>> (64 - bits);
      int limited = Math.min(count, bits - 1);
      for (int at = 0; at < 64; at += bits) {
        result |= (Lanes.signed(lane, at, bits) >> limited & mask) << at;
      }
      return result;
    };
  }

  private static void bytesLeft(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    int bits = 8 * (int) Math.min(in.immediate & 0xFF, 16);
    long low = xmm[2 * in.rm];
    long high = xmm[2 * in.rm + 1];
    if (bits >= 64) {
      xmm[2 * in.rm + 1] = bits >= 128 ? 0 : low << (bits - 64);
      xmm[2 * in.rm] = 0;
    } else if (bits > 0) {
      xmm[2 * in.rm + 1] = high << bits | low >>> (64 - bits);
      xmm[2 * in.rm] = low << bits;
    }
  }

  private static void bytesRight(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    int bits = 8 * (int) Math.min(in.immediate & 0xFF, 16);
    long low = xmm[2 * in.rm];
    long high = xmm[2 * in.rm + 1];
    if (bits >= 64) {
      xmm[2 * in.rm] = bits >= 128 ? 0 : high >>> (bits - 64);
      xmm[2 * in.rm + 1] = 0;
    } else if (bits > 0) {
      xmm[2 * in.rm] = low >>> bits | high << (64 - bits);
      xmm[2 * in.rm + 1] = high >>> bits;
    }
  }
}
