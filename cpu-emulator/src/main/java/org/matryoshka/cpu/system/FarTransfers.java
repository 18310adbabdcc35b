package org.matryoshka.cpu.system;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.cpu.segment.CodeSegments;
import org.matryoshka.cpu.segment.DescriptorTable;
import org.matryoshka.cpu.segment.SegmentDescriptor;
import org.matryoshka.cpu.segment.Selector;
import org.matryoshka.cpu.segment.StackFrame;
import org.matryoshka.cpu.segment.SystemMemory;
import org.matryoshka.cpu.segment.TaskState;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.mmu.paging.PageTableWalker;

/**
 * Far JMP and CALL through a pointer in memory, straight to a code segment or through a call gate
 * (SDM vol. 2A, CALL and JMP; vol. 3A, 5.8). A task gate or task-state segment raises #GP, as
 * always in 64-bit mode.
 */
final class FarTransfers {
  private static final int RSP = Register.RSP.number();

  /** In the second half of a call gate: the type of bits 96 to 127, which must be zero. */
  private static final long UPPER_TYPE = 0x1FL << 40;

  private FarTransfers() {}

  static Handler handlerFor(InstructionForm form) {
    boolean far =
        SystemOperands.has(form, 0, OperandKind.M16_16)
            || SystemOperands.has(form, 0, OperandKind.M16_32)
            || SystemOperands.has(form, 0, OperandKind.M16_64_FAR);
    if (!far) {
      return null;
    }
    return switch (form.mnemonic()) {
      case JMP -> (cpu, in) -> transfer(cpu, in, false);
      case CALL -> (cpu, in) -> transfer(cpu, in, true);
      default -> null;
    };
  }

  private static void transfer(Cpu cpu, DecodedInstruction in, boolean call) {
    long at = Operands.effectiveAddress(cpu, in);
    long offset = cpu.mmu.read(at, in.size);
    int selector = (int) cpu.mmu.read16(at + in.size);
    if (Selector.isNull(selector)) {
      throw GuestFault.generalProtection(0);
    }
    SegmentDescriptor target = DescriptorTable.fetch(cpu, selector, 0);
    if (target.isCode()) {
      CodeSegments.checkDirect(cpu, selector, target);
      go(cpu, selector, target, offset, call ? in.size : 0);
    } else if (!target.isSegment() && target.type() == SegmentDescriptor.CALL_GATE) {
      throughGate(cpu, selector, target, call);
    } else {
      throw GuestFault.generalProtection(selector & Selector.INDEX_AND_TABLE);
    }
  }

  /**
   * Stays at the current privilege level.
   *
   * @param slot bytes of CS and RIP on the stack for a call; 0 for a jump
   */
  private static void go(Cpu cpu, int selector, SegmentDescriptor target, long rip, int slot) {
    CpuState state = cpu.state;
    requireCanonical(rip);
    SegmentDescriptor code = DescriptorTable.markAccessed(cpu, selector, target);
    if (slot != 0) {
      long cs = state.segments[CpuState.CS].selector;
      StackFrame.push(cpu, state.cpl, state.gpr[RSP], slot, 0, cs, state.rip);
      state.gpr[RSP] -= 2L * slot;
    }
    CodeSegments.load(cpu, selector, code, state.cpl);
    state.rip = rip;
  }

  private static void throughGate(Cpu cpu, int gateSelector, SegmentDescriptor gate, boolean call) {
    int error = gateSelector & Selector.INDEX_AND_TABLE;
    int cpl = cpu.state.cpl;
    long at = DescriptorTable.address(cpu.state, gateSelector, 16);
    if (gate.dpl() < Math.max(cpl, gateSelector & Selector.RPL) || at == DescriptorTable.OUTSIDE) {
      throw GuestFault.generalProtection(error);
    }
    long high = SystemMemory.read(cpu.mmu, at + 8, 8);
    if ((high & UPPER_TYPE) != 0) {
      throw GuestFault.generalProtection(error);
    }
    if (!gate.isPresent()) {
      throw GuestFault.of(ExceptionVector.SEGMENT_NOT_PRESENT, error);
    }
    int selector = (int) (gate.bits() >>> 16) & 0xFFFF;
    long rip = (gate.bits() & 0xFFFF) | (gate.bits() >>> 32 & 0xFFFF_0000L) | high << 32;
    SegmentDescriptor code = CodeSegments.gateTarget(cpu, selector, 0);
    boolean inner = !code.isConforming() && code.dpl() < cpl;
    if (!inner) {
      go(cpu, selector, code, rip, call ? 8 : 0);
    } else if (call) {
      callInner(cpu, selector, code, rip);
    } else {
      throw GuestFault.generalProtection(selector & Selector.INDEX_AND_TABLE);
    }
  }

  private static void callInner(Cpu cpu, int selector, SegmentDescriptor target, long rip) {
    CpuState state = cpu.state;
    int level = target.dpl();
    long top = TaskState.stackForLevel(cpu, level, 0);
    requireCanonical(rip);
    SegmentDescriptor code = DescriptorTable.markAccessed(cpu, selector, target);
    long ss = state.segments[CpuState.SS].selector;
    long cs = state.segments[CpuState.CS].selector;
    StackFrame.push(cpu, level, top, 8, 0, ss, state.gpr[RSP], cs, state.rip);
    state.segments[CpuState.SS].set(level, 0, 0, 0);
    CodeSegments.load(cpu, selector, code, level);
    state.gpr[RSP] = top - 32;
    state.rip = rip;
  }

  private static void requireCanonical(long rip) {
    if (!PageTableWalker.isCanonical(rip)) {
      throw GuestFault.generalProtection(0);
    }
  }
}
