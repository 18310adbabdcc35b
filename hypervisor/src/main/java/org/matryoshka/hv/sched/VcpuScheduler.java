package org.matryoshka.hv.sched;

import java.util.List;

/**
 * A scheduling policy for virtual CPUs on any number of cores. The hypervisor tells it what happens
 * and asks who is next; it must answer from what it was told, so that every run is the same.
 */
public interface VcpuScheduler {
  /** A virtual CPU exists from now on; it counts as just woken. */
  void add(SchedulingEntity vcpu);

  /** A virtual CPU is gone. */
  void remove(SchedulingEntity vcpu);

  /**
   * A virtual CPU that waited for an interrupt, or was paused, can run again.
   *
   * @param runnable the others that can run
   */
  void wake(SchedulingEntity vcpu, List<? extends SchedulingEntity> runnable);

  /**
   * Chooses who runs next on a core.
   *
   * @param runnable those that can run now, at least one, in the order of their numbers
   * @return one of them
   */
  SchedulingEntity pick(List<? extends SchedulingEntity> runnable);

  /**
   * A virtual CPU has used a core.
   *
   * @param cycles how long, exactly, what its exits cost included
   */
  void ran(SchedulingEntity vcpu, long cycles);

  /** Whether weights count. */
  default boolean honoursWeights() {
    return true;
  }
}
