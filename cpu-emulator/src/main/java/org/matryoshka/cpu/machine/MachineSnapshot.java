package org.matryoshka.cpu.machine;

import org.matryoshka.cpu.snapshot.StateWords;
import org.matryoshka.mmu.memory.MemorySnapshot;

/**
 * A whole machine at one step: what {@link Machine#save} takes and {@link Machine#restore} puts
 * back, as often as one likes. Immutable. What did not change since the snapshot before is held
 * once for both. It holds its part until it is {@linkplain #release released}.
 */
public final class MachineSnapshot {
  private final Machine owner;
  private final long position;
  private final MemorySnapshot memory;
  private final StateWords state;
  private boolean released;

  MachineSnapshot(Machine owner, MemorySnapshot memory, StateWords state) {
    this.owner = owner;
    this.position = owner.position();
    this.memory = memory;
    this.state = state;
  }

  /** Steps that had been done; see {@link Machine#position}. */
  public long position() {
    return position;
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
      owner.released(this, state.release());
    }
  }

  /** Whether {@link #release} was called. */
  public boolean isReleased() {
    return released;
  }

  Machine owner() {
    return owner;
  }

  MemorySnapshot memory() {
    return memory;
  }

  StateWords state() {
    return state;
  }
}
