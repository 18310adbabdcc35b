package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.requireRing0;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.table.InstructionForm;

/**
 * HLT, INVLPG, INVD and WBINVD, and the instructions that are undefined on the bare machine:
 * VMCALL, which only a hypervisor gives a meaning, UD0, UD1 and UD2.
 */
final class ProcessorControl {
  private ProcessorControl() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case HLT -> ProcessorControl::halt;
      case INVLPG -> ProcessorControl::invalidatePage;
      // There are no caches, so nothing is to be written back or lost.
      case INVD, WBINVD -> (cpu, in) -> requireRing0(cpu);
      case VMCALL, UD0, UD1, UD2 -> ProcessorControl::undefined;
      default -> null;
    };
  }

  private static void halt(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    cpu.state.halted = true;
    cpu.requestInterruptCheck();
  }

  private static void invalidatePage(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    cpu.mmu.flushPage(Operands.effectiveAddress(cpu, in));
  }

  private static void undefined(Cpu cpu, DecodedInstruction in) {
    throw GuestFault.invalidOpcode();
  }
}
