package org.matryoshka.cpu.system;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Stack;
import org.matryoshka.cpu.segment.CodeSegments;
import org.matryoshka.cpu.segment.DataSegments;
import org.matryoshka.cpu.segment.DescriptorTable;
import org.matryoshka.cpu.segment.SegmentDescriptor;
import org.matryoshka.cpu.segment.Selector;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.mmu.paging.PageTableWalker;

/** Far RET and IRET, to the same privilege level or an outer one (SDM vol. 2, IRET and RET). */
final class FarReturns {
  private static final int RSP = Register.RSP.number();

  private FarReturns() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case RETF -> FarReturns::farReturn;
      case IRET, IRETD, IRETQ -> FarReturns::interruptReturn;
      default -> null;
    };
  }

  private static void farReturn(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    int size = in.size;
    int dropped = (int) in.immediate & 0xFFFF;
    long top = state.gpr[RSP];
    long rip = Stack.read(cpu, top, size);
    int cs = (int) Stack.read(cpu, top + size, size) & 0xFFFF;
    int level = cs & Selector.RPL;
    SegmentDescriptor code = CodeSegments.returnTarget(cpu, cs);
    if (level == state.cpl) {
      requireCanonical(rip);
      enter(cpu, cs, code, rip);
      state.gpr[RSP] = top + 2L * size + dropped;
      return;
    }
    long outer = top + 2L * size + dropped;
    long rsp = Stack.read(cpu, outer, size);
    int ss = (int) Stack.read(cpu, outer + size, size) & 0xFFFF;
    requireCanonical(rip);
    SegmentDescriptor stack = DataSegments.checkStack(cpu, ss, level);
    enter(cpu, cs, code, rip);
    DataSegments.loadStack(cpu, ss, stack);
    DataSegments.dropInner(cpu, level);
    state.gpr[RSP] = rsp + dropped;
  }

  private static void interruptReturn(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    if ((state.systemFlags & RFlags.NT) != 0) {
      throw GuestFault.generalProtection(0);
    }
    int size = in.size;
    long top = state.gpr[RSP];
    long rip = Stack.read(cpu, top, size);
    int cs = (int) Stack.read(cpu, top + size, size) & 0xFFFF;
    int flags = (int) Stack.read(cpu, top + 2L * size, size);
    long rsp = Stack.read(cpu, top + 3L * size, size);
    int ss = (int) Stack.read(cpu, top + 4L * size, size) & 0xFFFF;
    int level = cs & Selector.RPL;
    SegmentDescriptor code = CodeSegments.returnTarget(cpu, cs);
    requireCanonical(rip);
    SegmentDescriptor stack = DataSegments.checkStack(cpu, ss, level);

    int changeable = changeableFlags(state, size);
    boolean outward = level > state.cpl;
    enter(cpu, cs, code, rip);
    DataSegments.loadStack(cpu, ss, stack);
    if (outward) {
      DataSegments.dropInner(cpu, level);
    }
    state.gpr[RSP] = rsp;
    state.setStatusFlags(flags);
    cpu.setSystemFlags((state.systemFlags & ~changeable) | (flags & changeable));
  }

  /** What IRET loads of the flags that are not status flags. */
  private static int changeableFlags(CpuState state, int size) {
    int flags = RFlags.TF | RFlags.DF | RFlags.NT;
    if (size > 2) {
      flags |= RFlags.RF | RFlags.AC | RFlags.ID;
    }
    if (state.cpl <= FlagsRegister.ioPrivilege(state)) {
      flags |= RFlags.IF;
    }
    if (state.cpl == 0) {
      flags |= size > 2 ? RFlags.IOPL | RFlags.VIF | RFlags.VIP : RFlags.IOPL;
    }
    return flags;
  }

  /** Loads CS and RIP; the last thing that may fault is the accessed bit. */
  private static void enter(Cpu cpu, int selector, SegmentDescriptor code, long rip) {
    SegmentDescriptor marked = DescriptorTable.markAccessed(cpu, selector, code);
    CodeSegments.load(cpu, selector, marked, selector & Selector.RPL);
    cpu.state.rip = rip;
  }

  private static void requireCanonical(long rip) {
    if (!PageTableWalker.isCanonical(rip)) {
      throw GuestFault.generalProtection(0);
    }
  }
}
