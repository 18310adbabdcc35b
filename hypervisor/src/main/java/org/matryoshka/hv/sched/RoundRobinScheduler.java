package org.matryoshka.hv.sched;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.cpu.snapshot.StateFields;

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
  public List<SchedulingEntity> order(List<? extends SchedulingEntity> runnable) {
    return queue.stream().filter(runnable::contains).toList();
  }

  @Override
  public void ran(SchedulingEntity vcpu, long cycles) {
    if (queue.remove(vcpu)) {
      queue.add(vcpu);
    }
  }

  /** The numbers of those in the queue. */
  @Override
  public void state(StateFields fields, List<? extends SchedulingEntity> all) {
    List<SchedulingEntity> before = List.copyOf(queue);
    int size = fields.number("size", before.size());
    queue.clear();
    for (int i = 0; i < size; i++) {
      int number = fields.number("place" + i, fields.loading() ? 0 : before.get(i).number());
      all.stream().filter(vcpu -> vcpu.number() == number).forEach(queue::add);
    }
  }

  @Override
  public boolean honoursWeights() {
    return false;
  }
}
