package org.matryoshka.cpu.simd;

import static org.matryoshka.cpu.simd.Lanes.each;
import static org.matryoshka.cpu.simd.Lanes.eachUnsigned;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.simd.Lanes.LaneOperation;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.instruction.Instruction;

/** Operations on integers that treat the two lanes of a vector alike. */
final class VectorIntegers {
  private VectorIntegers() {}

  static Handler handlerFor(Instruction in) {
    LaneOperation operation = operation(in.mnemonic());
    return operation == null ? null : (cpu, i) -> execute(cpu, i, operation);
  }

  private static LaneOperation operation(Mnemonic mnemonic) {
    return switch (mnemonic) {
      case PADDB -> Lanes.add(1);
      case PADDW -> Lanes.add(2);
      case PADDD -> Lanes.add(4);
      case PADDQ -> Long::sum;
      case PSUBB -> Lanes.subtract(1);
      case PSUBW -> Lanes.subtract(2);
      case PSUBD -> Lanes.subtract(4);
      case PSUBQ -> (a, b) -> a - b;
      case PADDSB -> each(1, (a, b) -> Lanes.saturate(a + b, 8));
      case PADDSW -> each(2, (a, b) -> Lanes.saturate(a + b, 16));
      case PADDUSB -> eachUnsigned(1, (a, b) -> Lanes.saturateUnsigned(a + b, 8));
      case PADDUSW -> eachUnsigned(2, (a, b) -> Lanes.saturateUnsigned(a + b, 16));
      case PSUBSB -> each(1, (a, b) -> Lanes.saturate(a - b, 8));
      case PSUBSW -> each(2, (a, b) -> Lanes.saturate(a - b, 16));
      case PSUBUSB -> eachUnsigned(1, (a, b) -> Lanes.saturateUnsigned(a - b, 8));
      case PSUBUSW -> eachUnsigned(2, (a, b) -> Lanes.saturateUnsigned(a - b, 16));
      case PMULLW -> each(2, (a, b) -> a * b);
      case PMULHW -> each(2, (a, b) -> (a * b) >> 16);
      case PMULHUW -> eachUnsigned(2, (a, b) -> (a * b) >>> 16);
      case PMULUDQ -> (a, b) -> (a & 0xFFFF_FFFFL) * (b & 0xFFFF_FFFFL);
      case PMADDWD -> VectorIntegers::multiplyAndAdd;
      case PSADBW -> VectorIntegers::sumOfDifferences;
      case PAVGB -> eachUnsigned(1, (a, b) -> (a + b + 1) >> 1);
      case PAVGW -> eachUnsigned(2, (a, b) -> (a + b + 1) >> 1);
      case PMINUB -> eachUnsigned(1, Math::min);
      case PMAXUB -> eachUnsigned(1, Math::max);
      case PMINSW -> each(2, Math::min);
      case PMAXSW -> each(2, Math::max);
      case PCMPEQB -> each(1, (a, b) -> a == b ? -1 : 0);
      case PCMPEQW -> each(2, (a, b) -> a == b ? -1 : 0);
      case PCMPEQD -> each(4, (a, b) -> a == b ? -1 : 0);
      case PCMPGTB -> each(1, (a, b) -> a > b ? -1 : 0);
      case PCMPGTW -> each(2, (a, b) -> a > b ? -1 : 0);
      case PCMPGTD -> each(4, (a, b) -> a > b ? -1 : 0);
      case PAND, ANDPS, ANDPD -> (a, b) -> a & b;
      case PANDN, ANDNPS, ANDNPD -> (a, b) -> ~a & b;
      case POR, ORPS, ORPD -> (a, b) -> a | b;
      case PXOR, XORPS, XORPD -> (a, b) -> a ^ b;
      default -> null;
    };
  }

  private static void execute(Cpu cpu, DecodedInstruction in, LaneOperation operation) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    long low;
    long high;
    if (in.memory) {
      long address = VectorOperands.aligned(cpu, in);
      low = cpu.mmu.read64(address);
      high = cpu.mmu.read64(address + 8);
    } else {
      low = xmm[2 * in.rm];
      high = xmm[2 * in.rm + 1];
    }
    xmm[2 * in.reg] = operation.apply(xmm[2 * in.reg], low);
    xmm[2 * in.reg + 1] = operation.apply(xmm[2 * in.reg + 1], high);
  }

  private static long multiplyAndAdd(long a, long b) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      long sum =
          Lanes.signed(a, at, 16) * Lanes.signed(b, at, 16)
              + Lanes.signed(a, at + 16, 16) * Lanes.signed(b, at + 16, 16);
      result |= (sum & 0xFFFF_FFFFL) << at;
    }
    return result;
  }

  private static long sumOfDifferences(long a, long b) {
    long sum = 0;
    for (int at = 0; at < 64; at += 8) {
      sum += Math.abs((a >>> at & 0xFF) - (b >>> at & 0xFF));
    }
    return sum;
  }
}
