package org.matryoshka.hv.vcpu;

import java.util.function.IntConsumer;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.StopReason;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.interrupt.InterruptDelivery;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitContext;
import org.matryoshka.hv.exit.ExitCosts;
import org.matryoshka.hv.exit.ExitDispatcher;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.hv.observe.ExitStatistics;
import org.matryoshka.hv.shadow.ShadowMmu;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageFaultErrorCode;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.mmu.paging.AccessType;

/**
 * A virtual CPU. It has two bodies: the <em>virtual processor</em>, a {@link Cpu} whose state is
 * what the guest believes it to be, over the guest's memory, ports and interrupts; and, while it
 * runs, a physical core in ring 3. Ordinary instructions run on the physical core at full speed.
 * Whatever traps there is named ({@link ExitClassifier}), handed to a handler, and as a rule
 * executed on the virtual processor; so an emulated instruction means what it means on a bare
 * machine, because it is the same code.
 *
 * <p>The virtual processor's cycle counter is the virtual CPU's local time: guest instructions, the
 * cost of exits and waiting all move it.
 */
public final class Vcpu implements ExitContext {
  private static final int NMI = 2;

  /** A repeated string instruction that is emulated does so many iterations in one exit. */
  private static final long ITERATIONS = 512;

  private final int vm;
  private final Cpu cpu;
  private final EventQueue events;
  private final ShadowMmu shadow;
  private final ExitDispatcher dispatcher;
  private final ExitObserver observer;
  private final IntConsumer console;
  private final boolean trapSensitive;
  private final ExitStatistics statistics = new ExitStatistics();
  private final TrapLatch latch = new TrapLatch();

  private PhysicalCore core;
  private PhysicalCore lastCore;

  /** What exited, for the handler of the exit. */
  private DecodedInstruction trapped;

  private GuestFault trappedFault;

  private long instructions;
  private long steps;
  private ExitOutcome end;
  private int powerOffStatus = -1;
  private boolean yielded;
  private GuestFault lastFault;
  private long lastFaultRip;

  /**
   * A virtual CPU.
   *
   * @param vm number of its virtual machine
   * @param cpu the virtual processor
   * @param events of the virtual machine's devices
   * @param shadow page tables for this virtual processor
   * @param dispatcher to the exit handlers
   * @param observer is told of exits
   * @param console gets what hypercalls print
   * @param trapSensitive whether sensitive instructions trap
   */
  public Vcpu(
      int vm,
      Cpu cpu,
      EventQueue events,
      ShadowMmu shadow,
      ExitDispatcher dispatcher,
      ExitObserver observer,
      IntConsumer console,
      boolean trapSensitive) {
    this.vm = vm;
    this.cpu = cpu;
    this.events = events;
    this.shadow = shadow;
    this.dispatcher = dispatcher;
    this.observer = observer;
    this.console = console;
    this.trapSensitive = trapSensitive;
    events.setTimeSource(cpu::cycles);
  }

  // Time and state

  /** Its local time. */
  public long time() {
    return cpu.cycles();
  }

  /** Lets time pass in which it did not run, and its devices do what they do in that time. */
  public void advanceTo(long now) {
    if (now > cpu.cycles()) {
      cpu.charge(now - cpu.cycles());
    }
    events.advanceTo(cpu.cycles());
  }

  /** Instructions that the guest has executed. */
  public long instructions() {
    return instructions;
  }

  /**
   * What it has really done, for budgets: instructions, iterations of repeated ones, and traps; it
   * grows with each stay in the guest, also with one in which no instruction retires.
   */
  public long steps() {
    return steps;
  }

  /** Exits so far. */
  public ExitStatistics statistics() {
    return statistics;
  }

  /**
   * How it ended: {@link ExitOutcome.Died} or {@link ExitOutcome.PoweredOff}; null if it has not.
   */
  public ExitOutcome end() {
    return end;
  }

  /** Whether it waits for an interrupt. */
  public boolean isBlocked() {
    return cpu.state.halted && !interruptDeliverable();
  }

  /** While it is blocked: when something may wake it, or {@link EventQueue#NEVER}. */
  public long nextEventTime() {
    boolean deaf = !cpu.state.interruptsEnabled();
    return deaf ? EventQueue.NEVER : events.nextEventTime();
  }

  /** The state has been written from outside: an image was loaded, a debugger was at work. */
  public void stateReplaced() {
    cpu.reloadFromState();
    shadow.selectRoot(cpu.state);
  }

  /**
   * The guest has written the debug-exit port.
   *
   * @param status 0 for success
   */
  public void powerOff(int status) {
    powerOffStatus = status;
  }

  private boolean interruptDeliverable() {
    CpuState state = cpu.state;
    return !state.interruptShadow
        && ((state.interruptsEnabled() && cpu.interrupts().pending())
            || cpu.interrupts().nmiPending());
  }

  // Running

  /**
   * Runs on a core until its time is over, or it blocks, yields or ends.
   *
   * @param until local time at which the slice is over
   * @param maxSteps see {@link #steps}
   */
  public void run(PhysicalCore onCore, long until, long maxSteps) {
    core = onCore;
    advanceTo(onCore.time());
    long stepsEnd = steps + maxSteps;
    boolean eventDue = false;
    boolean windowWanted = false;
    yielded = false;
    while (true) {
      events.advanceTo(cpu.cycles());
      if (eventDue) {
        exit(new VmExit.ExternalInterrupt());
      } else if (interruptDeliverable()) {
        if (windowWanted) {
          exit(new VmExit.InterruptWindow());
        } else {
          deliverInterrupt();
          cpu.charge(ExitCosts.INJECT);
        }
      }
      if (cpu.state.shutdown) {
        exit(new VmExit.TripleFault());
      }
      if (end != null || cpu.state.halted || yielded) {
        return;
      }
      long now = cpu.cycles();
      if (now >= until) {
        exit(new VmExit.PreemptionTimer());
        return;
      }
      if (steps >= stepsEnd) {
        return;
      }
      long budget = Math.min(Math.min(until, events.nextEventTime()) - now, stepsEnd - steps);
      windowWanted = cpu.interrupts().pending();
      StopReason stop = runGuest(windowWanted && cpu.state.interruptShadow ? 1 : budget);
      eventDue = stop == StopReason.BUDGET && events.nextEventTime() <= cpu.cycles();
      if (stop == StopReason.INTERCEPTED) {
        handleTrap();
      }
    }
  }

  /** One stay in the guest: from VM entry to VM exit. */
  private StopReason runGuest(long budget) {
    CpuState state = cpu.state;
    Cpu physical = core.cpu();
    Deprivilege.enter(state, physical.state);
    state.interruptShadow = false;
    enterAddressSpace(physical);
    long cycles = physical.cycles();
    long retired = physical.retired();
    long done = physical.steps();
    StopReason stop = physical.run(budget);
    cpu.charge(physical.cycles() - cycles);
    instructions += physical.retired() - retired;
    steps += physical.steps() - done;
    if (Deprivilege.leave(physical.state, state)) {
      cpu.mmu.setSmapLifted((state.systemFlags & RFlags.AC) != 0);
      shadow.selectRoot(state);
    }
    return stop;
  }

  private void enterAddressSpace(Cpu physical) {
    int root = shadow.root().hpa();
    boolean strange = core.occupy(this) || lastCore != core;
    if (strange) {
      lastCore = core;
      physical.setInterceptor(latch);
      physical.setTrapSensitive(trapSensitive);
    }
    boolean flush = shadow.takeFlushRequest();
    if (strange || flush || physical.state.cr3 != root) {
      // Shadow entries are never global, so this flushes everything.
      physical.setCr3(root);
    }
  }

  // Exits

  private void handleTrap() {
    CpuState state = cpu.state;
    trapped = latch.instruction;
    trappedFault = latch.fault;
    switch (latch.kind) {
      case FAULT -> {
        if (latch.fault.vector() == ExceptionVector.PAGE_FAULT) {
          exit(pageFault(latch.fault));
        } else {
          exit(ExitClassifier.fault(state, latch.fault, trapped));
        }
      }
      case SENSITIVE -> exit(ExitClassifier.instruction(state, trapped));
      case SOFTWARE_INTERRUPT -> {
        if (trapped != null) {
          state.rip -= trapped.length;
        }
        exit(new VmExit.SoftwareInterrupt(latch.vector, trapped == null));
      }
    }
  }

  private VmExit pageFault(GuestFault fault) {
    int error = fault.errorCode();
    AccessType access =
        (error & PageFaultErrorCode.FETCH) != 0
            ? AccessType.FETCH
            : (error & PageFaultErrorCode.WRITE) != 0 ? AccessType.WRITE : AccessType.READ;
    return switch (shadow.classify(fault.address(), access)) {
      case TRUE_FAULT -> {
        trappedFault = shadow.fault();
        yield new VmExit.PageFault(fault.address(), trappedFault.errorCode(), ExitCause.TRUE_FAULT);
      }
      case ExitCause cause -> new VmExit.PageFault(fault.address(), error, cause);
    };
  }

  private void exit(VmExit exit) {
    long at = cpu.cycles();
    long rip = cpu.state.rip;
    ExitOutcome outcome = dispatcher.dispatch(this, exit);
    int cost = ExitCosts.of(exit, outcome);
    cpu.charge(cost);
    statistics.add(exit.reason(), exit.cause(), cost);
    observer.exited(at, vm, 0, rip, exit, outcome, cost);
    switch (outcome) {
      case ExitOutcome.Died _, ExitOutcome.PoweredOff _ -> end = outcome;
      case ExitOutcome.Yielded _ -> yielded = true;
      case ExitOutcome.Emulated _,
          ExitOutcome.SwitchedRoot _,
          ExitOutcome.Filled _,
          ExitOutcome.Injected _,
          ExitOutcome.Resumed _,
          ExitOutcome.Blocked _ -> {}
    }
  }

  // What handlers can do

  @Override
  public Cpu cpu() {
    return cpu;
  }

  @Override
  public ExitOutcome emulate() {
    CpuState state = cpu.state;
    boolean stepping = (state.systemFlags & RFlags.TF) != 0;
    long retired = cpu.retired();
    DecodedInstruction in;
    try {
      in = trapped == null ? cpu.fetch(state.rip) : trapped;
      cpu.execute(in, ITERATIONS);
    } catch (GuestFault fault) {
      return reflect(fault);
    }
    instructions += cpu.retired() - retired;
    if (powerOffStatus >= 0) {
      return new ExitOutcome.PoweredOff(powerOffStatus);
    }
    if (stepping && !deliversEvent(in.instruction.mnemonic())) {
      InterruptDelivery.deliverSingleStep(cpu);
    }
    boolean switched = shadow.selectRoot(state);
    if (state.halted) {
      return ExitOutcome.Blocked.INSTANCE;
    }
    return switched
        ? new ExitOutcome.SwitchedRoot(shadow.root().number())
        : ExitOutcome.Emulated.INSTANCE;
  }

  private static boolean deliversEvent(Mnemonic mnemonic) {
    return switch (mnemonic) {
      case INT, INT1, INT3, SYSCALL, SYSENTER -> true;
      default -> false;
    };
  }

  @Override
  public ExitOutcome reflect() {
    return reflect(trappedFault);
  }

  @Override
  public ExitOutcome reflect(GuestFault fault) {
    lastFault = fault;
    lastFaultRip = cpu.state.rip;
    InterruptDelivery.deliver(cpu, fault);
    shadow.selectRoot(cpu.state);
    return new ExitOutcome.Injected(fault.vector().vector());
  }

  @Override
  public ExitOutcome reflectSingleStep() {
    InterruptDelivery.deliverSingleStep(cpu);
    shadow.selectRoot(cpu.state);
    return new ExitOutcome.Injected(ExceptionVector.DEBUG.vector());
  }

  @Override
  public ExitOutcome fillShadow() {
    if (!shadow.fill()) {
      return emulate();
    }
    return new ExitOutcome.Filled(latch.fault.address(), shadow.gpa());
  }

  @Override
  public ExitOutcome deliverInterrupt() {
    if (!interruptDeliverable()) {
      return ExitOutcome.Resumed.INSTANCE;
    }
    int vector;
    if (cpu.interrupts().nmiPending()) {
      cpu.interrupts().acknowledgeNmi();
      vector = NMI;
    } else {
      vector = cpu.interrupts().acknowledge();
    }
    InterruptDelivery.deliverExternal(cpu, vector);
    shadow.selectRoot(cpu.state);
    return new ExitOutcome.Injected(vector);
  }

  @Override
  public void skipInstruction() {
    cpu.state.rip += trapped.length;
    instructions++;
  }

  @Override
  public void print(int character) {
    console.accept(character);
  }

  @Override
  public String shutdownReason() {
    String first =
        lastFault == null
            ? "an interrupt"
            : "%s at RIP 0x%x".formatted(lastFault.getMessage(), lastFaultRip);
    return "triple fault: the guest's double-fault handler could not be entered after " + first;
  }
}
