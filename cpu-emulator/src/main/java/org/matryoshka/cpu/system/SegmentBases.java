package org.matryoshka.cpu.system;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.SegmentRegister;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.mmu.paging.PageTableWalker;

/** RDFSBASE, RDGSBASE, WRFSBASE, WRGSBASE and SWAPGS (SDM vol. 2B). */
final class SegmentBases {
  private SegmentBases() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case RDFSBASE -> (cpu, in) -> read(cpu, in, CpuState.FS);
      case RDGSBASE -> (cpu, in) -> read(cpu, in, CpuState.GS);
      case WRFSBASE -> (cpu, in) -> write(cpu, in, CpuState.FS);
      case WRGSBASE -> (cpu, in) -> write(cpu, in, CpuState.GS);
      case SWAPGS -> SegmentBases::swap;
      default -> null;
    };
  }

  private static void read(Cpu cpu, DecodedInstruction in, int register) {
    requireEnabled(cpu);
    Operands.writeRegister(cpu.state, in.rm, in.size, cpu.state.segments[register].base);
  }

  private static void write(Cpu cpu, DecodedInstruction in, int register) {
    requireEnabled(cpu);
    long base = Operands.readRegister(cpu.state, in.rm, in.size);
    if (!PageTableWalker.isCanonical(base)) {
      throw GuestFault.generalProtection(0);
    }
    cpu.state.segments[register].base = base;
  }

  private static void requireEnabled(Cpu cpu) {
    if ((cpu.state.cr4 & Cr4.FSGSBASE) == 0) {
      throw GuestFault.invalidOpcode();
    }
  }

  private static void swap(Cpu cpu, DecodedInstruction in) {
    SystemOperands.requireRing0(cpu);
    SegmentRegister gs = cpu.state.segments[CpuState.GS];
    long base = gs.base;
    gs.base = cpu.state.kernelGsBase;
    cpu.state.kernelGsBase = base;
  }
}
