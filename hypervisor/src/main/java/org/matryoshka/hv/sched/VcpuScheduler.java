package org.matryoshka.hv.sched;

import java.util.List;
import org.matryoshka.cpu.snapshot.StateFields;

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

  /**
   * Lists all that a later answer depends on, so that it is saved with the machine and comes back
   * when the machine is put back to an earlier time; see {@link
   * org.matryoshka.cpu.snapshot.Stateful}. Virtual CPUs are listed by their number:
   *
   * <pre>{@code
   * for (SchedulingEntity vcpu : all) {
   *   credit.put(vcpu, fields.number("credit" + vcpu.number(), credit.getOrDefault(vcpu, 0L)));
   * }
   * }</pre>
   *
   * <p>A policy that does not say what its state is works, but its machine can't be saved.
   *
   * @param all the virtual CPUs that there are, in the order of their numbers; some may not have
   *     been added, or not any more
   */
  default void state(StateFields fields, List<? extends SchedulingEntity> all) {
    throw new UnsupportedOperationException(
        "the scheduling policy "
            + getClass().getName()
            + " does not say what its state is (VcpuScheduler.state), so the machine can't be"
            + " saved");
  }

  /**
   * In which order virtual CPUs would be picked, if each ran for a moment and nothing else
   * happened: for people who want to see the run queue.
   *
   * @param runnable in the order of their numbers
   */
  default List<SchedulingEntity> order(List<? extends SchedulingEntity> runnable) {
    return List.copyOf(runnable);
  }

  /** Whether weights count. */
  default boolean honoursWeights() {
    return true;
  }
}
