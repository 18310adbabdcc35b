package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.OperandKind;

/** Moves of vectors and of their parts. */
final class VectorMoves {
  private static final long LOW_32 = 0xFFFF_FFFFL;
  private static final int RDI = 7;

  private VectorMoves() {}

  static Handler handlerFor(Instruction in) {
    boolean store = in.operands().getFirst() instanceof Operand.Mem;
    boolean registers = in.operands().stream().allMatch(Operand.Reg.class::isInstance);
    // Of two registers the one in ModRM.rm is the target where the form writes to "xmm2/m128".
    boolean toRm = in.form().operands().getFirst().kind().isMemory();
    return switch (in.mnemonic()) {
      case MOVAPS, MOVAPD, MOVDQA, MOVNTPS, MOVNTPD, MOVNTDQ -> whole(store, registers, toRm, true);
      case MOVUPS, MOVUPD, MOVDQU -> whole(store, registers, toRm, false);
      case MOVSS -> store ? storeLow(4) : registers ? VectorMoves::mergeSingle : loadLow(4);
      case MOVSD -> store ? storeLow(8) : registers ? mergeDouble(toRm) : loadLow(8);
      case MOVD ->
          in.form().operands().getFirst().kind() == OperandKind.XMM ? fromGeneral(4) : toGeneral(4);
      case MOVQ -> quadword(in, store, registers, toRm);
      case MOVLPS, MOVLPD -> store ? storeLow(8) : loadHalf(0);
      case MOVHPS, MOVHPD -> store ? VectorMoves::storeHigh : loadHalf(1);
      case MOVHLPS -> half(0, 1);
      case MOVLHPS -> half(1, 0);
      case MOVMSKPS -> signs(4);
      case MOVMSKPD -> signs(8);
      case PMOVMSKB -> signs(1);
      case MASKMOVDQU -> VectorMoves::storeMasked;
      default -> null;
    };
  }

  private static Handler whole(boolean store, boolean registers, boolean toRm, boolean aligned) {
    if (registers) {
      return toRm ? (cpu, in) -> copy(cpu, in.rm, in.reg) : (cpu, in) -> copy(cpu, in.reg, in.rm);
    }
    if (store) {
      return aligned
          ? (cpu, in) -> storeWhole(cpu, in, true)
          : (cpu, in) -> storeWhole(cpu, in, false);
    }
    return aligned ? (cpu, in) -> loadWhole(cpu, in, true) : (cpu, in) -> loadWhole(cpu, in, false);
  }

  private static void copy(Cpu cpu, int to, int from) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    xmm[2 * to] = xmm[2 * from];
    xmm[2 * to + 1] = xmm[2 * from + 1];
  }

  private static void loadWhole(Cpu cpu, DecodedInstruction in, boolean aligned) {
    VectorOperands.requireEnabled(cpu);
    long address = aligned ? VectorOperands.aligned(cpu, in) : Operands.effectiveAddress(cpu, in);
    long low = cpu.mmu.read64(address);
    long high = cpu.mmu.read64(address + 8);
    cpu.state.xmm[2 * in.reg] = low;
    cpu.state.xmm[2 * in.reg + 1] = high;
  }

  private static void storeWhole(Cpu cpu, DecodedInstruction in, boolean aligned) {
    VectorOperands.requireEnabled(cpu);
    long address = aligned ? VectorOperands.aligned(cpu, in) : Operands.effectiveAddress(cpu, in);
    long[] xmm = cpu.state.xmm;
    VectorOperands.store(cpu, address, xmm[2 * in.reg], xmm[2 * in.reg + 1]);
  }

  private static Handler loadLow(int size) {
    return (cpu, in) -> {
      VectorOperands.requireEnabled(cpu);
      cpu.state.xmm[2 * in.reg] = cpu.mmu.read(Operands.effectiveAddress(cpu, in), size);
      cpu.state.xmm[2 * in.reg + 1] = 0;
    };
  }

  private static Handler storeLow(int size) {
    return (cpu, in) -> {
      VectorOperands.requireEnabled(cpu);
      cpu.mmu.write(Operands.effectiveAddress(cpu, in), size, cpu.state.xmm[2 * in.reg]);
    };
  }

  private static void storeHigh(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    cpu.mmu.write64(Operands.effectiveAddress(cpu, in), cpu.state.xmm[2 * in.reg + 1]);
  }

  /** MOVSS between registers: both forms name the target first, one in ModRM.reg, one in rm. */
  private static void mergeSingle(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    boolean toRm = in.instruction.form().operands().getFirst().kind().isMemory();
    int to = 2 * (toRm ? in.rm : in.reg);
    int from = 2 * (toRm ? in.reg : in.rm);
    long[] xmm = cpu.state.xmm;
    xmm[to] = (xmm[to] & ~LOW_32) | (xmm[from] & LOW_32);
  }

  private static Handler mergeDouble(boolean toRm) {
    return (cpu, in) -> {
      VectorOperands.requireEnabled(cpu);
      int to = 2 * (toRm ? in.rm : in.reg);
      cpu.state.xmm[to] = cpu.state.xmm[2 * (toRm ? in.reg : in.rm)];
    };
  }

  private static Handler loadHalf(int half) {
    return (cpu, in) -> {
      VectorOperands.requireEnabled(cpu);
      cpu.state.xmm[2 * in.reg + half] = cpu.mmu.read64(Operands.effectiveAddress(cpu, in));
    };
  }

  private static Handler half(int to, int from) {
    return (cpu, in) -> {
      VectorOperands.requireEnabled(cpu);
      cpu.state.xmm[2 * in.reg + to] = cpu.state.xmm[2 * in.rm + from];
    };
  }

  private static Handler fromGeneral(int size) {
    return (cpu, in) -> {
      VectorOperands.requireEnabled(cpu);
      cpu.state.xmm[2 * in.reg] = Operands.readRm(cpu, in, size);
      cpu.state.xmm[2 * in.reg + 1] = 0;
    };
  }

  private static Handler toGeneral(int size) {
    return (cpu, in) -> {
      VectorOperands.requireEnabled(cpu);
      Operands.writeRm(cpu, in, size, cpu.state.xmm[2 * in.reg]);
    };
  }

  private static Handler quadword(Instruction in, boolean store, boolean registers, boolean toRm) {
    OperandKind first = in.form().operands().get(0).kind();
    OperandKind second = in.form().operands().get(1).kind();
    if (second == OperandKind.RM64) {
      return fromGeneral(8);
    }
    if (first == OperandKind.RM64) {
      return toGeneral(8);
    }
    if (!registers) {
      return store ? storeLow(8) : loadLow(8);
    }
    return (cpu, i) -> {
      VectorOperands.requireEnabled(cpu);
      long[] xmm = cpu.state.xmm;
      int to = 2 * (toRm ? i.rm : i.reg);
      xmm[to] = xmm[2 * (toRm ? i.reg : i.rm)];
      xmm[to + 1] = 0;
    };
  }

  private static Handler signs(int size) {
    return (cpu, in) -> {
      VectorOperands.requireEnabled(cpu);
      int perLane = 8 / size;
      long low = Lanes.signs(cpu.state.xmm[2 * in.rm], size);
      cpu.state.gpr[in.reg] = low | Lanes.signs(cpu.state.xmm[2 * in.rm + 1], size) << perLane;
    };
  }

  /**
   * The bytes whose mask has its highest bit set go to [RDI]; with no bit set nothing is touched.
   */
  private static void storeMasked(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    long mask = Lanes.signs(xmm[2 * in.rm], 1) | Lanes.signs(xmm[2 * in.rm + 1], 1) << 8;
    long address = Operands.linear(cpu.state, in, cpu.state.gpr[RDI]);
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < 16; i++) {
        if ((mask >> i & 1) != 0) {
          if (pass == 0) {
            cpu.mmu.probeWrite(address + i, 1);
          } else {
            cpu.mmu.write8(address + i, xmm[2 * in.reg + i / 8] >>> (8 * (i % 8)));
          }
        }
      }
    }
  }
}
