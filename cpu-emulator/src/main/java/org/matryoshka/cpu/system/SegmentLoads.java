package org.matryoshka.cpu.system;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.cpu.operand.Stack;
import org.matryoshka.cpu.segment.DataSegments;
import org.matryoshka.cpu.segment.SegmentDescriptor;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;

/**
 * Reads and loads of segment registers: MOV, LFS, LGS, LSS, PUSH and POP (SDM vol. 2, same names;
 * vol. 3A, 3.4.4).
 */
final class SegmentLoads {
  private static final int RSP = Register.RSP.number();

  private SegmentLoads() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case MOV -> {
        if (SystemOperands.has(form, 0, OperandKind.SREG)) {
          yield SegmentLoads::moveTo;
        }
        yield SystemOperands.has(form, 1, OperandKind.SREG) ? SegmentLoads::moveFrom : null;
      }
      case LSS -> (cpu, in) -> loadFar(cpu, in, CpuState.SS);
      case LFS -> (cpu, in) -> loadFar(cpu, in, CpuState.FS);
      case LGS -> (cpu, in) -> loadFar(cpu, in, CpuState.GS);
      case PUSH -> {
        int register = fixedRegister(form);
        yield register < 0 ? null : (cpu, in) -> push(cpu, in, register);
      }
      case POP -> {
        int register = fixedRegister(form);
        yield register < 0 ? null : (cpu, in) -> pop(cpu, in, register);
      }
      default -> null;
    };
  }

  private static int fixedRegister(InstructionForm form) {
    if (SystemOperands.has(form, 0, OperandKind.FS)) {
      return CpuState.FS;
    }
    return SystemOperands.has(form, 0, OperandKind.GS) ? CpuState.GS : -1;
  }

  private static void moveFrom(Cpu cpu, DecodedInstruction in) {
    if (in.reg > CpuState.GS) {
      throw GuestFault.invalidOpcode();
    }
    SystemOperands.storeWord(cpu, in, cpu.state.segments[in.reg].selector);
  }

  private static void moveTo(Cpu cpu, DecodedInstruction in) {
    if (in.reg == CpuState.CS || in.reg > CpuState.GS) {
      throw GuestFault.invalidOpcode();
    }
    load(cpu, in.reg, SystemOperands.readWord(cpu, in));
  }

  private static void loadFar(Cpu cpu, DecodedInstruction in, int register) {
    long at = Operands.effectiveAddress(cpu, in);
    long offset = cpu.mmu.read(at, in.size);
    load(cpu, register, (int) cpu.mmu.read16(at + in.size));
    Operands.writeRegister(cpu.state, in.reg, in.size, offset);
  }

  private static void push(Cpu cpu, DecodedInstruction in, int register) {
    Stack.push(cpu, in.size, cpu.state.segments[register].selector);
  }

  private static void pop(Cpu cpu, DecodedInstruction in, int register) {
    long top = cpu.state.gpr[RSP];
    load(cpu, register, (int) Stack.read(cpu, top, 2));
    cpu.state.gpr[RSP] = top + in.size;
  }

  private static void load(Cpu cpu, int register, int selector) {
    if (register != CpuState.SS) {
      DataSegments.load(cpu, register, selector);
      return;
    }
    SegmentDescriptor stack = DataSegments.checkStack(cpu, selector, cpu.state.cpl);
    DataSegments.loadStack(cpu, selector, stack);
    // Software is about to load RSP, and an interrupt between the two would find half a stack.
    cpu.state.interruptShadow = true;
    cpu.requestInterruptCheck();
  }
}
