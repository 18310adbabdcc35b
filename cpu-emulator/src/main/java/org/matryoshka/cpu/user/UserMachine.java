package org.matryoshka.cpu.user;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.TrapInterceptor;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.io.PortBus;
import org.matryoshka.cpu.snapshot.CoreState;
import org.matryoshka.cpu.snapshot.StateDigest;
import org.matryoshka.cpu.user.ProgramEnd.Reason;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.PageFaultErrorCode;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * A machine without devices that runs one program. There is nothing in ring 0: every way there ends
 * in {@link Traps}, SYSCALL because it is a sensitive instruction, and those trap.
 */
public final class UserMachine {
  /** How long the core runs before {@link #requestStop} is looked at. */
  private static final long LONGEST_SLICE = 4_000_000;

  // As Linux has them; a program can see its selectors.
  private static final int CODE_SELECTOR = 0x33;
  private static final int STACK_SELECTOR = 0x2B;
  private static final int CODE_ATTRIBUTES = 0xA0FB;
  private static final int STACK_ATTRIBUTES = 0xC0F3;

  private final MachineMemory memory;
  private final Cpu cpu;
  private final AddressSpace space;
  private final ElfImage image;
  private final SystemCalls calls;
  private ProgramEnd end;
  private volatile boolean stopRequested;

  /**
   * Loads a program.
   *
   * @throws ImageException if it can't be loaded
   */
  public UserMachine(UserProgram program) throws ImageException {
    image = ElfReader.read(program.image());
    memory = new MachineMemory(program.memoryBytes());
    cpu = new Cpu(memory, new PortBus(), new NoInterrupts());
    space = new AddressSpace(memory);
    ProgramLoader loader = new ProgramLoader(image, space);
    try {
      long heap = loader.loadSegments();
      int features = cpu.cpuidModel().leaf(1, 0, cpu.state).edx();
      long rsp = loader.buildStack(program, features);
      calls =
          new SystemCalls(
              cpu, program, new UserMemory(cpu, space), new MemoryCalls(cpu, space, heap));
      enter(loader.entry(), rsp);
    } catch (FramePool.OutOfMemoryException e) {
      throw new ImageException(
          "the program does not fit into the %d KiB of memory (--memory)"
              .formatted(memory.size() >> 10));
    }
    cpu.setInterceptor(new Traps());
    cpu.setTrapSensitive(true);
  }

  private void enter(long entry, long rsp) {
    CpuState state = cpu.state;
    state.cr0 = Cr0.PE | Cr0.MP | Cr0.ET | Cr0.NE | Cr0.WP | Cr0.PG;
    state.cr3 = space.root();
    state.cr4 = Cr4.PAE | Cr4.FSGSBASE | Cr4.OSFXSR | Cr4.OSXMMEXCPT;
    state.efer = Efer.SCE | Efer.LME | Efer.LMA | Efer.NXE;
    state.segments[CpuState.CS].set(CODE_SELECTOR, 0, -1, CODE_ATTRIBUTES);
    state.segments[CpuState.SS].set(STACK_SELECTOR, 0, -1, STACK_ATTRIBUTES);
    state.idtLimit = -1;
    state.gdtLimit = -1;
    state.cpl = 3;
    state.systemFlags = RFlags.ALWAYS_ONE | RFlags.IF;
    state.rip = entry;
    state.gpr[Register.RSP.number()] = rsp;
    cpu.reloadFromState();
  }

  /** The core. */
  public Cpu cpu() {
    return cpu;
  }

  /** The program. */
  public ElfImage image() {
    return image;
  }

  /** Instructions that the program has executed. */
  public long instructions() {
    return cpu.retired();
  }

  /** Virtual time: cycles since the start. */
  public long cycles() {
    return cpu.cycles();
  }

  /** Makes {@link #run} return soon, for instance for Ctrl-C. May be called from any thread. */
  public void requestStop() {
    stopRequested = true;
  }

  /** SHA-256 over the core and all memory, 64 hexadecimal digits. */
  public String stateHash() {
    StateDigest digest = new StateDigest();
    digest.part("core", new CoreState(cpu));
    digest.memory(memory.ram());
    return digest.hex();
  }

  /**
   * Runs the program.
   *
   * @param maxInstructions budget; iterations of repeated instructions and exceptions count like
   *     instructions
   */
  public ProgramEnd run(long maxInstructions) {
    long budget = maxInstructions;
    while (end == null) {
      if (stopRequested) {
        stopRequested = false;
        return new ProgramEnd(Reason.STOPPED, 0, "the run was stopped from outside");
      }
      if (budget <= 0) {
        return new ProgramEnd(Reason.BUDGET, 0, "the instruction budget is used up");
      }
      long before = cpu.steps();
      cpu.run(Math.min(budget, LONGEST_SLICE));
      budget -= cpu.steps() - before;
    }
    return end;
  }

  private TrapInterceptor.Outcome finish(ProgramEnd how) {
    end = how;
    return TrapInterceptor.Outcome.STOP;
  }

  private TrapInterceptor.Outcome kill(Signal signal, String why) {
    long rip = cpu.state.rip;
    String place = image.symbols().describe(rip).map(symbol -> " (" + symbol + ")").orElse("");
    return finish(
        ProgramEnd.signal(
            signal.number(),
            "the program was ended by %s: %s at rip 0x%x%s"
                .formatted(signal.text(), why, rip, place)));
  }

  private TrapInterceptor.Outcome killFor(GuestFault fault) {
    return kill(Signal.of(fault), describe(fault));
  }

  private static String describe(GuestFault fault) {
    if (fault.vector() != ExceptionVector.PAGE_FAULT) {
      return fault.getMessage();
    }
    int error = fault.errorCode();
    String access = "read from";
    if ((error & PageFaultErrorCode.FETCH) != 0) {
      access = "execution of";
    } else if ((error & PageFaultErrorCode.WRITE) != 0) {
      access = "write to";
    }
    String state = (error & PageFaultErrorCode.PRESENT) != 0 ? "protected" : "unmapped";
    return "%s %s address 0x%x".formatted(access, state, fault.address());
  }

  /** What a kernel would do, in Java. */
  private final class Traps implements TrapInterceptor {
    @Override
    public Outcome onFault(Cpu core, GuestFault fault, DecodedInstruction instruction) {
      try {
        if (space.resolve(fault)) {
          return Outcome.RESUME;
        }
        return killFor(fault);
      } catch (FramePool.OutOfMemoryException e) {
        return kill(Signal.SIGKILL, e.getMessage());
      }
    }

    @Override
    public Outcome onSoftwareInterrupt(Cpu core, int vector, DecodedInstruction instruction) {
      boolean trap =
          vector == ExceptionVector.BREAKPOINT.vector() || vector == ExceptionVector.DEBUG.vector();
      return kill(trap ? Signal.SIGTRAP : Signal.SIGSEGV, "interrupt 0x%x".formatted(vector));
    }

    @Override
    public Outcome onSensitiveInstruction(Cpu core, DecodedInstruction instruction) {
      if (instruction.instruction.mnemonic() != Mnemonic.SYSCALL) {
        return Outcome.DELIVER;
      }
      CpuState state = cpu.state;
      state.rip += instruction.length;
      state.gpr[Register.RCX.number()] = state.rip;
      state.gpr[Register.R11.number()] = state.rflags();
      try {
        calls.call();
      } catch (FramePool.OutOfMemoryException e) {
        return kill(Signal.SIGKILL, e.getMessage());
      }
      return calls.end() == null ? Outcome.RESUME : finish(calls.end());
    }
  }

  /** There are no devices. */
  private static final class NoInterrupts implements InterruptSource {
    @Override
    public boolean pending() {
      return false;
    }

    @Override
    public int acknowledge() {
      throw new IllegalStateException("no interrupt is ever pending");
    }
  }
}
