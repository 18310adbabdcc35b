package org.matryoshka.cpu.system;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Stack;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.InstructionForm;

/**
 * Instructions on the flags with rules of privilege: CLI, STI, PUSHF, POPF, CLAC and STAC (SDM vol.
 * 2). POPF outside of the I/O privilege level leaves IF alone without a fault: the best known hole
 * of the classic x86 (SDM vol. 2B, table 4-16).
 */
final class FlagsRegister {
  private static final int PUSHED = ~(RFlags.VM | RFlags.RF);

  private FlagsRegister() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case CLI -> FlagsRegister::clearInterrupt;
      case STI -> FlagsRegister::setInterrupt;
      case PUSHF, PUSHFQ -> FlagsRegister::push;
      case POPF, POPFQ -> FlagsRegister::pop;
      case CLAC -> FlagsRegister::clearAlignmentCheck;
      case STAC -> FlagsRegister::setAlignmentCheck;
      default -> null;
    };
  }

  /** IOPL: the outermost ring that may do input, output, CLI and STI. */
  static int ioPrivilege(CpuState state) {
    return (state.systemFlags & RFlags.IOPL) >> 12;
  }

  private static void clearInterrupt(Cpu cpu, DecodedInstruction in) {
    requireIoPrivilege(cpu.state);
    cpu.setSystemFlags(cpu.state.systemFlags & ~RFlags.IF);
  }

  private static void setInterrupt(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    requireIoPrivilege(state);
    if (!state.interruptsEnabled()) {
      // So that STI and the RET or HLT behind it are one step.
      state.interruptShadow = true;
    }
    cpu.setSystemFlags(state.systemFlags | RFlags.IF);
  }

  private static void requireIoPrivilege(CpuState state) {
    if (state.cpl > ioPrivilege(state)) {
      throw GuestFault.generalProtection(0);
    }
  }

  private static void push(Cpu cpu, DecodedInstruction in) {
    Stack.push(cpu, in.size, cpu.state.rflags() & PUSHED);
  }

  private static void pop(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    int flags = (int) Stack.pop(cpu, in.size);
    int changeable = RFlags.TF | RFlags.DF | RFlags.NT;
    if (in.size > 2) {
      changeable |= RFlags.AC | RFlags.ID;
    }
    if (state.cpl <= ioPrivilege(state)) {
      changeable |= RFlags.IF;
    }
    if (state.cpl == 0) {
      changeable |= RFlags.IOPL;
    }
    state.setStatusFlags(flags);
    int kept = state.systemFlags & ~changeable & ~RFlags.RF;
    cpu.setSystemFlags(kept | (flags & changeable));
  }

  private static void clearAlignmentCheck(Cpu cpu, DecodedInstruction in) {
    requireRing0OrUndefined(cpu);
    cpu.setSystemFlags(cpu.state.systemFlags & ~RFlags.AC);
  }

  private static void setAlignmentCheck(Cpu cpu, DecodedInstruction in) {
    requireRing0OrUndefined(cpu);
    cpu.setSystemFlags(cpu.state.systemFlags | RFlags.AC);
  }

  private static void requireRing0OrUndefined(Cpu cpu) {
    if (cpu.state.cpl != 0) {
      throw GuestFault.invalidOpcode();
    }
  }
}
