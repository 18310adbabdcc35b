package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.R11;
import static org.matryoshka.cpu.system.SystemOperands.RCX;
import static org.matryoshka.cpu.system.SystemOperands.RDX;
import static org.matryoshka.cpu.system.SystemOperands.RSP;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.segment.Selector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.mmu.paging.PageTableWalker;

/**
 * SYSCALL, SYSRET, SYSENTER and SYSEXIT (SDM vol. 2B; vol. 3A, 5.8.7 and 5.8.8). They load CS and
 * SS with fixed contents and look at no descriptor. The returns to compatibility mode (without
 * REX.W) raise #GP(0), since this processor does not have that mode.
 */
final class FastSystemCalls {
  /** Code: execute/read, accessed, present, 64 bits, granular. */
  private static final int CODE = 0xA09B;

  /** Data: read/write, accessed, present, big, granular. */
  private static final int STACK = 0xC093;

  private static final int RING_3 = 3 << 5;
  private static final int NO_LIMIT = -1;

  /** What SYSRET takes of R11. */
  private static final long RETURNED_FLAGS = 0x3C_7FD7;

  private FastSystemCalls() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case SYSCALL -> FastSystemCalls::call;
      case SYSRET -> FastSystemCalls::systemReturn;
      case SYSENTER -> FastSystemCalls::enter;
      case SYSEXIT -> FastSystemCalls::exit;
      default -> null;
    };
  }

  private static void call(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    requireEnabled(state);
    int selector = (int) (state.star >>> 32) & Selector.INDEX_AND_TABLE;
    long flags = state.rflags() & ~RFlags.RF;
    state.gpr[RCX] = state.rip;
    state.gpr[R11] = flags;
    state.rip = state.lstar;
    load(cpu, selector, selector + 8, 0);
    cpu.setRflags(flags & ~state.sfmask);
  }

  private static void systemReturn(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    requireEnabled(state);
    SystemOperands.requireRing0(cpu);
    long rip = state.gpr[RCX];
    if (in.size != 8 || !PageTableWalker.isCanonical(rip)) {
      throw GuestFault.generalProtection(0);
    }
    int selector = (int) (state.star >>> 48);
    state.rip = rip;
    load(cpu, selector + 16, selector + 8, 3);
    cpu.setRflags(state.gpr[R11] & RETURNED_FLAGS);
  }

  private static void enter(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    int selector = sysenterSelector(state);
    state.rip = state.sysenterEip;
    state.gpr[RSP] = state.sysenterEsp;
    load(cpu, selector, selector + 8, 0);
    cpu.setSystemFlags(state.systemFlags & ~(RFlags.IF | RFlags.VM));
  }

  private static void exit(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    int selector = sysenterSelector(state);
    SystemOperands.requireRing0(cpu);
    long rip = state.gpr[RDX];
    long rsp = state.gpr[RCX];
    boolean canonical = PageTableWalker.isCanonical(rip) && PageTableWalker.isCanonical(rsp);
    if (in.size != 8 || !canonical) {
      throw GuestFault.generalProtection(0);
    }
    state.rip = rip;
    state.gpr[RSP] = rsp;
    load(cpu, selector + 32, selector + 40, 3);
  }

  private static int sysenterSelector(CpuState state) {
    int selector = (int) state.sysenterCs & Selector.INDEX_AND_TABLE;
    if (selector == 0) {
      throw GuestFault.generalProtection(0);
    }
    return selector;
  }

  private static void requireEnabled(CpuState state) {
    if ((state.efer & Efer.SCE) == 0) {
      throw GuestFault.invalidOpcode();
    }
  }

  private static void load(Cpu cpu, int code, int stack, int level) {
    int ring = level == 0 ? 0 : RING_3;
    CpuState state = cpu.state;
    state.segments[CpuState.CS].set((code & 0xFFFF) | level, 0, NO_LIMIT, CODE | ring);
    state.segments[CpuState.SS].set((stack & 0xFFFF) | level, 0, NO_LIMIT, STACK | ring);
    cpu.setCpl(level);
  }
}
