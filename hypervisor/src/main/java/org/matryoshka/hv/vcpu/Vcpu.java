package org.matryoshka.hv.vcpu;

import java.util.function.IntConsumer;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.StopReason;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitCosts;
import org.matryoshka.hv.exit.ExitDispatcher;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.hv.observe.ExitStatistics;
import org.matryoshka.hv.observe.ScheduleObserver;
import org.matryoshka.hv.observe.StepObserver;
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
public final class Vcpu implements Stateful {
  /**
   * Where in its slice it is. The stages of a round are gone through in this order; {@link #settle}
   * passes over those in which there is nothing to do.
   */
  private enum Stage {
    /** Outside of the guest, at the beginning of a round: is there an interrupt to take? */
    BOUNDARY,
    /** Interrupts have been seen to: has the guest crashed? */
    INTERRUPTS_DONE,
    /** Next, the guest is entered, or the slice ends. */
    BEFORE_ENTRY,
    /** In the guest: a part of the stay is done. */
    IN_GUEST,
    /** There is nothing more to do in this slice. */
    OVER
  }

  private final int vm;
  private final Cpu cpu;
  private final EventQueue events;
  private final ShadowMmu shadow;
  private final ExitDispatcher dispatcher;
  private final ExitObserver observer;
  private final ScheduleObserver schedule;
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
  private StepObserver stepObserver;

  // The slice that is in progress

  private Stage stage = Stage.OVER;
  private long until;
  private boolean yielded;

  /** The guest was left because a device has something to do. */
  private boolean eventDue;

  /** An interrupt was waiting at the last entry: its delivery is an exit of its own. */
  private boolean windowWanted;

  /** RFLAGS.AC at the last entry. */
  private boolean alignmentAtEntry;

  // Within a call of run

  private boolean inGuest;
  private long stepsAtEntry;
  private long retiredAtEntry;
  private boolean stopping;

  /**
   * A virtual CPU.
   *
   * @param vm number of its virtual machine
   * @param cpu the virtual processor
   * @param events of the virtual machine's devices
   * @param shadow page tables for this virtual processor
   * @param dispatcher to the exit handlers
   * @param observer is told of exits
   * @param schedule is told of interrupts that were delivered without an exit
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
      ScheduleObserver schedule,
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
    this.schedule = schedule;
    this.trapSensitive = trapSensitive;
    events.setTimeSource(cpu::cycles);
  }

  // Time and state

  /**
   * General and vector registers, RIP and status flags as they are at this moment; also while it is
   * in the guest, for observers. Everything else is in the state of {@link #cpu}.
   */
  public CpuState liveState() {
    return inGuest ? core.cpu().state : cpu.state;
  }

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

  /**
   * Lets time pass in which it waited for an interrupt.
   *
   * @param now when the wait is over if an interrupt came, not before its local time
   * @return when the interrupt came; {@link EventQueue#NEVER} if it still waits
   */
  public long awaitInterrupt(long now) {
    long came = isBlocked() ? EventQueue.NEVER : cpu.cycles();
    cpu.charge(now - cpu.cycles());
    while (came == EventQueue.NEVER && events.nextEventTime() <= now) {
      long next = events.nextEventTime();
      events.advanceTo(next);
      came = isBlocked() ? EventQueue.NEVER : next;
    }
    events.advanceTo(now);
    return isBlocked() ? EventQueue.NEVER : came;
  }

  /** Instructions that the guest has executed. */
  public long instructions() {
    long now = inGuest ? core.cpu().retired() - retiredAtEntry : 0;
    return instructions + processor.instructions() + now;
  }

  /**
   * What it has really done: instructions, iterations of repeated ones, traps with their exits,
   * exits without an instruction, and interrupts that were delivered without an exit. So each exit
   * belongs to a step of its own. The step that is being done counts.
   */
  public long steps() {
    return inGuest ? steps + core.cpu().steps() - stepsAtEntry : steps;
  }

  /** Whether a core is executing its guest's instructions right now. */
  public boolean isInGuest() {
    return inGuest;
  }

  /** Exits so far. */
  public ExitStatistics statistics() {
    return statistics;
  }

  /**
   * The trap that a physical core took last on its behalf. While observers are told of an exit, it
   * is what was behind it, unless the exit came without an instruction.
   */
  public PhysicalTrap lastTrap() {
    return latch.trap();
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
    if (stage == Stage.IN_GUEST) {
      // it may have become open to interrupts
      leaveAddressSpace();
      stage = Stage.BOUNDARY;
      eventDue = false;
    }
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

  // As data

  /** What is here besides the virtual processor, its devices and the shadow. */
  @Override
  public void state(StateFields fields) {
    fields.part("processor", processor);
    fields.part("statistics", statistics);
    instructions = fields.number("instructions", instructions);
    steps = fields.number("steps", steps);
    end = SavedEnd.state(fields, end);
    stage = Stage.values()[fields.number("stage", stage.ordinal())];
    until = fields.number("until", until);
    yielded = fields.flag("yielded", yielded);
    eventDue = fields.flag("eventDue", eventDue);
    windowWanted = fields.flag("windowWanted", windowWanted);
    alignmentAtEntry = fields.flag("alignmentAtEntry", alignmentAtEntry);
  }

  /**
   * Where it runs in the slice in progress, and where it ran last: which core has its translations.
   * After the state was put back.
   *
   * @param slice null if it has none
   * @param last null if it never ran
   */
  public void setCores(PhysicalCore slice, PhysicalCore last) {
    core = slice;
    lastCore = last;
  }

  /** Where it ran last; null if it never ran. */
  public PhysicalCore lastCore() {
    return lastCore;
  }

  // Running

  /**
   * Begins a slice on a core.
   *
   * @param slice the local time at which it is over
   */
  public void begin(PhysicalCore onCore, long slice) {
    core = onCore;
    until = slice;
    advanceTo(onCore.time());
    eventDue = false;
    windowWanted = false;
    yielded = false;
    stage = Stage.BOUNDARY;
  }

  /**
   * Does what is to be done now and takes no step: lets devices act whose time has come, and finds
   * out what comes next. Doing it again changes nothing.
   *
   * @return whether there is a step to do; otherwise the slice is over, because its time is, or the
   *     virtual CPU blocks, yields or has ended
   */
  public boolean settle() {
    if (stage == Stage.BOUNDARY) {
      events.advanceTo(cpu.cycles());
      if (eventDue || interrupts.isDeliverable()) {
        return true;
      }
      stage = Stage.INTERRUPTS_DONE;
    }
    if (stage == Stage.INTERRUPTS_DONE) {
      if (cpu.state.shutdown) {
        return true;
      }
      stage = Stage.BEFORE_ENTRY;
    }
    if (stage == Stage.BEFORE_ENTRY && (end != null || cpu.state.halted || yielded)) {
      stage = Stage.OVER;
    }
    return stage != Stage.OVER;
  }

  /**
   * Runs on in the slice that was begun, after {@link #settle} has said that there is something to
   * do. Where it stops makes no difference to what follows.
   *
   * @param maxSteps at least 1; see {@link #steps}
   * @return whether somebody who looks on wants the run to end here
   */
  public boolean run(long maxSteps) {
    long stepsEnd = steps + Math.min(maxSteps, Long.MAX_VALUE - steps);
    stopping = false;
    do {
      advance(stepsEnd - steps);
    } while (steps < stepsEnd && !stopping && settle());
    return stopping;
  }

  /** Who watches each instruction; null for nobody. */
  public void setStepObserver(StepObserver newObserver) {
    stepObserver = newObserver;
    processor.setStepObserver(vm, newObserver);
  }

  /** Makes {@link #run} return when the step that is being done is complete. */
  public void stopAfterThisStep() {
    stopping = true;
    if (inGuest) {
      core.cpu().requestStop();
    }
  }

  /** The slice is over, whatever came of it; for a slice that is taken away. */
  public void endSlice() {
    if (stage == Stage.IN_GUEST) {
      leaveAddressSpace();
    }
    stage = Stage.OVER;
  }

  private void advance(long maxSteps) {
    switch (stage) {
      case BOUNDARY -> {
        steps++;
        stage = Stage.INTERRUPTS_DONE;
        takeInterrupt();
      }
      case INTERRUPTS_DONE -> {
        steps++;
        stage = Stage.BEFORE_ENTRY;
        exit(new VmExit.TripleFault());
      }
      case BEFORE_ENTRY -> {
        if (cpu.cycles() >= until) {
          steps++;
          stage = Stage.OVER;
          exit(new VmExit.PreemptionTimer());
        } else if (admits(interrupts.isPending() && cpu.state.interruptShadow)) {
          enterGuest(maxSteps);
        }
      }
      case IN_GUEST -> {
        if (admits(false)) {
          stayInGuest(maxSteps, false);
        }
      }
      case OVER -> throw new IllegalStateException("the slice is over");
    }
  }

  /**
   * Asks the step observer, if there is one, before the guest is entered, so that nothing has been
   * done for an instruction at which it wants to stop.
   *
   * @param once whether an instruction is executed even if a device has something to do
   */
  private boolean admits(boolean once) {
    boolean executes = once || cpu.cycles() < Math.min(until, events.nextEventTime());
    if (stepObserver == null || !executes || stepObserver.before(vm, cpu.state.rip)) {
      return true;
    }
    stopping = true;
    return false;
  }

  private void takeInterrupt() {
    if (eventDue) {
      eventDue = false;
      exit(new VmExit.ExternalInterrupt());
    } else if (windowWanted) {
      exit(new VmExit.InterruptWindow());
    } else {
      long at = cpu.cycles();
      processor.deliverInterrupt();
      cpu.charge(ExitCosts.INJECT);
      schedule.injected(at, vm, ExitCosts.INJECT);
    }
  }

  private void enterGuest(long maxSteps) {
    CpuState state = cpu.state;
    windowWanted = interrupts.isPending();
    boolean once = windowWanted && state.interruptShadow;
    alignmentAtEntry = (state.systemFlags & RFlags.AC) != 0;
    stage = Stage.IN_GUEST;
    stayInGuest(maxSteps, once);
  }

  /**
   * A stay in the guest, from VM entry to VM exit, or a part of one.
   *
   * @param once whether it ends after an instruction
   */
  private void stayInGuest(long maxSteps, boolean once) {
    CpuState state = cpu.state;
    Cpu physical = core.cpu();
    long limit = Math.min(until, events.nextEventTime());
    Deprivilege.enter(state, physical.state);
    if (trapSensitive) {
      Deprivilege.offsetTimeStamps(state, physical.state, cpu.cycles() - physical.cycles());
    } else {
      Deprivilege.trapTimeStamps(physical.state);
    }
    state.interruptShadow = false;
    enterAddressSpace(physical);
    long cycles = physical.cycles();
    long retired = physical.retired();
    stepsAtEntry = physical.steps();
    retiredAtEntry = retired;
    inGuest = true;
    long budget = once ? 1 : Math.min(limit - cpu.cycles(), maxSteps);
    StopReason stop = stepObserver == null ? physical.run(budget) : runWatched(physical, budget);
    inGuest = false;
    cpu.charge(physical.cycles() - cycles);
    instructions += physical.retired() - retired;
    steps += physical.steps() - stepsAtEntry;
    Deprivilege.leave(physical.state, state);
    boolean trapped = stop == StopReason.INTERCEPTED;
    if (trapped || once || cpu.cycles() >= limit) {
      leaveAddressSpace();
      stage = Stage.BOUNDARY;
      eventDue = !trapped && events.nextEventTime() <= cpu.cycles();
    }
    if (trapped) {
      handleTrap();
    }
  }

  private StopReason runWatched(Cpu physical, long budget) {
    ExecutionObserver ofCore = physical.observer();
    physical.setObserver(new CoreWatch(vm, physical, stepObserver, () -> stopping = true));
    try {
      return physical.run(budget);
    } finally {
      physical.setObserver(ofCore);
    }
  }

  /** What follows from a flag that the guest can change without our knowing. */
  private void leaveAddressSpace() {
    CpuState state = cpu.state;
    boolean alignment = (state.systemFlags & RFlags.AC) != 0;
    if (alignment != alignmentAtEntry) {
      cpu.mmu.setSmapLifted(alignment);
      shadow.selectRoot(state);
    }
  }

  /** Puts the core onto the current shadow root, with nothing cached that is no longer there. */
  private void enterAddressSpace(Cpu physical) {
    int root = shadow.root().hpa();
    boolean strange = core.occupy(this) || lastCore != core;
    if (strange) {
      lastCore = core;
      interceptOn(physical);
    }
    boolean flush = shadow.takeFlushRequest();
    if (strange || flush || physical.state.cr3 != root) {
      // Shadow entries are never global, so this flushes everything.
      physical.setCr3(root);
    }
  }

  /** Whatever runs on a core from now on traps to this virtual CPU. */
  void interceptOn(Cpu physical) {
    physical.setInterceptor(latch);
    physical.setTrapSensitive(trapSensitive);
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
