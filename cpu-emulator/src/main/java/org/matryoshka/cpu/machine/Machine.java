package org.matryoshka.cpu.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.StopReason;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.machine.RunEnd.Reason;
import org.matryoshka.cpu.snapshot.CoreState;
import org.matryoshka.cpu.snapshot.StateDigest;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.StateWords;
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
  private final InputLog input;
  private volatile boolean stopRequested;

  /** Whose turn it is; null between two slices. */
  private Core slice;

  /** Time of that core at which its slice is over. */
  private long sliceEnd;

  // How long all cores have slept

  private long asleepSince;
  private long firedAwake;

  // Within a run

  /** The core that runs now. */
  private Core running;

  /** Its slice is over before its time. */
  private boolean sliceCut;

  private boolean stopAfterThisStep;

  // Snapshots

  /** The one that was taken or put back last, if it has not been released. */
  private MachineSnapshot last;

  private long stateBytes;

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
    input = configuration.input();
    input.addListener(this::awake);
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
   * What all cores have done since power-on, in steps: one instruction (an iteration of a repeated
   * string instruction; with the single-step trap after it, if TF is set), one fault, or one
   * interrupt.
   */
  public long position() {
    long sum = 0;
    for (Core core : cores) {
      sum += core.cpu.steps();
    }
    return sum;
  }

  /**
   * Runs until the guest ends itself or nothing can happen any more.
   *
   * <p>A run may be cut at any step: two runs of <i>m</i> and <i>n</i> steps leave the same state
   * as one of <i>m</i> + <i>n</i>, and one of 0 steps changes nothing. What takes no step (time
   * that passes while all cores sleep, the choice of the next core) is done as soon as it can be.
   *
   * @param maxSteps budget for all cores together; see {@link #position}
   */
  public RunEnd run(long maxSteps) {
    long before = position();
    stopAfterThisStep = false;
    RunEnd end = maxSteps <= 0 ? ended() : settle();
    while (end == null) {
      long left = maxSteps - (position() - before);
      if (left <= 0) {
        return RunEnd.of(Reason.BUDGET, "the instruction budget is used up");
      }
      if (stopRequested || stopAfterThisStep) {
        stopRequested = false;
        return RunEnd.of(Reason.STOPPED, "the run was stopped from outside");
      }
      Core core = slice;
      if (runSlice(left) == StopReason.INTERCEPTED) {
        return RunEnd.of(
            Reason.INTERCEPTED, "a trap interceptor stopped core %d".formatted(core.index));
      }
      end = settle();
    }
    return end;
  }

  /**
   * Makes {@link #run} return when the step that is being done is complete. For observers of a
   * core, within a run.
   */
  public void stopAfterThisStep() {
    stopAfterThisStep = true;
    if (running != null) {
      running.cpu.requestStop();
    }
  }

  /**
   * Does all that takes no step. Doing it again changes nothing.
   *
   * @return null if there is a slice with a step to do
   */
  private RunEnd settle() {
    while (true) {
      RunEnd end = ended();
      if (end != null || (slice != null && slice.isRunnable())) {
        return end;
      }
      slice = null;
      Core core = next();
      if (core == null) {
        if (!mayWake()) {
          return RunEnd.of(
              Reason.DEADLOCK,
              "every core waits for an interrupt, and no device is going to raise one");
        }
        clock.advanceTo(clock.nextEventTime());
        continue;
      }
      clock.advanceTo(core.time());
      if (next() == core) {
        beginSlice(core);
      }
    }
  }

  /** How the guest has ended, if it has. */
  private RunEnd ended() {
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
    return null;
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

  private boolean mayWake() {
    long event = clock.nextEventTime();
    return event != EventQueue.NEVER
        && event - asleepSince <= LONGEST_SLEEP
        && clock.fired() - firedAwake <= MOST_EVENTS_ASLEEP
        && cores.stream().anyMatch(core -> core.cpu.state.interruptsEnabled());
  }

  /** Nobody sleeps, or something came from outside: whoever sleeps does so from now on. */
  private void awake() {
    asleepSince = clock.now();
    firedAwake = clock.fired();
  }

  private void beginSlice(Core core) {
    awake();
    core.catchUp();
    long now = core.cpu.cycles();
    long deadline = now + LONGEST_SLICE;
    deadline = Math.min(deadline, Math.max(clock.nextEventTime(), now + 1));
    for (Core other : cores) {
      if (other != core && other.isRunnable()) {
        deadline = Math.min(deadline, Math.max(other.time(), now) + QUANTUM);
      }
    }
    slice = core;
    sliceEnd = deadline;
  }

  /** Runs on in the slice, to its end if there are steps enough. */
  private StopReason runSlice(long maxSteps) {
    Core core = slice;
    running = core;
    platform.selectCore(core.index);
    sliceCut = false;
    StopReason stop;
    try {
      stop = core.cpu.run(Math.min(sliceEnd - core.cpu.cycles(), maxSteps));
    } finally {
      running = null;
    }
    boolean goesOn = stop == StopReason.BUDGET || stop == StopReason.REQUESTED;
    // A stop that we have not asked for is an observer's.
    stopAfterThisStep |= stop == StopReason.REQUESTED && !sliceCut;
    if (!goesOn || sliceCut || core.cpu.cycles() >= sliceEnd) {
      slice = null;
    }
    return stop;
  }

  /** Something has changed that the choice of the next core depends on. */
  private void endSlice() {
    if (running == null) {
      slice = null;
    } else {
      sliceCut = true;
      running.cpu.requestStop();
    }
  }

  // Saving and restoring

  /**
   * Keeps the whole machine as it is now. Takes time for what was written since the last {@code
   * save} or {@code restore}. What is outside is not kept: observers, and what the console was
   * given.
   */
  public MachineSnapshot save() {
    StateWords state = StateWords.of(this::completeState, last == null ? null : last.state());
    last = new MachineSnapshot(this, memory.save(), state);
    stateBytes += state.addedBytes();
    return last;
  }

  /**
   * Makes the machine what it was; what has happened since has not.
   *
   * @throws IllegalArgumentException if the snapshot is another machine's or has been released
   */
  public void restore(MachineSnapshot snapshot) {
    if (snapshot.owner() != this || snapshot.isReleased()) {
      throw new IllegalArgumentException(
          snapshot.isReleased()
              ? "the snapshot has been released"
              : "the snapshot is of another machine");
    }
    memory.restore(snapshot.memory());
    snapshot.state().restore(this::completeState);
    last = snapshot;
  }

  /** Bytes that all snapshots hold that have not been released; what several hold counts once. */
  public long snapshotBytes() {
    return memory.snapshotBytes() + stateBytes;
  }

  void released(MachineSnapshot snapshot, long bytesOfState) {
    stateBytes -= bytesOfState;
    if (last == snapshot) {
      last = null;
    }
  }

  /** All that later steps depend on, but memory. */
  private void completeState(StateFields fields) {
    fields.part("input", input);
    for (Core core : cores) {
      fields.part("core" + core.index, core.cpu);
    }
    fields.part("platform", platform);
    fields.part("time", clock);
    for (Core core : cores) {
      fields.part("sleep" + core.index, core);
    }
    int running = fields.number("slice", slice == null ? -1 : slice.index);
    slice = running < 0 ? null : cores.get(running);
    sliceEnd = fields.number("sliceEnd", sliceEnd);
    asleepSince = fields.number("asleepSince", asleepSince);
    firedAwake = fields.number("firedAwake", firedAwake);
  }

  /**
   * SHA-256 over all that {@link #save} keeps, 64 hexadecimal digits. Unlike {@link #stateHash} it
   * covers what cores have cached, too. Two machines that have the same go on in the same way.
   */
  public String completeHash() {
    StateDigest digest = new StateDigest();
    completeState(digest);
    digest.memory(memory.ram());
    return digest.hex();
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
