package org.matryoshka.hv;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.snapshot.StateDigest;
import org.matryoshka.hv.exit.ExitDispatcher;
import org.matryoshka.hv.exit.ExitHandlers;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.observe.ExitLog;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.hv.sched.VcpuScheduler;
import org.matryoshka.hv.shadow.LazyShadowMmu;
import org.matryoshka.hv.shadow.ShadowMmu;
import org.matryoshka.hv.vcpu.PhysicalCore;
import org.matryoshka.hv.vcpu.Vcpu;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * The machine with its physical cores and memory, and the virtual machines on it.
 *
 * <p>Cores run one after the other on the host's thread, always the one whose local time is least,
 * for one slice; a virtual CPU that ran on one core until some time does not run on another before
 * that time. So every run is the same.
 */
public final class Hypervisor {
  /** Virtual time for which everybody may be idle: an hour, in which any timer has fired. */
  private static final long IDLE_LIMIT = 3_600_000_000_000L;

  /** Device events that may come while nobody runs before we say that nobody is going to. */
  private static final long IDLE_STEPS = 10_000_000;

  private final FrameAllocator frames;
  private final ExitLog log;
  private final ExitDispatcher dispatcher;
  private final VcpuScheduler scheduler;
  private final ShadowMmu.Factory shadowFactory;
  private final long quantum;
  private final List<PhysicalCore> cores = new ArrayList<>();
  private final List<VirtualMachine> machines = new ArrayList<>();
  private final List<ExitObserver> observers = new ArrayList<>();
  private final List<VirtualMachine> runnable = new ArrayList<>();
  private volatile boolean stopRequested;
  private int created;
  private long instructionsOfDestroyed;
  private long stepsOfDestroyed;
  private long coreTime;
  private long contendedTime;
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
        new VirtualMachine(
            this, created + 1, config, frames, dispatcher, shadowFactory, this::exited);
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

  private void exited(
      long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int cycles) {
    for (int i = 0; i < observers.size(); i++) {
      observers.get(i).exited(time, vm, vcpu, rip, exit, outcome, cycles);
    }
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

  /** Makes {@link #run} return soon. May be called from any thread, for instance for Ctrl-C. */
  public void requestStop() {
    stopRequested = true;
  }

  // The loop

  /**
   * Runs the virtual machines until there is nothing more to do.
   *
   * @param maxInstructions budget for all guests together; iterations of repeated instructions and
   *     traps count like instructions, so that every guest comes to an end
   */
  public RunResult run(long maxInstructions) {
    long before = steps();
    idleSince = time();
    idleSteps = 0;
    while (true) {
      if (stopRequested) {
        stopRequested = false;
        return RunResult.REQUESTED;
      }
      if (machines.stream().noneMatch(vm -> vm.state() == VmState.RUNNING)) {
        return RunResult.ALL_ENDED;
      }
      long left = maxInstructions - (steps() - before);
      if (left <= 0) {
        return RunResult.BUDGET;
      }
      PhysicalCore core = earliestCore();
      findRunnable(core.time());
      if (!runnable.isEmpty()) {
        runSlice(core, (VirtualMachine) scheduler.pick(runnable), left);
        idleSteps = 0;
        idleSince = core.time();
      } else if (!idleUntilNextEvent(core)) {
        return RunResult.ALL_IDLE;
      }
    }
  }

  private long steps() {
    long sum = stepsOfDestroyed;
    for (VirtualMachine vm : machines) {
      sum += vm.vcpu().steps();
    }
    return sum;
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
        vm.vcpu().advanceTo(now);
        if (vm.vcpu().isBlocked()) {
          continue;
        }
        vm.setBlocked(false);
        scheduler.wake(vm, runnable);
      }
      if (vm.cap().allowance(now) > 0) {
        runnable.add(vm);
      }
    }
  }

  private void runSlice(PhysicalCore core, VirtualMachine vm, long maxSteps) {
    long start = core.time();
    boolean everybody = everybodyCompetes();
    Vcpu vcpu = vm.vcpu();
    long length = Math.min(quantum, vm.cap().allowance(start));
    vcpu.run(core, start + length, maxSteps);
    long used = vcpu.time() - start;
    core.setTime(vcpu.time());
    scheduler.ran(vm, used);
    vm.cap().use(vcpu.time(), used);
    vm.account().add(used, everybody);
    coreTime += used;
    contendedTime += everybody ? used : 0;
    if (vcpu.end() != null) {
      vm.noteEnd();
      scheduler.remove(vm);
    } else {
      vm.setBlocked(vcpu.isBlocked());
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
    idleSteps++;
    if (next == EventQueue.NEVER || next - idleSince > IDLE_LIMIT || idleSteps > IDLE_STEPS) {
      return false;
    }
    core.setTime(next);
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
  }

  void stopped(VirtualMachine vm) {
    scheduler.remove(vm);
  }

  void destroyed(VirtualMachine vm) {
    instructionsOfDestroyed += vm.instructions();
    stepsOfDestroyed += vm.vcpu().steps();
    machines.remove(vm);
  }

  // Shares

  /** Part of the cores by weight and cap while all compete; see {@link CoreShares}. */
  double shareAsked(VirtualMachine vm) {
    return CoreShares.asked(machines, cores.size(), scheduler.honoursWeights())
        .getOrDefault(vm, 0.0);
  }

  double shareReceived(VirtualMachine vm) {
    return contendedTime == 0 ? Double.NaN : (double) vm.account().contended() / contendedTime;
  }

  double shareOverall(VirtualMachine vm) {
    return coreTime == 0 ? Double.NaN : (double) vm.account().cycles() / coreTime;
  }
}
