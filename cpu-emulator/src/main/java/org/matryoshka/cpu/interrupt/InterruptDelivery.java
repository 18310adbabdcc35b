package org.matryoshka.cpu.interrupt;

import java.util.Optional;
import java.util.OptionalInt;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.segment.CodeSegments;
import org.matryoshka.cpu.segment.DescriptorTable;
import org.matryoshka.cpu.segment.SegmentDescriptor;
import org.matryoshka.cpu.segment.StackFrame;
import org.matryoshka.cpu.segment.SystemMemory;
import org.matryoshka.cpu.segment.TaskState;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.mmu.paging.PageTableWalker;

/**
 * Takes a core through its interrupt descriptor table (SDM vol. 3A, 6.12 to 6.15; vol. 2A, INT n).
 *
 * <p>An exception that comes up while another is delivered follows {@link DoubleFaultRules}, up to
 * {@link CpuState#shutdown}. Handlers start with TF, NT, RF and, behind an interrupt gate, IF
 * clear, on a stack aligned to 16 bytes that holds SS, RSP, RFLAGS, CS, RIP and the error code if
 * there is one.
 */
public final class InterruptDelivery {
  private static final int RSP = Register.RSP.number();
  private static final long DR6_SINGLE_STEP = 1L << 14;
  private static final long DR7_GENERAL_DETECT = 1L << 13;

  /** What the rules of delivery depend on. */
  private enum Source {
    /** A fault: RIP stands at its instruction. */
    FAULT,
    /** An interrupt from outside, a debug trap or INT1. */
    EXTERNAL,
    /** INT n, INT3: the gate's DPL counts, and EXT is clear in error codes. */
    SOFTWARE
  }

  private InterruptDelivery() {}

  /**
   * Delivers a fault. {@code state.rip} must be the address of the faulting instruction. CR2 is
   * written for a page fault. Never throws: the outcome is a handler entered, or the core shut
   * down.
   */
  public static void deliver(Cpu cpu, GuestFault fault) {
    GuestFault current = fault;
    while (true) {
      ExceptionVector vector = current.vector();
      if (vector == ExceptionVector.PAGE_FAULT) {
        cpu.state.cr2 = current.address();
      }
      try {
        OptionalInt error =
            vector.hasErrorCode() ? OptionalInt.of(current.errorCode()) : OptionalInt.empty();
        enter(cpu, vector.vector(), Source.FAULT, error);
        return;
      } catch (GuestFault raised) {
        if (raised.vector() == ExceptionVector.PAGE_FAULT) {
          cpu.state.cr2 = raised.address();
        }
        Optional<GuestFault> next = DoubleFaultRules.combine(current, raised);
        if (next.isEmpty()) {
          cpu.state.shutdown = true;
          return;
        }
        current = next.get();
      }
    }
  }

  /**
   * Delivers a maskable interrupt. Whether it may be taken now has been checked; {@code state.rip}
   * is the address of the next instruction. Ends HLT.
   *
   * @param vector 0 to 255
   */
  public static void deliverExternal(Cpu cpu, int vector) {
    try {
      enter(cpu, vector, Source.EXTERNAL, OptionalInt.empty());
    } catch (GuestFault raised) {
      deliver(cpu, raised);
    }
  }

  /**
   * Delivers the debug trap that follows an instruction executed with TF set (SDM vol. 3B,
   * 17.3.1.4). {@code state.rip} is behind the instruction; DR6.BS is set.
   */
  public static void deliverSingleStep(Cpu cpu) {
    cpu.state.dr[6] |= DR6_SINGLE_STEP;
    deliverExternal(cpu, ExceptionVector.DEBUG.vector());
  }

  /**
   * The semantics of INT n and INT3. {@code state.rip} is the address after the instruction.
   *
   * @throws GuestFault what the instruction raises if it can't be delivered; nothing is changed
   */
  public static void deliverSoftware(Cpu cpu, int vector) {
    enter(cpu, vector, Source.SOFTWARE, OptionalInt.empty());
  }

  /**
   * The semantics of INT1, which passes gates of any DPL (SDM vol. 2A, INT n).
   *
   * @throws GuestFault as for {@link #deliverSoftware}
   */
  public static void deliverInt1(Cpu cpu) {
    enter(cpu, ExceptionVector.DEBUG.vector(), Source.EXTERNAL, OptionalInt.empty());
  }

  private static void enter(Cpu cpu, int vector, Source source, OptionalInt errorCode) {
    CpuState state = cpu.state;
    int external = source == Source.SOFTWARE ? 0 : 1;
    Gate gate = readGate(cpu, vector, source, external);
    SegmentDescriptor code = CodeSegments.gateTarget(cpu, gate.selector(), external);
    int level = code.isConforming() ? state.cpl : code.dpl();
    long top = stackTop(cpu, gate, level, external) & -16;
    if (!PageTableWalker.isCanonical(gate.offset())) {
      throw GuestFault.generalProtection(external);
    }
    long rflags = state.rflags() | (setsResumeFlag(source, vector) ? RFlags.RF : 0);
    code = DescriptorTable.markAccessed(cpu, gate.selector(), code);

    long bottom = pushFrame(cpu, level, top, rflags, errorCode, external);

    if (level != state.cpl) {
      state.segments[CpuState.SS].set(level, 0, 0, 0);
    }
    CodeSegments.load(cpu, gate.selector(), code, level);
    state.gpr[RSP] = bottom;
    state.rip = gate.offset();
    int cleared = RFlags.TF | RFlags.NT | RFlags.RF | RFlags.VM;
    cpu.setSystemFlags(
        state.systemFlags & ~(gate.isInterruptGate() ? cleared | RFlags.IF : cleared));
    if (vector == ExceptionVector.DEBUG.vector() && source != Source.SOFTWARE) {
      state.dr[7] &= ~DR7_GENERAL_DETECT;
    }
    state.halted = false;
    state.interruptShadow = false;
    cpu.cancelSingleStep();
  }

  private static Gate readGate(Cpu cpu, int vector, Source source, int external) {
    CpuState state = cpu.state;
    int error = vector << 3 | 2 | external;
    if (16 * vector + 15 > state.idtLimit) {
      throw GuestFault.generalProtection(error);
    }
    long at = state.idtBase + 16L * vector;
    Gate gate = new Gate(SystemMemory.read(cpu.mmu, at, 8), SystemMemory.read(cpu.mmu, at + 8, 8));
    if (!gate.isValid() || (source == Source.SOFTWARE && gate.dpl() < state.cpl)) {
      throw GuestFault.generalProtection(error);
    }
    if (!gate.isPresent()) {
      throw GuestFault.of(ExceptionVector.SEGMENT_NOT_PRESENT, error);
    }
    return gate;
  }

  private static long stackTop(Cpu cpu, Gate gate, int level, int external) {
    CpuState state = cpu.state;
    long top;
    if (gate.interruptStack() != 0) {
      top = TaskState.interruptStack(cpu, gate.interruptStack(), external);
    } else if (level != state.cpl) {
      top = TaskState.stackForLevel(cpu, level, external);
    } else {
      top = state.gpr[RSP];
    }
    if (!PageTableWalker.isCanonical(top)) {
      throw GuestFault.stackFault(external);
    }
    return top;
  }

  /** Writes the frame with the rights of the level that it is for; all of it or nothing. */
  private static long pushFrame(
      Cpu cpu, int level, long top, long rflags, OptionalInt errorCode, int external) {
    CpuState state = cpu.state;
    long ss = state.segments[CpuState.SS].selector;
    long rsp = state.gpr[RSP];
    long cs = state.segments[CpuState.CS].selector;
    if (errorCode.isPresent()) {
      long error = errorCode.getAsInt() & 0xFFFF_FFFFL;
      StackFrame.push(cpu, level, top, 8, external, ss, rsp, rflags, cs, state.rip, error);
      return top - 48;
    }
    StackFrame.push(cpu, level, top, 8, external, ss, rsp, rflags, cs, state.rip);
    return top - 40;
  }

  /**
   * Whether the image of RFLAGS on the stack has RF set (SDM vol. 3B, 17.3.1.1): for faults, but
   * not for traps and aborts.
   */
  private static boolean setsResumeFlag(Source source, int vector) {
    return source == Source.FAULT
        && vector != ExceptionVector.DOUBLE_FAULT.vector()
        && vector != ExceptionVector.MACHINE_CHECK.vector()
        && vector != ExceptionVector.NMI.vector()
        && vector != ExceptionVector.BREAKPOINT.vector()
        && vector != ExceptionVector.OVERFLOW.vector();
  }
}
