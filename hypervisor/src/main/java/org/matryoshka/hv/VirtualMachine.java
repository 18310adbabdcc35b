package org.matryoshka.hv;

import java.util.Optional;
import java.util.OptionalInt;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.GuestMemory;

/**
 * A virtual machine: its memory, its virtual CPU and devices, and its life. Made by {@link
 * Hypervisor#create}; then an image is loaded into {@link #memory} and the boot state into {@link
 * #cpu}, exactly as on a bare machine; then {@link #start}.
 */
public final class VirtualMachine {
  private final int number;
  private final VirtualMachineConfig config;
  private final GuestMemory memory;
  private VmState state = VmState.CREATED;

  VirtualMachine(int number, VirtualMachineConfig config, FrameAllocator frames) {
    this.number = number;
    this.config = config;
    this.memory = new GuestMemory(frames, number, config.memoryBytes());
  }

  /** From 1, in the order of creation; never used twice. */
  public int number() {
    return number;
  }

  /** What it was made from. */
  public VirtualMachineConfig config() {
    return config;
  }

  /** Where it is in its life. */
  public VmState state() {
    return state;
  }

  /** Guest-physical memory. */
  public GuestMemory memory() {
    return memory;
  }

  /** The virtual processor: its state is what the guest believes, not how it really runs. */
  public Cpu cpu() {
    throw new UnsupportedOperationException();
  }

  /** Lets it run. */
  public void start() {
    require(VmState.CREATED);
    state = VmState.RUNNING;
  }

  /** Halts it where it is. */
  public void pause() {
    require(VmState.RUNNING);
    state = VmState.PAUSED;
  }

  /** Lets it go on. */
  public void resume() {
    require(VmState.PAUSED);
    state = VmState.RUNNING;
  }

  /** Switches it off. Its memory can still be looked at. */
  public void stop() {
    if (state == VmState.DESTROYED) {
      require(VmState.RUNNING);
    }
    state = VmState.STOPPED;
  }

  /** Gives all its memory back to the machine. */
  public void destroy() {
    state = VmState.DESTROYED;
  }

  /** What the guest wrote to the debug-exit port, if it ended itself that way. */
  public OptionalInt exitValue() {
    return OptionalInt.empty();
  }

  /** Why it is {@link VmState#DEAD}: a sentence. */
  public Optional<String> death() {
    return Optional.empty();
  }

  /** What it has done so far. */
  public VmStatistics statistics() {
    throw new UnsupportedOperationException();
  }

  /** A hash of registers, memory and devices: the same for every run of the same guest. */
  public long stateHash() {
    return 0;
  }

  /** Types at its serial port. */
  public void type(byte[] input) {
    throw new UnsupportedOperationException();
  }

  private void require(VmState expected) {
    if (state != expected) {
      throw new IllegalStateException(
          config.name() + " is " + state + ", and that can be done only while it is " + expected);
    }
  }
}
