package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.cpu.x87.FpuState;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.Cr0;

/** LDMXCSR, STMXCSR, FXSAVE, FXRSTOR and CLFLUSH (SDM vol. 1, 10.5; vol. 2A, FXSAVE). */
final class StateInstructions {
  // Offsets in the area of FXSAVE.
  private static final int POINTERS = 8;
  private static final int MXCSR = 24;
  private static final int MXCSR_MASK = 28;
  private static final int X87_REGISTERS = 32;
  private static final int VECTOR_REGISTERS = 160;
  private static final int SIZE = 512;

  private StateInstructions() {}

  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case LDMXCSR -> StateInstructions::loadMxcsr;
      case STMXCSR -> StateInstructions::storeMxcsr;
      case FXSAVE -> (cpu, i) -> save(cpu, i, false);
      case FXSAVE64 -> (cpu, i) -> save(cpu, i, true);
      case FXRSTOR -> (cpu, i) -> restore(cpu, i, false);
      case FXRSTOR64 -> (cpu, i) -> restore(cpu, i, true);
      // Memory has no cache here, but must be there.
      case CLFLUSH -> (cpu, i) -> cpu.mmu.read8(Operands.effectiveAddress(cpu, i));
      default -> null;
    };
  }

  private static void loadMxcsr(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    cpu.state.mxcsr = checked((int) cpu.mmu.read32(Operands.effectiveAddress(cpu, in)));
  }

  private static int checked(int mxcsr) {
    if ((mxcsr & ~Mxcsr.WRITABLE) != 0) {
      throw GuestFault.generalProtection(0);
    }
    return mxcsr;
  }

  private static void storeMxcsr(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    cpu.mmu.write32(Operands.effectiveAddress(cpu, in), cpu.state.mxcsr);
  }

  private static void requireFpu(Cpu cpu) {
    if ((cpu.state.cr0 & (Cr0.EM | Cr0.TS)) != 0) {
      throw (cpu.state.cr0 & Cr0.EM) != 0
          ? GuestFault.invalidOpcode()
          : GuestFault.of(ExceptionVector.DEVICE_NOT_AVAILABLE, 0);
    }
  }

  /**
   * Stores everything but the reserved bytes.
   *
   * @param wide whether the pointers have 64 bits, else 32 and a selector, which is 0
   */
  private static void save(Cpu cpu, DecodedInstruction in, boolean wide) {
    requireFpu(cpu);
    long at = VectorOperands.aligned(cpu, in);
    cpu.mmu.probeWrite(at, SIZE);
    CpuState state = cpu.state;
    FpuState fpu = state.fpu;
    cpu.mmu.write64(
        at,
        fpu.control | (long) fpu.status << 16 | (long) fpu.tags << 32 | (long) fpu.opcode << 48);
    long mask = wide ? -1L : 0xFFFF_FFFFL;
    cpu.mmu.write64(at + POINTERS, fpu.instructionPointer & mask);
    cpu.mmu.write64(at + POINTERS + 8, fpu.dataPointer & mask);
    cpu.mmu.write32(at + MXCSR, state.mxcsr);
    cpu.mmu.write32(at + MXCSR_MASK, Mxcsr.WRITABLE);
    for (int i = 0; i < 8; i++) {
      int register = fpu.register(i);
      cpu.mmu.write64(at + X87_REGISTERS + 16L * i, fpu.significands[register]);
      cpu.mmu.write64(at + X87_REGISTERS + 16L * i + 8, fpu.signExponents[register]);
    }
    for (int i = 0; i < state.xmm.length; i++) {
      cpu.mmu.write64(at + VECTOR_REGISTERS + 8L * i, state.xmm[i]);
    }
  }

  private static void restore(Cpu cpu, DecodedInstruction in, boolean wide) {
    requireFpu(cpu);
    long at = VectorOperands.aligned(cpu, in);
    // Whatever can't be read shows before anything is changed.
    cpu.mmu.read64(at + SIZE - 8);
    int mxcsr = checked((int) cpu.mmu.read32(at + MXCSR));
    CpuState state = cpu.state;
    FpuState fpu = state.fpu;
    long words = cpu.mmu.read64(at);
    fpu.control = (int) words & 0xFFFF;
    fpu.status = (int) (words >>> 16) & 0xFFFF;
    fpu.tags = (int) (words >>> 32) & 0xFF;
    fpu.opcode = (int) (words >>> 48) & 0x7FF;
    long mask = wide ? -1L : 0xFFFF_FFFFL;
    fpu.instructionPointer = cpu.mmu.read64(at + POINTERS) & mask;
    fpu.dataPointer = cpu.mmu.read64(at + POINTERS + 8) & mask;
    state.mxcsr = mxcsr;
    for (int i = 0; i < 8; i++) {
      int register = fpu.register(i);
      fpu.significands[register] = cpu.mmu.read64(at + X87_REGISTERS + 16L * i);
      fpu.signExponents[register] = (int) cpu.mmu.read16(at + X87_REGISTERS + 16L * i + 8);
    }
    for (int i = 0; i < state.xmm.length; i++) {
      state.xmm[i] = cpu.mmu.read64(at + VECTOR_REGISTERS + 8L * i);
    }
  }
}
