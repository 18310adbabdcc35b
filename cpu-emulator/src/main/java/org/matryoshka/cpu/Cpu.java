package org.matryoshka.cpu;

import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Fetcher;
import org.matryoshka.cpu.execute.Handlers;
import org.matryoshka.cpu.interrupt.InterruptDelivery;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.io.PortBus;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.cpu.snapshot.CoreState;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.cpu.system.ProcessorModel;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * One processor core: its state, its memory management unit, its buses, and the loop that runs
 * instructions.
 *
 * <p><b>Time.</b> A retired instruction takes one cycle; so does an event that is not a retired
 * instruction (a fault, an interrupt), so that no guest can keep {@link #run} busy for ever. A
 * repeated string instruction takes a cycle an iteration and retires once; between two iterations
 * it can be interrupted, with RIP on the instruction, as on hardware. What costs more is added with
 * {@link #charge}.
 *
 * <p><b>Loops.</b> {@link #run} deals with everything that is not an ordinary instruction at a
 * boundary between two of them: interrupts, single-step traps, halt, requests to stop. The inner
 * loop does nothing but fetch, execute and count, until its slice is over; whoever changes
 * something that the boundary looks at calls {@link #requestInterruptCheck}.
 */
public final class Cpu implements Stateful {
  /** The slice of an instruction that is executed apart from the loop has no end. */
  private static final long ENDLESS = Long.MAX_VALUE;

  /** The end of a slice that is over. */
  private static final long AT_ONCE = 0;

  /** The register state. */
  public final CpuState state = new CpuState();

  /** Access to linear addresses. */
  public final Mmu mmu;

  /** The I/O ports. */
  public final PortBus ports;

  /** Finds instructions. */
  public final Fetcher fetcher;

  private final InterruptSource interrupts;
  private CpuidModel cpuidModel = new ProcessorModel(0, 1);
  private TrapInterceptor interceptor;
  private boolean trapSensitive;
  private ExecutionObserver observer;

  private DecodedInstruction current;
  private long cycles;
  private long notRetired;
  private long charged;

  /** The inner loop ends when {@link #cycles} gets here. */
  private long sliceEnd;

  private StopReason pendingStop;

  /** The first instruction of the slice is in the interrupt shadow of the one before it. */
  private boolean heldOff;

  private boolean singleStep;

  /** A repeated string instruction has stopped between two iterations. */
  private boolean unfinished;

  /**
   * A core.
   *
   * @param memory its physical memory
   * @param ports its I/O ports
   * @param interrupts where its maskable interrupts come from
   */
  public Cpu(PhysicalMemory memory, PortBus ports, InterruptSource interrupts) {
    this.mmu = new Mmu(memory);
    this.ports = ports;
    this.interrupts = interrupts;
    this.fetcher = new Fetcher(mmu, Handlers::of);
    if (memory instanceof MachineMemory machine) {
      machine.addProtectionListener(mmu::watchWrites);
    }
  }

  // Running

  /**
   * Runs until something stops it.
   *
   * @param budget cycles to run for, so at most that many instructions; interceptors may overdraw
   *     it by what they charge
   */
  public StopReason run(long budget) {
    long end = cycles + budget;
    while (true) {
      StopReason stop = boundary(end);
      if (stop != null) {
        return stop;
      }
      try {
        if (observer == null) {
          runSlice();
        } else {
          runObservedSlice(observer);
        }
      } catch (GuestFault fault) {
        singleStep = false;
        takeFault(fault);
      }
      if (singleStep) {
        singleStep = false;
        takeSingleStepTrap();
      }
    }
  }

  /** Runs for one cycle: an instruction or an event. */
  public StopReason step() {
    return run(1);
  }

  /**
   * What is to be done between two instructions.
   *
   * @return why to stop, or null to go on
   */
  private StopReason boundary(long end) {
    if (pendingStop != null) {
      StopReason stop = pendingStop;
      pendingStop = null;
      return stop;
    }
    if (state.shutdown) {
      return StopReason.SHUTDOWN;
    }
    if (cycles >= end) {
      return StopReason.BUDGET;
    }
    boolean shadow = state.interruptShadow;
    heldOff = shadow;
    state.interruptShadow = false;
    if (!shadow && state.interruptsEnabled() && interrupts.pending()) {
      state.halted = false;
      takeInterrupt(interrupts.acknowledge());
      if (cycles >= end || state.shutdown) {
        return boundary(end);
      }
    }
    if (state.halted) {
      return StopReason.HALTED;
    }
    singleStep = (state.systemFlags & RFlags.TF) != 0;
    sliceEnd = shadow || singleStep ? cycles + 1 : end;
    return null;
  }

  private void runSlice() {
    CpuState s = state;
    Fetcher f = fetcher;
    while (cycles < sliceEnd) {
      long rip = s.rip;
      DecodedInstruction in = f.ready(rip);
      if (in == null) {
        current = null;
        in = f.fetch(rip);
      }
      current = in;
      s.rip = rip + in.length;
      in.handler.execute(this, in);
      cycles++;
    }
  }

  /** Instructions one by one, and iterations of repeated ones, too. */
  private void runObservedSlice(ExecutionObserver watching) {
    long end = sliceEnd;
    while (cycles < sliceEnd) {
      long rip = state.rip;
      if (!watching.onBegin(rip)) {
        state.interruptShadow |= heldOff;
        singleStep = false;
        requestStop();
        return;
      }
      heldOff = false;
      sliceEnd = cycles + 1;
      beginFetch(rip);
      begin(fetcher.fetch(rip), rip);
      unfinished = false;
      current.handler.execute(this, current);
      cycles++;
      sliceEnd = sliceEnd == AT_ONCE ? AT_ONCE : end;
      if (!unfinished) {
        watching.onRetire(rip, current);
      }
    }
  }

  private void takeFault(GuestFault raised) {
    DecodedInstruction in = current;
    long rip = in == null ? state.rip : state.rip - in.length;
    GuestFault fault = rewind(raised);
    countEvent();
    if (observer != null) {
      observer.onFault(rip, fault.vector().vector(), fault.errorCode(), fault.address());
    }
    if (interceptor != null && !delivers(interceptor.onFault(this, fault, in))) {
      return;
    }
    InterruptDelivery.deliver(this, fault);
  }

  /** Puts RIP back to the faulting instruction and makes the fault what it is there. */
  private GuestFault rewind(GuestFault fault) {
    DecodedInstruction in = current;
    if (in == null) {
      return fault;
    }
    state.rip -= in.length;
    return fault.isNonCanonical() && in.stackSegment ? GuestFault.stackFault(0) : fault;
  }

  private void takeInterrupt(int vector) {
    countEvent();
    if (observer != null) {
      observer.onInterrupt(state.rip, vector);
    }
    InterruptDelivery.deliverExternal(this, vector);
  }

  /** Belongs to the step of the instruction before it, which can't be had without it. */
  private void takeSingleStepTrap() {
    charge(1);
    int vector = ExceptionVector.DEBUG.vector();
    if (observer != null) {
      observer.onFault(state.rip, vector, 0, 0);
    }
    if (interceptor == null || delivers(interceptor.onSoftwareInterrupt(this, vector, null))) {
      InterruptDelivery.deliverSingleStep(this);
    }
  }

  /**
   * Does what an interceptor said.
   *
   * @return whether the core is to go on by itself
   */
  private boolean delivers(TrapInterceptor.Outcome outcome) {
    if (outcome == TrapInterceptor.Outcome.STOP) {
      stopWith(StopReason.INTERCEPTED);
    }
    return outcome == TrapInterceptor.Outcome.DELIVER;
  }

  private void countEvent() {
    cycles++;
    notRetired++;
  }

  // For handlers and for whoever stands around the core

  /** The core's time: cycles since it was made. */
  public long cycles() {
    return cycles;
  }

  /** Instructions retired since the core was made; inside a handler, without its own. */
  public long retired() {
    return cycles - notRetired;
  }

  /** Adds cycles in which no instruction retires. */
  public void charge(long more) {
    cycles += more;
    notRetired += more;
    charged += more;
  }

  /**
   * What the core has really done, for budgets: retired instructions (with the single-step trap
   * after them), iterations of repeated ones, and events. It grows in every {@link #run}, unlike
   * {@link #retired}, and unlike {@link #cycles} it does not count what was charged.
   */
  public long steps() {
    return cycles - charged;
  }

  /** Makes {@link #run} return {@link StopReason#REQUESTED} before the next instruction. */
  public void requestStop() {
    stopWith(StopReason.REQUESTED);
  }

  /**
   * Something has changed that is looked at between instructions: an interrupt line, IF, TF, the
   * interrupt shadow, HLT, a triple fault. The current instruction is the last of its slice.
   */
  public void requestInterruptCheck() {
    if (sliceEnd != ENDLESS) {
      sliceEnd = AT_ONCE;
    }
  }

  private void stopWith(StopReason reason) {
    pendingStop = reason;
    requestInterruptCheck();
  }

  /** The instruction being executed; null while one is being fetched. */
  public DecodedInstruction current() {
    return current;
  }

  /** The instruction at {@code rip} is being fetched: a fault from now on is the fetch's. */
  public void beginFetch(long rip) {
    current = null;
    state.rip = rip;
  }

  /** The instruction at {@code rip} is being executed. */
  public void begin(DecodedInstruction in, long rip) {
    current = in;
    state.rip = rip + in.length;
  }

  /**
   * Fetches through this core's translation, changing nothing but accessed bits.
   *
   * @throws GuestFault if it can't be fetched or is no instruction
   */
  public DecodedInstruction fetch(long rip) {
    return fetcher.fetch(rip);
  }

  /**
   * Executes one instruction as if it stood at {@code state.rip}, apart from the loop: no interrupt
   * is taken before it, and no interceptor is asked about a fault. A repeated string instruction
   * runs to its end.
   *
   * @throws GuestFault if it faults; it is not delivered, and {@code state.rip} is its address
   */
  public void execute(DecodedInstruction in) {
    execute(in, ENDLESS);
  }

  /**
   * The same with a bound for a repeated string instruction: if that has more to do, {@code
   * state.rip} stays at it.
   *
   * @param iterations at most so many, at least 1
   * @throws GuestFault if it faults; it is not delivered, and {@code state.rip} is its address
   */
  public void execute(DecodedInstruction in, long iterations) {
    long end = sliceEnd;
    sliceEnd = iterations == ENDLESS ? ENDLESS : cycles + iterations;
    long rip = state.rip;
    begin(in, rip);
    try {
      in.handler.execute(this, in);
      cycles++;
    } catch (GuestFault fault) {
      GuestFault precise = rewind(fault);
      countEvent();
      throw precise;
    } finally {
      sliceEnd = end;
    }
  }

  // Repeated string instructions

  /**
   * How many iterations a repeated string instruction may do before it must let others in; at least
   * 1. It becomes less when an iteration raises an interrupt.
   */
  public long iterationsLeft() {
    return Math.max(1, sliceEnd - cycles);
  }

  /**
   * A repeated string instruction has done some iterations. Where more are to come RIP goes back to
   * the instruction, which does not retire yet.
   *
   * @param count iterations done, at least 1
   * @param more whether it has to go on
   */
  public void iterated(long count, boolean more) {
    countIterations(count - 1);
    unfinished = more;
    if (more) {
      notRetired++;
      state.rip -= current.length;
    }
  }

  /**
   * Counts iterations of a repeated string instruction that then faults.
   *
   * @param count iterations done, 0 or more
   */
  public void countIterations(long count) {
    cycles += count;
    notRetired += count;
  }

  // Changes of state that others depend on

  /**
   * Changes the privilege level.
   *
   * @param cpl 0 to 3
   */
  public void setCpl(int cpl) {
    state.cpl = cpl;
    mmu.setUser(cpl == 3);
  }

  /** CR0, CR3, CR4 or EFER in the state have been written: translations are flushed. */
  public void controlRegistersChanged() {
    mmu.setControl(state.cr0, state.cr3, state.cr4, state.efer);
    requestInterruptCheck();
  }

  /** Writes CR3: translations but global ones are flushed. */
  public void setCr3(long cr3) {
    state.cr3 = cr3;
    mmu.setRoot(cr3);
  }

  /** Writes {@code state.systemFlags}, with what follows from IF, TF and AC. */
  public void setSystemFlags(int flags) {
    state.systemFlags = flags | RFlags.ALWAYS_ONE;
    mmu.setSmapLifted((flags & RFlags.AC) != 0);
    requestInterruptCheck();
  }

  /** Writes all of RFLAGS, with what follows. */
  public void setRflags(long rflags) {
    state.setRflags(rflags);
    setSystemFlags(state.systemFlags);
  }

  /** The whole state has been replaced from outside. */
  public void reloadFromState() {
    controlRegistersChanged();
    setCpl(state.cpl);
    setSystemFlags(state.systemFlags);
    singleStep = false;
  }

  /** An event has been delivered: the single-step trap of the instruction before it is lost. */
  public void cancelSingleStep() {
    singleStep = false;
  }

  /**
   * All of the core between two steps: registers, counters, and what it has cached of page tables,
   * which a guest can notice.
   */
  @Override
  public void state(StateFields fields) {
    fields.part("registers", new CoreState(this));
    cycles = fields.number("cycles", cycles);
    notRetired = fields.number("notRetired", notRetired);
    charged = fields.number("charged", charged);
    long[] words = new long[Mmu.MOST_WORDS];
    int length = fields.number("translations", fields.loading() ? 0 : mmu.save(words));
    fields.numbers("translation", words, length);
    if (fields.loading()) {
      mmu.load(words, length);
      fetcher.forget();
      pendingStop = null;
    }
  }

  // What belongs to the core besides its registers

  /** Where its interrupts come from. */
  public InterruptSource interrupts() {
    return interrupts;
  }

  /** What CPUID answers. */
  public CpuidModel cpuidModel() {
    return cpuidModel;
  }

  /** Changes what CPUID answers: a hypervisor shows its guest another processor. */
  public void setCpuidModel(CpuidModel model) {
    cpuidModel = model;
  }

  // Interception

  /** Puts a hypervisor below whatever runs on this core; null takes it away. */
  public void setInterceptor(TrapInterceptor interceptor) {
    this.interceptor = interceptor;
  }

  /** The interceptor, or null. */
  public TrapInterceptor interceptor() {
    return interceptor;
  }

  /**
   * Whether sensitive instructions in ring 3 go to the interceptor (mode <em>trap</em>) or run as
   * on a classic x86.
   */
  public void setTrapSensitive(boolean trap) {
    trapSensitive = trap;
  }

  /**
   * Asks the interceptor about a sensitive instruction that is about to be executed.
   *
   * @return whether to execute it
   */
  public boolean admitsSensitive(DecodedInstruction in) {
    if (!trapSensitive || state.cpl != 3 || interceptor == null) {
      return true;
    }
    state.rip -= in.length;
    if (delivers(interceptor.onSensitiveInstruction(this, in))) {
      state.rip += in.length;
      return true;
    }
    singleStep = false;
    notRetired++;
    return false;
  }

  /**
   * Asks the interceptor about a software interrupt or trap; {@code state.rip} is behind it.
   *
   * @return whether to deliver it through the interrupt descriptor table
   */
  public boolean admitsSoftwareInterrupt(int vector, DecodedInstruction in) {
    return interceptor == null || delivers(interceptor.onSoftwareInterrupt(this, vector, in));
  }

  /**
   * Attaches an observer, from the next {@link #run} on; null takes it away. Unobserved execution
   * pays nothing.
   */
  public void setObserver(ExecutionObserver observer) {
    this.observer = observer;
  }

  /** The observer, or null. */
  public ExecutionObserver observer() {
    return observer;
  }
}
