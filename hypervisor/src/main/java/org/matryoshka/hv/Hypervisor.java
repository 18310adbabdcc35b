package org.matryoshka.hv;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.snapshot.StateDigest;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.hv.exit.ExitDispatcher;
import org.matryoshka.hv.exit.ExitHandlers;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.FrameUse;
import org.matryoshka.hv.observe.ExitLog;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.hv.observe.Observers;
import org.matryoshka.hv.observe.ScheduleObserver;
import org.matryoshka.hv.observe.ScheduleObserver.Next;
import org.matryoshka.hv.observe.StepObserver;
import org.matryoshka.hv.sched.VcpuScheduler;
import org.matryoshka.hv.shadow.LazyShadowMmu;
import org.matryoshka.hv.shadow.ShadowMmu;
import org.matryoshka.hv.vcpu.PhysicalCore;
import org.matryoshka.hv.vcpu.Vcpu;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * The machine with its physical cores and memory, and the virtual machines on it.
 *
 * <p>Cores run one after the other on the host's thread, always the one whose local time is least,
 * for one slice; a virtual CPU that ran on one core until some time does not run on another before
 * that time. So every run is the same.
 */
public final class Hypervisor implements Stateful {
  /** Virtual time for which everybody may be idle: an hour, in which any timer has fired. */
  private static final long IDLE_LIMIT = 3_600_000_000_000L;

  /** Device events that may come while nobody runs before we say that nobody is going to. */
  private static final long IDLE_STEPS = 10_000_000;

  private final FrameAllocator frames;
  private final SnapshotKeeper snapshots;
  private final ExitLog log;
  private final ExitDispatcher dispatcher;
  private final VcpuScheduler scheduler;
  private final ShadowMmu.Factory shadowFactory;
  private final long quantum;
  private final List<PhysicalCore> cores = new ArrayList<>();
  private final List<VirtualMachine> machines = new ArrayList<>();
  private final Observers observers = new Observers();
  private final List<VirtualMachine> runnable = new ArrayList<>();
  private StepObserver stepObserver;

  /** The observer is being told of a store, which belongs to the step that a core is doing. */
  private boolean storing;

  private volatile boolean stopRequested;
  private boolean stopAfterThisStep;
  private int lastVm;
  private int created;
  private long instructionsOfDestroyed;
  private long stepsOfDestroyed;
  private long coreTime;
  private long contendedTime;

  /** Who has a core now; null between two slices. */
  private Slice slice;

  private long idleSince;
  private long idleSteps;

  /** A machine with nothing on it, and the standard exit handlers. */
  public Hypervisor(HypervisorConfig config) {
    this(config, ExitHandlers.standard(), LazyShadowMmu::new);
  }

  /** A machine with nothing on it, and parts of which some may be somebody else's. */
  public Hypervisor(
      HypervisorConfig config, ExitHandlers handlers, ShadowMmu.Factory shadowFactory) {
    this.shadowFactory = shadowFactory;
    MachineMemory memory = new MachineMemory(config.memoryBytes());
    frames = new FrameAllocator(memory);
    log = new ExitLog(config.logCapacity());
    observers.add(log);
    snapshots = new SnapshotKeeper(this, memory, log);
    dispatcher = new ExitDispatcher(handlers);
    scheduler = config.scheduler();
    quantum = config.quantum();
    for (int i = 0; i < config.cores(); i++) {
      cores.add(new PhysicalCore(i, memory));
    }
  }

  /**
   * Makes a virtual machine.
   *
   * @throws org.matryoshka.hv.memory.OutOfFramesException if the machine has not enough memory left
   *     for all that it may ever touch
   */
  public VirtualMachine create(VirtualMachineConfig config) {
    VirtualMachine vm =
        new VirtualMachine(this, created + 1, config, frames, dispatcher, shadowFactory, observers);
    vm.vcpu().setStepObserver(stepObserver);
    created++;
    vm.vcpu().advanceTo(time());
    machines.add(vm);
    return vm;
  }

  /** The virtual machines that are not destroyed, in the order of their numbers. */
  public List<VirtualMachine> machines() {
    return List.copyOf(machines);
  }

  /** The physical cores. */
  public List<PhysicalCore> cores() {
    return List.copyOf(cores);
  }

  /** Who decides who runs next. To be looked at, not to be told anything. */
  public VcpuScheduler scheduler() {
    return scheduler;
  }

  /** Whose memory is whose. */
  public FrameAllocator frames() {
    return frames;
  }

  /** The last exits. */
  public ExitLog log() {
    return log;
  }

  /** Adds somebody who is told of every exit. */
  public void addObserver(ExitObserver observer) {
    observers.add(observer);
  }

  /** Adds somebody who is told who has a core. */
  public void addObserver(ScheduleObserver observer) {
    observers.add(observer);
  }

  /** Virtual time: cycles of 1 GHz, the least of all cores. */
  public long time() {
    return earliestCore().time();
  }

  /** Instructions that all guests have executed. */
  public long instructions() {
    long sum = instructionsOfDestroyed;
    for (VirtualMachine vm : machines) {
      sum += vm.instructions();
    }
    return sum;
  }

  /** SHA-256 over the state hashes of all virtual machines, 64 hexadecimal digits. */
  public String stateHash() {
    StateDigest digest = new StateDigest();
    for (VirtualMachine vm : machines) {
      for (char digit : vm.stateHash().toCharArray()) {
        digest.number("digit", digit);
      }
    }
    return digest.hex();
  }

  // Saving and restoring

  /**
   * Keeps the whole machine as it is now: cores with what they have cached, memory, virtual
   * machines with their devices and shadow tables, the scheduler, accounts, statistics and the log.
   * Takes time for what was written since the last {@code save} or {@code restore}.
   *
   * <p>What is outside is not kept: observers, and what consoles have been given.
   *
   * @throws UnsupportedOperationException if the scheduling policy or the shadow is somebody's own
   *     and does not say what its state is
   */
  public HypervisorSnapshot save() {
    return snapshots.save(created, machines.size());
  }

  /**
   * Makes the machine what it was; what has happened since has not. Takes time for the frames that
   * differ. Observers are not told. Not within a run.
   *
   * @throws IllegalArgumentException if the snapshot is another machine's or has been released
   * @throws IllegalStateException if virtual machines were created or destroyed since: that can't
   *     be taken back
   */
  public void restore(HypervisorSnapshot snapshot) {
    snapshots.restore(snapshot, created, machines.size());
  }

  /** Bytes that all snapshots hold that have not been released; what several hold counts once. */
  public long snapshotBytes() {
    return snapshots.bytes();
  }

  /**
   * All that is saved but the contents of memory and the log: the machine between two steps.
   * Virtual machines that have been destroyed are not in it.
   */
  @Override
  public void state(StateFields fields) {
    fields.part("frames", frames);
    for (VirtualMachine vm : machines) {
      fields.part("vm" + vm.number(), vm);
    }
    for (PhysicalCore core : cores) {
      fields.part("core" + core.number(), core);
      int occupant = fields.number("occupant", numberOf(core.occupant()));
      if (fields.loading()) {
        core.setOccupant(vcpu(occupant));
      }
    }
    fields.part("scheduler", part -> scheduler.state(part, machines));
    fields.part("slice", this::sliceState);
    instructionsOfDestroyed = fields.number("instructionsOfDestroyed", instructionsOfDestroyed);
    stepsOfDestroyed = fields.number("stepsOfDestroyed", stepsOfDestroyed);
    coreTime = fields.number("coreTime", coreTime);
    contendedTime = fields.number("contendedTime", contendedTime);
    idleSince = fields.number("idleSince", idleSince);
    idleSteps = fields.number("idleSteps", idleSteps);
    lastVm = fields.number("lastVm", lastVm);
  }

  private void sliceState(StateFields fields) {
    int vm = fields.number("vm", slice == null ? 0 : slice.vm().number());
    int core = fields.number("core", slice == null ? 0 : slice.core().number());
    long start = fields.number("start", slice == null ? 0 : slice.start());
    boolean contended = fields.flag("contended", slice != null && slice.contended());
    for (VirtualMachine machine : machines) {
      PhysicalCore lastCore = machine.vcpu().lastCore();
      int on = fields.number("lastCore", lastCore == null ? -1 : lastCore.number());
      if (fields.loading()) {
        machine
            .vcpu()
            .setCores(
                machine.number() == vm ? cores.get(core) : null, on < 0 ? null : cores.get(on));
      }
    }
    if (fields.loading()) {
      slice = vm == 0 ? null : new Slice(cores.get(core), machine(vm), start, contended);
    }
  }

  private VirtualMachine machine(int number) {
    for (VirtualMachine vm : machines) {
      if (vm.number() == number) {
        return vm;
      }
    }
    return null;
  }

  private int numberOf(Vcpu vcpu) {
    for (VirtualMachine vm : machines) {
      if (vm.vcpu() == vcpu) {
        return vm.number();
      }
    }
    return 0;
  }

  private Vcpu vcpu(int number) {
    VirtualMachine vm = machine(number);
    return vm == null ? null : vm.vcpu();
  }

  /**
   * SHA-256 over all that {@link #save} keeps but the log, 64 hexadecimal digits. Unlike {@link
   * #stateHash}, which is what the guests can see, it covers the hypervisor's own state, too. Two
   * machines that have the same go on in the same way.
   */
  public String completeHash() {
    StateDigest digest = new StateDigest();
    state(digest);
    digest.memory(frames.memory().ram());
    return digest.hex();
  }

  /** Makes {@link #run} return soon. May be called from any thread, for instance for Ctrl-C. */
  public void requestStop() {
    stopRequested = true;
  }

  /**
   * Makes {@link #run} return {@link RunResult#REQUESTED}, or what else there is to say, when the
   * step that is being done is complete. For observers, within a run.
   */
  public void stopAfterThisStep() {
    stopAfterThisStep = true;
    if (slice != null) {
      slice.vm().vcpu().stopAfterThisStep();
    }
  }

  /**
   * Lets somebody watch each instruction, and each store if he wants to; null for nobody. At most
   * one at a time, and not within a run.
   */
  public void setStepObserver(StepObserver observer) {
    stepObserver = observer;
    machines.forEach(vm -> vm.vcpu().setStepObserver(observer));
    boolean stores = observer != null && observer.wantsStores();
    frames.memory().setStoreListener(stores ? this::stored : null);
  }

  private void stored(long address, int size, long before, long after) {
    long gva = Mmu.NO_STORE;
    if (slice != null && frames.useOf((int) address) == FrameUse.GUEST_RAM) {
      gva = slice.core().cpu().mmu.storeAddress();
      gva = gva == Mmu.NO_STORE ? slice.vm().cpu().mmu.storeAddress() : gva;
    }
    storing = true;
    stepObserver.stored(
        frames.ownerOf((int) address),
        gva == Mmu.NO_STORE ? StepObserver.NO_ADDRESS : gva,
        address,
        size,
        before,
        after);
    storing = false;
  }

  /** Number of the virtual machine whose step is next, or was last; 0 before the first one. */
  public int currentVm() {
    return slice == null ? lastVm : slice.vm().number();
  }

  // The loop

  /**
   * What the whole machine has done since power-on, in steps: one guest instruction (an iteration
   * of a repeated string instruction; with the single-step trap after it, if TF is set), or one
   * trap with its VM exit, or one VM exit without an instruction, or one interrupt that was
   * delivered without an exit. So every VM exit has a step of its own. Within an observer, the step
   * that is being done counts.
   */
  public long position() {
    long sum = stepsOfDestroyed;
    for (VirtualMachine vm : machines) {
      sum += vm.vcpu().steps();
    }
    // an instruction on a core is counted when it is complete
    return storing && slice != null && slice.vm().vcpu().isInGuest() ? sum + 1 : sum;
  }

  /**
   * Runs the virtual machines until there is nothing more to do.
   *
   * <p>A run may be cut at any step: two runs of <i>m</i> and <i>n</i> steps leave the same state
   * as one of <i>m</i> + <i>n</i>, and one of 0 steps changes nothing. What takes no step (time
   * that passes while everybody waits, the choice of who runs) is done as soon as it can be.
   *
   * @param maxSteps budget for all guests together; see {@link #position}
   */
  public RunResult run(long maxSteps) {
    long before = position();
    if (maxSteps <= 0) {
      return RunResult.BUDGET;
    }
    stopAfterThisStep = false;
    while (true) {
      RunResult nothingToDo = settle();
      if (nothingToDo != null) {
        return nothingToDo;
      }
      long left = maxSteps - (position() - before);
      if (left <= 0) {
        return RunResult.BUDGET;
      }
      if (stopRequested) {
        stopRequested = false;
        return RunResult.REQUESTED;
      }
      if (stopAfterThisStep) {
        return RunResult.REQUESTED;
      }
      stopAfterThisStep |= slice.vm().vcpu().run(left);
      slice.core().setTime(slice.vm().vcpu().time());
    }
  }

  /**
   * Does all that takes no step. Doing it again changes nothing.
   *
   * @return null if there is a slice with a step to do
   */
  private RunResult settle() {
    while (slice == null || !slice.vm().vcpu().settle()) {
      if (slice != null) {
        endSlice();
      }
      if (machines.stream().noneMatch(vm -> vm.state() == VmState.RUNNING)) {
        return RunResult.ALL_ENDED;
      }
      PhysicalCore core = earliestCore();
      findRunnable(core.time());
      if (!runnable.isEmpty()) {
        beginSlice(core, (VirtualMachine) scheduler.pick(runnable));
      } else if (!idleUntilNextEvent(core)) {
        return RunResult.ALL_IDLE;
      }
    }
    return null;
  }

  private PhysicalCore earliestCore() {
    PhysicalCore earliest = cores.getFirst();
    for (PhysicalCore core : cores) {
      if (core.time() < earliest.time()) {
        earliest = core;
      }
    }
    return earliest;
  }

  /** Who can run now goes into {@link #runnable}. */
  private void findRunnable(long now) {
    runnable.clear();
    for (VirtualMachine vm : machines) {
      if (vm.state() != VmState.RUNNING || vm.vcpu().time() > now) {
        continue;
      }
      if (vm.isBlocked()) {
        long woken = vm.vcpu().awaitInterrupt(now);
        if (woken == EventQueue.NEVER) {
          continue;
        }
        vm.setBlocked(false);
        scheduler.wake(vm, runnable);
        observers.ready(woken, vm.number());
        tellIfCapped(vm, woken);
      }
      if (vm.cap().allowance(now) > 0) {
        runnable.add(vm);
      }
    }
  }

  private void beginSlice(PhysicalCore core, VirtualMachine vm) {
    long start = core.time();
    long length = Math.min(quantum, vm.cap().allowance(start));
    vm.vcpu().begin(core, start + length);
    slice = new Slice(core, vm, start, everybodyCompetes());
    idleSteps = 0;
    observers.picked(start, core.number(), vm.number());
  }

  private void endSlice() {
    PhysicalCore core = slice.core();
    VirtualMachine vm = slice.vm();
    Vcpu vcpu = vm.vcpu();
    vcpu.endSlice();
    long used = slice.used();
    scheduler.ran(vm, used);
    vm.cap().use(vcpu.time(), used);
    vm.account().add(used, slice.contended());
    coreTime += used;
    contendedTime += slice.contended() ? used : 0;
    if (vcpu.end() != null) {
      vm.noteEnd();
      scheduler.remove(vm);
    } else {
      vm.setBlocked(vcpu.isBlocked());
    }
    idleSince = core.time();
    lastVm = vm.number();
    slice = null;
    tellReleased(core, vm);
  }

  private void tellReleased(PhysicalCore core, VirtualMachine vm) {
    long time = vm.vcpu().time();
    if (vm.state() != VmState.RUNNING) {
      observers.released(time, core.number(), vm.number(), Next.STOPS);
    } else if (vm.isBlocked()) {
      observers.released(time, core.number(), vm.number(), Next.HALTS);
    } else {
      observers.released(time, core.number(), vm.number(), Next.WAITS);
      tellIfCapped(vm, time);
    }
  }

  private void tellIfCapped(VirtualMachine vm, long time) {
    long until = vm.cap().nextAllowance(time);
    if (until > time) {
      observers.capped(time, vm.number(), until);
    }
  }

  /** Whether every virtual machine wants a core now: none has ended, is paused or waits. */
  private boolean everybodyCompetes() {
    for (VirtualMachine vm : machines) {
      if (vm.state() != VmState.RUNNING || vm.isBlocked()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Lets a core's time pass.
   *
   * @return false if nothing is ever going to happen
   */
  private boolean idleUntilNextEvent(PhysicalCore core) {
    long now = core.time();
    long next = EventQueue.NEVER;
    for (VirtualMachine vm : machines) {
      if (vm.state() == VmState.RUNNING) {
        next = Math.min(next, nextChance(vm, now));
      }
    }
    if (next == EventQueue.NEVER || next - idleSince > IDLE_LIMIT || idleSteps >= IDLE_STEPS) {
      return false;
    }
    idleSteps++;
    core.setTime(next);
    observers.idle(core.number(), now, next);
    return true;
  }

  /** When a virtual machine that can't run now may be able to. */
  private static long nextChance(VirtualMachine vm, long now) {
    if (vm.vcpu().time() > now) {
      return vm.vcpu().time();
    }
    return vm.isBlocked() ? vm.vcpu().nextEventTime() : vm.cap().nextAllowance(now);
  }

  // What virtual machines tell

  void started(VirtualMachine vm) {
    vm.vcpu().advanceTo(time());
    scheduler.add(vm);
    disturbed();
    observers.ready(vm.vcpu().time(), vm.number());
  }

  /** A virtual machine is not to run any more; if it has a core now, it loses it. */
  void stopped(VirtualMachine vm) {
    if (slice != null && slice.vm() == vm) {
      endSlice();
    }
    observers.stopped(Math.max(time(), vm.vcpu().time()), vm.number());
    if (vm.vcpu().end() == null) {
      scheduler.remove(vm);
    }
  }

  void destroyed(VirtualMachine vm) {
    instructionsOfDestroyed += vm.instructions();
    stepsOfDestroyed += vm.vcpu().steps();
    machines.remove(vm);
  }

  /** Something came from outside: if everybody waits, they wait anew from now on. */
  void disturbed() {
    idleSince = time();
    idleSteps = 0;
  }

  // Shares

  /** Part of the cores by weight and cap while all compete; see {@link CoreShares}. */
  double shareAsked(VirtualMachine vm) {
    return CoreShares.asked(machines, cores.size(), scheduler.honoursWeights())
        .getOrDefault(vm, 0.0);
  }

  /** Cycles that a virtual machine has had a core. */
  long coreTime(VirtualMachine vm) {
    return vm.account().cycles() + (slice != null && slice.vm() == vm ? slice.used() : 0);
  }

  double shareReceived(VirtualMachine vm) {
    long inSlice = slice != null && slice.contended() ? slice.used() : 0;
    long all = contendedTime + inSlice;
    long own = vm.account().contended() + (slice != null && slice.vm() == vm ? inSlice : 0);
    return all == 0 ? Double.NaN : (double) own / all;
  }

  double shareOverall(VirtualMachine vm) {
    long all = coreTime + (slice == null ? 0 : slice.used());
    return all == 0 ? Double.NaN : (double) coreTime(vm) / all;
  }
}
