package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.requireRing0;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.mmu.paging.PageTableWalker;

/** MOV to and from control registers, CLTS, LMSW and SMSW (SDM vol. 2B, MOV; vol. 3A, 2.5). */
final class ControlRegisters {
  /** Bits of CR0 that exist; the others of the low half are ignored, the upper half is reserved. */
  private static final long CR0_BITS =
      Cr0.PE | Cr0.MP | Cr0.EM | Cr0.TS | Cr0.ET | Cr0.NE | Cr0.WP | Cr0.AM | Cr0.NW | Cr0.CD
          | Cr0.PG;

  /** What LMSW loads. */
  private static final long MACHINE_STATUS_WORD = Cr0.PE | Cr0.MP | Cr0.EM | Cr0.TS;

  private ControlRegisters() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case MOV -> {
        if (SystemOperands.has(form, 0, OperandKind.CR)) {
          yield ControlRegisters::write;
        }
        yield SystemOperands.has(form, 1, OperandKind.CR) ? ControlRegisters::read : null;
      }
      case CLTS -> ControlRegisters::clearTaskSwitched;
      case LMSW -> ControlRegisters::loadMachineStatus;
      case SMSW -> ControlRegisters::storeMachineStatus;
      default -> null;
    };
  }

  private static void read(Cpu cpu, DecodedInstruction in) {
    int number = requireExisting(in);
    requireRing0(cpu);
    cpu.state.gpr[in.rm] =
        switch (number) {
          case 0 -> cpu.state.cr0;
          case 2 -> cpu.state.cr2;
          case 3 -> cpu.state.cr3;
          case 4 -> cpu.state.cr4;
          default -> cpu.interrupts().taskPriority();
        };
  }

  private static void write(Cpu cpu, DecodedInstruction in) {
    int number = requireExisting(in);
    requireRing0(cpu);
    long value = cpu.state.gpr[in.rm];
    switch (number) {
      case 0 -> writeCr0(cpu, value);
      case 2 -> cpu.state.cr2 = value;
      case 3 -> writeCr3(cpu, value);
      case 4 -> writeCr4(cpu, value);
      default -> writeCr8(cpu, value);
    }
  }

  private static int requireExisting(DecodedInstruction in) {
    return switch (in.reg) {
      case 0, 2, 3, 4, 8 -> in.reg;
      default -> throw GuestFault.invalidOpcode();
    };
  }

  private static void writeCr0(Cpu cpu, long value) {
    long old = cpu.state.cr0;
    boolean paging = (value & Cr0.PG) != 0;
    boolean wasPaging = (old & Cr0.PG) != 0;
    boolean longMode = (cpu.state.efer & Efer.LME) != 0;
    boolean refused =
        value >>> 32 != 0
            || ((value & Cr0.NW) != 0 && (value & Cr0.CD) == 0)
            || (paging && (value & Cr0.PE) == 0)
            || (paging && !wasPaging && longMode && (cpu.state.cr4 & Cr4.PAE) == 0)
            // All our code is 64-bit code, and paging can't be turned off below it.
            || (!paging && wasPaging);
    if (refused) {
      throw GuestFault.generalProtection(0);
    }
    cpu.state.cr0 = (value & CR0_BITS) | Cr0.ET;
    if (paging && longMode) {
      cpu.state.efer |= Efer.LMA;
    }
    cpu.controlRegistersChanged();
  }

  private static void writeCr3(Cpu cpu, long value) {
    if (value >>> PageTableWalker.PHYSICAL_ADDRESS_BITS != 0) {
      throw GuestFault.generalProtection(0);
    }
    cpu.setCr3(value);
  }

  private static void writeCr4(Cpu cpu, long value) {
    boolean losesLongMode =
        (value & Cr4.PAE) == 0
            && (cpu.state.cr4 & Cr4.PAE) != 0
            && (cpu.state.efer & Efer.LMA) != 0;
    if ((value & ~ProcessorModel.CR4_BITS) != 0 || losesLongMode) {
      throw GuestFault.generalProtection(0);
    }
    cpu.state.cr4 = value;
    cpu.controlRegistersChanged();
  }

  private static void writeCr8(Cpu cpu, long value) {
    if (value >>> 4 != 0) {
      throw GuestFault.generalProtection(0);
    }
    cpu.interrupts().setTaskPriority((int) value);
    cpu.requestInterruptCheck();
  }

  private static void clearTaskSwitched(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    cpu.state.cr0 &= ~Cr0.TS;
  }

  private static void loadMachineStatus(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    // LMSW can set PE, but not clear it.
    long value =
        (SystemOperands.readWord(cpu, in) & MACHINE_STATUS_WORD) | (cpu.state.cr0 & Cr0.PE);
    cpu.state.cr0 = (cpu.state.cr0 & ~MACHINE_STATUS_WORD) | value;
  }

  private static void storeMachineStatus(Cpu cpu, DecodedInstruction in) {
    DescriptorTableRegisters.requireNotPrevented(cpu);
    SystemOperands.storeWord(cpu, in, cpu.state.cr0);
  }
}
