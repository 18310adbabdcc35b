package org.matryoshka.hv;

import org.matryoshka.cpu.snapshot.StateWords;
import org.matryoshka.hv.observe.ExitLog;
import org.matryoshka.mmu.memory.MemorySnapshot;

/**
 * The whole machine with its virtual machines at one step: what {@link Hypervisor#save} takes and
 * {@link Hypervisor#restore} puts back, as often as one likes. Immutable. What did not change since
 * the snapshot before is held once for both. It holds its part until it is {@linkplain #release
 * released}; like the hypervisor, it belongs to one thread.
 */
public final class HypervisorSnapshot {
  private final SnapshotKeeper keeper;
  private final long position;
  private final long time;
  private final int created;
  private final int machines;
  private final MemorySnapshot memory;
  private final StateWords state;
  private final ExitLog.Saved log;
  private boolean released;

  HypervisorSnapshot(
      SnapshotKeeper keeper,
      Hypervisor hypervisor,
      int created,
      int machines,
      MemorySnapshot memory,
      StateWords state,
      ExitLog.Saved log) {
    this.keeper = keeper;
    this.position = hypervisor.position();
    this.time = hypervisor.time();
    this.created = created;
    this.machines = machines;
    this.memory = memory;
    this.state = state;
    this.log = log;
  }

  /** Steps that had been done; see {@link Hypervisor#position}. */
  public long position() {
    return position;
  }

  /** Virtual time. */
  public long time() {
    return time;
  }

  /** Bytes that no other snapshot holds, so what {@link #release} would set free, about. */
  public long ownBytes() {
    return released ? 0 : memory.ownBytes() + state.ownBytes();
  }

  /** Gives up what it holds; it can't be restored any more. A second call does nothing. */
  public void release() {
    if (!released) {
      released = true;
      memory.release();
      keeper.released(this, state.release());
    }
  }

  /** Whether {@link #release} was called. */
  public boolean isReleased() {
    return released;
  }

  SnapshotKeeper keeper() {
    return keeper;
  }

  /** Whether the virtual machines that there were are those of the arguments. */
  boolean hasMachines(int createdNow, int machinesNow) {
    return created == createdNow && machines == machinesNow;
  }

  MemorySnapshot memory() {
    return memory;
  }

  StateWords state() {
    return state;
  }

  ExitLog.Saved log() {
    return log;
  }
}
