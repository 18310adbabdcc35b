package org.matryoshka.hv.sched;

import java.util.ArrayList;
import java.util.List;

/** Everybody in turn: who has run goes to the end of the queue. Weights do not count. */
public final class RoundRobinScheduler implements VcpuScheduler {
  private final List<SchedulingEntity> queue = new ArrayList<>();

  /** With nobody in the queue. */
  public RoundRobinScheduler() {}

  @Override
  public void add(SchedulingEntity vcpu) {
    queue.add(vcpu);
  }

  @Override
  public void remove(SchedulingEntity vcpu) {
    queue.remove(vcpu);
  }

  @Override
  public void wake(SchedulingEntity vcpu, List<? extends SchedulingEntity> runnable) {
    // It keeps its place: who slept has not run, so it stands before those that have.
  }

  @Override
  public SchedulingEntity pick(List<? extends SchedulingEntity> runnable) {
    for (SchedulingEntity vcpu : queue) {
      if (runnable.contains(vcpu)) {
        return vcpu;
      }
    }
    throw new IllegalArgumentException("none of the runnable virtual CPUs has been added");
  }

  @Override
  public void ran(SchedulingEntity vcpu, long cycles) {
    if (queue.remove(vcpu)) {
      queue.add(vcpu);
    }
  }

  @Override
  public boolean honoursWeights() {
    return false;
  }
}
