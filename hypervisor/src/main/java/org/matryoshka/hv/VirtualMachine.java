package org.matryoshka.hv;

import java.util.Optional;
import java.util.OptionalInt;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.device.DebugExit;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.machine.BootLoader;
import org.matryoshka.cpu.machine.PcPlatform;
import org.matryoshka.cpu.snapshot.CoreState;
import org.matryoshka.cpu.snapshot.StateDigest;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.hv.exit.ExitDispatcher;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.hv.observe.Observers;
import org.matryoshka.hv.sched.CpuCap;
import org.matryoshka.hv.sched.SchedulingEntity;
import org.matryoshka.hv.shadow.ShadowMmu;
import org.matryoshka.hv.vcpu.PhysicalTrap;
import org.matryoshka.hv.vcpu.Vcpu;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * A virtual machine: its memory, its virtual CPU and devices, and its life. Made by {@link
 * Hypervisor#create}; then an image is loaded into {@link #memory} and the boot state into {@link
 * #cpu}, exactly as on a bare machine; then {@link #start}.
 */
public final class VirtualMachine implements SchedulingEntity, Stateful {
  private final int number;
  private final VirtualMachineConfig config;
  private final FrameAllocator frames;
  private final int reservedFrames;
  private final GuestMemory memory;
  private final EventQueue events = new EventQueue();
  private final InputLog input = new InputLog();
  private final PcPlatform platform;
  private final ShadowMmu shadow;
  private final Vcpu vcpu;
  private final CpuCap cap;
  private final CoreTimeAccount account = new CoreTimeAccount();
  private final Hypervisor owner;
  private int weight;
  private VmState state = VmState.CREATED;
  private boolean blocked;

  VirtualMachine(
      Hypervisor owner,
      int number,
      VirtualMachineConfig config,
      FrameAllocator frames,
      ExitDispatcher dispatcher,
      ShadowMmu.Factory shadowFactory,
      Observers observers) {
    this.owner = owner;
    this.number = number;
    this.config = config;
    this.frames = frames;
    this.reservedFrames = (int) (config.machineBytes() / PhysicalMemory.FRAME_SIZE);
    frames.reserve(reservedFrames);
    memory = new GuestMemory(frames, number, config.memoryBytes());
    platform =
        new PcPlatform(
            new PcPlatform.Connections(
                events,
                1,
                PcPlatform.DEFAULT_RTC_START,
                config.console()::accept,
                input,
                this::guestPowersOff));
    platform.installWindows(memory);
    Cpu cpu = new Cpu(memory, platform.ports(), platform.interrupts(0));
    cpu.setCpuidModel(new GuestProcessorModel());
    shadow = shadowFactory.create(memory, frames, number, cpu.mmu, config.shadowPages());
    vcpu =
        new Vcpu(
            number,
            cpu,
            events,
            shadow,
            dispatcher,
            config.checkShadow() ? new ShadowCheck(shadow, observers) : observers,
            observers,
            config.console(),
            config.mode() == VirtualizationMode.TRAP);
    cap = new CpuCap(config.capPercent());
    weight = config.weight();
  }

  /** From 1, in the order of creation; never used twice. */
  @Override
  public int number() {
    return number;
  }

  /** Share of core time relative to others, as it is now. */
  @Override
  public int weight() {
    return weight;
  }

  /**
   * Changes its share; the scheduler counts with it from now on.
   *
   * @param newWeight from 1
   */
  public void setWeight(int newWeight) {
    if (newWeight < 1) {
      throw new IllegalArgumentException(
          "the weight of " + config.name() + " can't be less than 1: " + newWeight);
    }
    weight = newWeight;
  }

  /** The largest part of one core that it may get, in percent, as it is now. */
  public int capPercent() {
    return cap.percent();
  }

  /**
   * Changes its cap. It counts from now on; a slice that has begun is not cut short.
   *
   * @param percent of one core, 1 to 100
   */
  public void setCap(int percent) {
    if (percent < 1 || percent > VirtualMachineConfig.NO_CAP) {
      throw new IllegalArgumentException(
          "the cap of " + config.name() + " is not from 1 to 100 percent: " + percent);
    }
    cap.setPercent(percent);
    owner.disturbed();
  }

  /** What it was made from; weight and cap may have changed since. */
  public VirtualMachineConfig config() {
    return config;
  }

  /** Where it is in its life. */
  public VmState state() {
    return state;
  }

  /** Guest-physical memory; empty after {@link #destroy}. */
  public GuestMemory memory() {
    return memory;
  }

  /**
   * The virtual processor: its state is what the guest believes, not how it really runs. It may be
   * written before {@link #start} and while the virtual machine is paused.
   */
  public Cpu cpu() {
    return vcpu.cpu();
  }

  /**
   * General and vector registers, RIP and status flags as they are at this moment, also for an
   * observer within a run. Everything else is in the state of {@link #cpu}. Not to be written.
   */
  public CpuState liveState() {
    return vcpu.liveState();
  }

  /**
   * The state of {@link #cpu}, or memory, has just been written from outside, between two steps:
   * what depends on it is computed anew. To be called also while it runs.
   */
  public void stateWritten() {
    vcpu.stateReplaced();
    owner.disturbed();
  }

  /** What it has done so far, in steps of {@link Hypervisor#position}. */
  public long steps() {
    return vcpu.steps();
  }

  /**
   * Cycles that its cap still leaves it in this period of {@link CpuCap#PERIOD}; 0 or less for
   * none, {@link Long#MAX_VALUE} without a cap.
   *
   * @param now a time
   */
  public long allowance(long now) {
    return cap.peek(now);
  }

  /** Its devices. */
  public PcPlatform platform() {
    return platform;
  }

  /** Its shadow page tables. */
  public ShadowMmu shadow() {
    return shadow;
  }

  // Life

  /**
   * Loads an image and lets the virtual processor enter it, as a bare machine does; see {@link
   * BootLoader}.
   *
   * @param commandLine what the image is told
   * @throws ImageException if it can't be loaded into this memory
   */
  public void boot(ElfImage image, String commandLine) throws ImageException {
    require(VmState.CREATED);
    BootLoader.load(image, memory, commandLine);
    BootLoader.enter(cpu(), image.entry());
  }

  /** Lets it run from the state that {@link #cpu} has. */
  public void start() {
    require(VmState.CREATED);
    run();
  }

  /** Halts it where it is. Time goes on without it. */
  public void pause() {
    require(VmState.RUNNING);
    owner.stopped(this);
    if (state == VmState.RUNNING) {
      state = VmState.PAUSED;
    }
  }

  /** Lets it go on. */
  public void resume() {
    require(VmState.PAUSED);
    run();
  }

  private void run() {
    state = VmState.RUNNING;
    blocked = false;
    vcpu.stateReplaced();
    owner.started(this);
  }

  /** Switches it off. Its memory can still be looked at. */
  public void stop() {
    switch (state) {
      case RUNNING -> {
        owner.stopped(this);
        if (state == VmState.RUNNING) {
          state = VmState.STOPPED;
        }
      }
      case CREATED, PAUSED -> state = VmState.STOPPED;
      case STOPPED, DEAD -> {}
      case DESTROYED -> throw new IllegalStateException(config.name() + " is destroyed");
    }
  }

  /** Gives all its memory back to the machine; switches it off if it runs. */
  public void destroy() {
    if (state == VmState.DESTROYED) {
      return;
    }
    stop();
    state = VmState.DESTROYED;
    shadow.release();
    memory.release();
    frames.release(reservedFrames);
    owner.destroyed(this);
  }

  /** What the guest wrote to the debug-exit port, if it ended itself that way. */
  public OptionalInt exitValue() {
    return platform.exitValue();
  }

  /** Why it is {@link VmState#DEAD}: a sentence. */
  public Optional<String> death() {
    return vcpu.end() instanceof ExitOutcome.Died(String reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  private void guestPowersOff() {
    vcpu.powerOff(DebugExit.status(platform.exitValue().orElse(0)));
  }

  private void require(VmState expected) {
    if (state != expected) {
      throw new IllegalStateException(
          config.name() + " is " + state + ", and that can be done only while it is " + expected);
    }
  }

  // As data

  /**
   * All of it but the contents of its memory; which frame holds what is the frame allocator's
   * state, which comes before.
   */
  @Override
  public void state(StateFields fields) {
    if (fields.loading()) {
      memory.mapReplaced();
    }
    state = VmState.values()[fields.number("state", state.ordinal())];
    blocked = fields.flag("blocked", blocked);
    weight = fields.number("weight", weight);
    fields.part("cap", cap);
    fields.part("account", account);
    fields.part("input", input);
    fields.part("cpu", vcpu.cpu());
    fields.part("platform", platform);
    fields.part("time", events);
    fields.part("shadow", shadow::state);
    fields.part("vcpu", vcpu);
  }

  // For the hypervisor's loop

  Vcpu vcpu() {
    return vcpu;
  }

  CpuCap cap() {
    return cap;
  }

  CoreTimeAccount account() {
    return account;
  }

  /** Whether its virtual CPU waits for an interrupt, as the hypervisor last saw it. */
  boolean isBlocked() {
    return blocked;
  }

  void setBlocked(boolean waits) {
    blocked = waits;
  }

  /** Takes note of an end that the guest has brought about. */
  void noteEnd() {
    switch (vcpu.end()) {
      case null -> {}
      case ExitOutcome.Died _ -> state = VmState.DEAD;
      default -> state = VmState.STOPPED;
    }
  }

  // Looking at it

  /** The trap that a physical core took last on its behalf; see {@link Vcpu#lastTrap}. */
  public PhysicalTrap lastTrap() {
    return vcpu.lastTrap();
  }

  /** Instructions that its guest has executed. */
  public long instructions() {
    return vcpu.instructions();
  }

  /** What it has done so far. */
  public VmStatistics statistics() {
    return new VmStatistics(
        vcpu.instructions(),
        owner.coreTime(this),
        vcpu.statistics().totalCycles(),
        owner.shareAsked(this),
        owner.shareReceived(this),
        owner.shareOverall(this),
        vcpu.statistics().rows(),
        shadow.statistics().trueFaults(),
        shadow.statistics().hiddenFaults(),
        shadow.statistics().traceWrites(),
        shadow.statistics().mmio(),
        shadow.statistics().pages(),
        shadow.statistics().pagesMax(),
        shadow.statistics().pagesMade(),
        memory.touched());
  }

  /**
   * SHA-256 over registers, devices, time and memory, 64 hexadecimal digits: the same for every run
   * of the same guests. Frames that were never touched count as frames of zeroes.
   */
  public String stateHash() {
    StateDigest digest = new StateDigest();
    digest.part("core0", new CoreState(cpu()));
    digest.part("platform", platform);
    digest.part("time", events);
    addMemory(digest);
    return digest.hex();
  }

  /** The digest of its memory alone. */
  public String memoryHash() {
    StateDigest digest = new StateDigest();
    addMemory(digest);
    return digest.hex();
  }

  private void addMemory(StateDigest digest) {
    digest.number("size", memory.size());
    for (int gfn = 0; gfn < memory.size() / PhysicalMemory.FRAME_SIZE; gfn++) {
      if (memory.isTouched(gfn)) {
        digest.frame((long) gfn * PhysicalMemory.FRAME_SIZE, memory.ram(), memory.frame(gfn));
      }
    }
  }

  /** Types at its serial port, now. */
  public void type(byte[] bytes) {
    input.append(vcpu.time(), bytes);
    owner.disturbed();
  }
}
