package org.matryoshka.hv;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.observe.ExitLog;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.mmu.memory.MachineMemory;

/** The machine with its physical cores and memory, and the virtual machines on it. */
public final class Hypervisor {
  private final FrameAllocator frames;
  private final ExitLog log;
  private final List<VirtualMachine> machines = new ArrayList<>();
  private volatile boolean stopRequested;
  private int created;

  /** A machine with nothing on it. */
  public Hypervisor(HypervisorConfig config) {
    frames = new FrameAllocator(new MachineMemory(config.memoryBytes()));
    log = new ExitLog(config.logCapacity());
  }

  /**
   * Makes a virtual machine.
   *
   * @throws org.matryoshka.hv.memory.OutOfFramesException if the machine has not enough memory left
   */
  public VirtualMachine create(VirtualMachineConfig config) {
    VirtualMachine vm = new VirtualMachine(++created, config, frames);
    machines.add(vm);
    return vm;
  }

  /** The virtual machines that are not destroyed, in the order of their numbers. */
  public List<VirtualMachine> machines() {
    return List.copyOf(machines);
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
    throw new UnsupportedOperationException(observer.toString());
  }

  /** Virtual time: cycles of 1 GHz, the least of all cores. */
  public long time() {
    return 0;
  }

  /** Instructions that all guests have executed. */
  public long instructions() {
    return 0;
  }

  /**
   * Runs the virtual machines until there is nothing more to do.
   *
   * @param maxInstructions budget for all guests together
   */
  public RunResult run(long maxInstructions) {
    return stopRequested || maxInstructions == 0 ? RunResult.REQUESTED : RunResult.ALL_ENDED;
  }

  /** Makes {@link #run} return soon. May be called from any thread, for instance for Ctrl-C. */
  public void requestStop() {
    stopRequested = true;
  }

  /** A hash of all virtual machines' states. */
  public long stateHash() {
    return 0;
  }
}
