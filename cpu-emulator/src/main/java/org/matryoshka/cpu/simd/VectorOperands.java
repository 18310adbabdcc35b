package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;

/**
 * Where the operands of vector instructions are. A register is two elements of {@code
 * CpuState.xmm}: the low half, then the high half.
 */
final class VectorOperands {
  private static final int BYTES = 16;

  private VectorOperands() {}

  /**
   * Whether vector instructions can be used now (SDM vol. 3A, 14.1 and table 14-3).
   *
   * @throws GuestFault #UD if the system has not enabled them, #NM if it wants to save another
   *     task's registers first
   */
  static void requireEnabled(Cpu cpu) {
    CpuState state = cpu.state;
    if ((state.cr4 & Cr4.OSFXSR) == 0 || (state.cr0 & (Cr0.EM | Cr0.TS)) != 0) {
      throw (state.cr4 & Cr4.OSFXSR) == 0 || (state.cr0 & Cr0.EM) != 0
          ? GuestFault.invalidOpcode()
          : GuestFault.of(ExceptionVector.DEVICE_NOT_AVAILABLE, 0);
    }
  }

  /**
   * The address of a memory operand that must be aligned.
   *
   * @throws GuestFault #GP(0) if it is not
   */
  static long aligned(Cpu cpu, DecodedInstruction in) {
    long address = Operands.effectiveAddress(cpu, in);
    if ((address & BYTES - 1) != 0) {
      throw GuestFault.generalProtection(0);
    }
    return address;
  }

  /** Low 64 bits of the operand in ModRM.rm; of memory no more than these are read. */
  static long low(Cpu cpu, DecodedInstruction in) {
    return in.memory
        ? cpu.mmu.read64(Operands.effectiveAddress(cpu, in))
        : cpu.state.xmm[2 * in.rm];
  }

  /** Low 32 bits of the operand in ModRM.rm. */
  static long low32(Cpu cpu, DecodedInstruction in) {
    return in.memory
        ? cpu.mmu.read32(Operands.effectiveAddress(cpu, in))
        : cpu.state.xmm[2 * in.rm] & 0xFFFF_FFFFL;
  }

  /** Stores 16 bytes: both halves or, if one of them can't be stored, none. */
  static void store(Cpu cpu, long address, long low, long high) {
    cpu.mmu.probeWrite(address, BYTES);
    cpu.mmu.write64(address, low);
    cpu.mmu.write64(address + 8, high);
  }
}
