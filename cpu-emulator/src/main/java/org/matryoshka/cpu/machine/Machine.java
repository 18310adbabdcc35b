package org.matryoshka.cpu.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.StopReason;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.machine.RunEnd.Reason;
import org.matryoshka.cpu.snapshot.CoreState;
import org.matryoshka.cpu.snapshot.StateDigest;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.cpu.system.ProcessorModel;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * A whole machine: memory, cores, devices and virtual time.
 *
 * <p><b>Order.</b> Each core has its own time, the cycles it has used. The core that is furthest
 * behind runs next (the lower number, if two are), for at most {@link #QUANTUM} cycles beyond the
 * next one, and not beyond the next event. An event fires when every core that has something to do
 * has reached its time. A halted core sleeps until an interrupt comes, and then its time jumps
 * forward. So all is a function of the image, the configuration and the input.
 */
public final class Machine implements Stateful {
  /** How far a core may run ahead of another, in cycles. */
  public static final long QUANTUM = 10_000;

  /** The longest slice, so that {@link #requestStop} is heard soon. */
  private static final long LONGEST_SLICE = 4_000_000;

  /**
   * An hour. A guest whose cores have all slept for so long, whatever its devices did, will not
   * wake up any more.
   */
  private static final long LONGEST_SLEEP = 3600 * Clock.HERTZ;

  /** The same in events, for a device that ticks fast with its interrupt masked. */
  private static final long MOST_EVENTS_ASLEEP = 5_000_000;

  private final MachineMemory memory;
  private final EventQueue clock = new EventQueue();
  private final PcPlatform platform;
  private final List<Core> cores = new ArrayList<>();
  private Core running;
  private volatile boolean stopRequested;

  /** A machine with all memory zero; its first core waits to be given an image, the others halt. */
  public Machine(MachineConfiguration configuration) {
    memory = new MachineMemory(configuration.memoryBytes());
    clock.setTimeSource(() -> running == null ? 0 : running.cpu.cycles());
    clock.setDeadlineListener(when -> endSlice());
    platform =
        new PcPlatform(
            new PcPlatform.Connections(
                clock,
                configuration.cores(),
                configuration.rtcStart(),
                configuration.console(),
                configuration.input(),
                this::endSlice));
    platform.installWindows(memory);
    for (int i = 0; i < configuration.cores(); i++) {
      addCore(i, configuration.cores());
    }
  }

  private void addCore(int index, int count) {
    Cpu cpu = new Cpu(memory, platform.ports(), platform.interrupts(index));
    cpu.setCpuidModel(new ProcessorModel(index, count));
    BootLoader.reset(cpu, index == 0);
    cpu.state.halted = true;
    Core core = new Core(index, cpu);
    cores.add(core);
    platform
        .interrupts(index)
        .setListener(
            () -> {
              core.wake(clock.now());
              if (running != core) {
                endSlice();
              }
            });
  }

  /** Physical memory. */
  public MachineMemory memory() {
    return memory;
  }

  /** Devices, ports and interrupt controllers. */
  public PcPlatform platform() {
    return platform;
  }

  /** Virtual time. */
  public Clock clock() {
    return clock;
  }

  /**
   * A core.
   *
   * @param index from 0
   */
  public Cpu cpu(int index) {
    return cores.get(index).cpu;
  }

  /** How many cores there are. */
  public int coreCount() {
    return cores.size();
  }

  /** Instructions retired by all cores since the start. */
  public long instructions() {
    return cores.stream().mapToLong(core -> core.cpu.retired()).sum();
  }

  /** Cycles that the core that is furthest ahead has used. */
  public long cycles() {
    return cores.stream().mapToLong(Core::time).max().orElse(0);
  }

  /**
   * Loads an image and lets the first core enter it; see {@link BootLoader}.
   *
   * @param commandLine what the image is told
   * @throws ImageException if it can't be loaded into this machine
   */
  public void boot(ElfImage image, String commandLine) throws ImageException {
    BootLoader.load(image, memory, commandLine);
    BootLoader.enter(cpu(0), image.entry());
  }

  /** Starts a core that halts with the given state, at the time that the others have reached. */
  public void startCore(int index, CpuState state) {
    Core core = cores.get(index);
    long behind = clock.now() - core.cpu.cycles();
    if (behind > 0) {
      core.cpu.charge(behind);
    }
    core.cpu.state.copyFrom(state);
    core.cpu.reloadFromState();
    endSlice();
  }

  /** Makes {@link #run} return soon, for instance for Ctrl-C. May be called from any thread. */
  public void requestStop() {
    stopRequested = true;
  }

  /**
   * Runs until the guest ends itself or nothing can happen any more.
   *
   * @param maxInstructions budget for all cores together; iterations of repeated instructions,
   *     exceptions and interrupts count like instructions, so that every guest comes to an end
   */
  public RunEnd run(long maxInstructions) {
    long budget = maxInstructions;
    long asleepSince = clock.now();
    long firedAwake = clock.fired();
    while (true) {
      RunEnd end = end(budget);
      if (end != null) {
        return end;
      }
      Core core = next();
      if (core == null) {
        if (!mayWake(asleepSince, firedAwake)) {
          return RunEnd.of(
              Reason.DEADLOCK,
              "every core waits for an interrupt, and no device is going to raise one");
        }
        clock.advanceTo(clock.nextEventTime());
        continue;
      }
      clock.advanceTo(core.time());
      if (next() != core) {
        continue;
      }
      long before = core.cpu.steps();
      StopReason stop = runSlice(core, budget);
      budget -= core.cpu.steps() - before;
      asleepSince = clock.now();
      firedAwake = clock.fired();
      if (stop == StopReason.INTERCEPTED) {
        return RunEnd.of(
            Reason.INTERCEPTED, "a trap interceptor stopped core %d".formatted(core.index));
      }
    }
  }

  private RunEnd end(long budget) {
    OptionalInt exit = platform.exitValue();
    if (exit.isPresent()) {
      return new RunEnd(
          Reason.EXIT,
          exit,
          "the guest wrote 0x%x to the debug-exit port".formatted(exit.getAsInt()));
    }
    for (Core core : cores) {
      if (core.cpu.state.shutdown) {
        return RunEnd.of(
            Reason.SHUTDOWN,
            "a triple fault shut core %d down at RIP 0x%x (CR2 0x%x)"
                .formatted(core.index, core.cpu.state.rip, core.cpu.state.cr2));
      }
    }
    if (stopRequested) {
      stopRequested = false;
      return RunEnd.of(Reason.STOPPED, "the run was stopped from outside");
    }
    return budget > 0 ? null : RunEnd.of(Reason.BUDGET, "the instruction budget is used up");
  }

  /** The core that is furthest behind among those with something to do, or null. */
  private Core next() {
    Core chosen = null;
    for (int i = 0; i < cores.size(); i++) {
      Core core = cores.get(i);
      if (core.isRunnable() && (chosen == null || core.time() < chosen.time())) {
        chosen = core;
      }
    }
    return chosen;
  }

  private boolean mayWake(long asleepSince, long firedAwake) {
    long event = clock.nextEventTime();
    return event != EventQueue.NEVER
        && event - asleepSince <= LONGEST_SLEEP
        && clock.fired() - firedAwake <= MOST_EVENTS_ASLEEP
        && cores.stream().anyMatch(core -> core.cpu.state.interruptsEnabled());
  }

  private StopReason runSlice(Core core, long budget) {
    core.catchUp();
    long now = core.cpu.cycles();
    long deadline = now + Math.min(budget, LONGEST_SLICE);
    deadline = Math.min(deadline, Math.max(clock.nextEventTime(), now + 1));
    for (Core other : cores) {
      if (other != core && other.isRunnable()) {
        deadline = Math.min(deadline, Math.max(other.time(), now) + QUANTUM);
      }
    }
    running = core;
    platform.selectCore(core.index);
    try {
      return core.cpu.run(deadline - now);
    } finally {
      running = null;
    }
  }

  /** Something has changed that the choice of the next core depends on. */
  private void endSlice() {
    if (running != null) {
      running.cpu.requestStop();
    }
  }

  /** Cores, devices, then time; memory is not among the fields. */
  @Override
  public void state(StateFields fields) {
    for (Core core : cores) {
      fields.part("core" + core.index, new CoreState(core.cpu));
    }
    fields.part("platform", platform);
    fields.part("time", clock);
  }

  /**
   * SHA-256 over the fields of {@link #state} and all RAM, 64 hexadecimal digits: equal for two
   * runs of the same image with the same configuration and input.
   */
  public String stateHash() {
    StateDigest digest = new StateDigest();
    state(digest);
    digest.memory(memory.ram());
    return digest.hex();
  }
}
