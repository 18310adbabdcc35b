package org.matryoshka.hv;

import org.matryoshka.cpu.snapshot.StateWords;
import org.matryoshka.hv.observe.ExitLog;
import org.matryoshka.mmu.memory.MachineMemory;

/** Takes and puts back the snapshots of a hypervisor, and counts what they hold. */
final class SnapshotKeeper {
  private final Hypervisor hypervisor;
  private final MachineMemory memory;
  private final ExitLog log;

  /** The one that was taken or put back last, if it has not been released: shares with the next. */
  private HypervisorSnapshot last;

  private long stateBytes;

  SnapshotKeeper(Hypervisor hypervisor, MachineMemory memory, ExitLog log) {
    this.hypervisor = hypervisor;
    this.memory = memory;
    this.log = log;
  }

  /**
   * Takes one.
   *
   * @param created virtual machines that were ever created
   * @param machines those that are not destroyed
   */
  HypervisorSnapshot save(int created, int machines) {
    // The words come first: if a part can't be saved, nothing has been done.
    StateWords state = StateWords.of(hypervisor, last == null ? null : last.state());
    ExitLog.Saved savedLog = log.save(last == null ? null : last.log());
    last =
        new HypervisorSnapshot(this, hypervisor, created, machines, memory.save(), state, savedLog);
    stateBytes += state.addedBytes();
    return last;
  }

  /** Puts one back. */
  void restore(HypervisorSnapshot snapshot, int created, int machines) {
    if (snapshot.keeper() != this) {
      throw new IllegalArgumentException("the snapshot is of another machine");
    }
    if (snapshot.isReleased()) {
      throw new IllegalArgumentException("the snapshot has been released");
    }
    if (!snapshot.hasMachines(created, machines)) {
      throw new IllegalStateException(
          "virtual machines were created or destroyed since the snapshot of step "
              + snapshot.position()
              + "; that can't be taken back");
    }
    memory.restore(snapshot.memory());
    snapshot.state().restore(hypervisor);
    log.restore(snapshot.log());
    last = snapshot;
  }

  /** Bytes of all that have not been released. */
  long bytes() {
    return memory.snapshotBytes() + stateBytes;
  }

  /** One has been released. */
  void released(HypervisorSnapshot snapshot, long bytesOfState) {
    stateBytes -= bytesOfState;
    if (last == snapshot) {
      last = null;
    }
  }
}
