package org.matryoshka.hv.vcpu;

import java.util.function.IntConsumer;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.StopReason;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitCosts;
import org.matryoshka.hv.exit.ExitDispatcher;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.hv.observe.ExitStatistics;
import org.matryoshka.hv.shadow.ShadowMmu;
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
public final class Vcpu {
  private final int vm;
  private final Cpu cpu;
  private final EventQueue events;
  private final ShadowMmu shadow;
  private final ExitDispatcher dispatcher;
  private final ExitObserver observer;
  private final boolean trapSensitive;
  private final ExitStatistics statistics = new ExitStatistics();
  private final VirtualInterrupts interrupts;
  private final VirtualProcessor processor;
  private final TrapLatch latch = new TrapLatch();

  private PhysicalCore core;
  private PhysicalCore lastCore;

  private long instructions;
  private long steps;
  private ExitOutcome end;
  private boolean yielded;

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
    this.interrupts = new VirtualInterrupts(cpu);
    this.shadow = shadow;
    this.processor = new VirtualProcessor(cpu, shadow, interrupts, console);
    this.dispatcher = dispatcher;
    this.observer = observer;
    this.trapSensitive = trapSensitive;
    events.setTimeSource(cpu::cycles);
  }

  // Time and state

  /** Number of its virtual machine. */
  public int vm() {
    return vm;
  }

  boolean isLastCore(PhysicalCore other) {
    return lastCore == other;
  }

  /** The virtual processor. */
  public Cpu cpu() {
    return cpu;
  }

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
    return instructions + processor.instructions();
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
    return cpu.state.halted && !interrupts.isDeliverable();
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
    processor.powerOff(status);
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
      } else if (interrupts.isDeliverable()) {
        if (windowWanted) {
          exit(new VmExit.InterruptWindow());
        } else {
          processor.deliverInterrupt();
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
      windowWanted = interrupts.isPending();
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

  /** Puts the core onto the current shadow root, with nothing cached that is no longer there. */
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
    DecodedInstruction in = latch.instruction;
    processor.trap(in, latch.kind == TrapLatch.Kind.FAULT ? latch.fault : null);
    switch (latch.kind) {
      case FAULT -> {
        if (latch.fault.vector() == ExceptionVector.PAGE_FAULT) {
          exit(pageFault(latch.fault, in));
        } else {
          exit(ExitClassifier.fault(state, latch.fault, in));
        }
      }
      case SENSITIVE -> exit(ExitClassifier.instruction(state, in));
      case SOFTWARE_INTERRUPT -> {
        if (in != null) {
          state.rip -= in.length;
        }
        exit(new VmExit.SoftwareInterrupt(latch.vector, in == null));
      }
    }
  }

  private VmExit pageFault(GuestFault fault, DecodedInstruction in) {
    int error = fault.errorCode();
    AccessType access =
        (error & PageFaultErrorCode.FETCH) != 0
            ? AccessType.FETCH
            : (error & PageFaultErrorCode.WRITE) != 0 ? AccessType.WRITE : AccessType.READ;
    return switch (shadow.classify(fault.address(), access)) {
      case TRUE_FAULT -> {
        GuestFault exact = shadow.fault();
        processor.trap(in, exact);
        yield new VmExit.PageFault(fault.address(), exact.errorCode(), ExitCause.TRUE_FAULT);
      }
      case ExitCause cause -> new VmExit.PageFault(fault.address(), error, cause);
    };
  }

  /** One VM exit from its handling to its record. */
  private void exit(VmExit exit) {
    long at = cpu.cycles();
    long rip = cpu.state.rip;
    ExitOutcome outcome = dispatcher.dispatch(processor, exit);
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
}
