package org.matryoshka.hv.sched;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.cpu.snapshot.StateFields;

/**
 * Core time in proportion to weights, as in Linux's CFS: each virtual CPU has a virtual runtime
 * that goes the slower the heavier it is; the one that is furthest behind runs next. Who wakes up
 * is put level with the least of the others, so that nobody saves up time by sleeping.
 */
public final class WeightedFairScheduler implements VcpuScheduler {
  /** Virtual runtime per cycle at weight 1: fine enough that rounding does not add up. */
  private static final long SCALE = 1 << 16;

  private final Map<SchedulingEntity, Long> virtualRuntime = new HashMap<>();

  /** With nobody to schedule. */
  public WeightedFairScheduler() {}

  /** How much a virtual CPU has had, in cycles divided by its weight. */
  public long virtualRuntime(SchedulingEntity vcpu) {
    return virtualRuntime.getOrDefault(vcpu, 0L) / SCALE;
  }

  @Override
  public void add(SchedulingEntity vcpu) {
    long least = virtualRuntime.values().stream().mapToLong(Long::longValue).min().orElse(0);
    virtualRuntime.put(vcpu, least);
  }

  @Override
  public void remove(SchedulingEntity vcpu) {
    virtualRuntime.remove(vcpu);
  }

  @Override
  public void wake(SchedulingEntity vcpu, List<? extends SchedulingEntity> runnable) {
    long least = Long.MAX_VALUE;
    for (SchedulingEntity other : runnable) {
      if (other.number() != vcpu.number()) {
        least = Math.min(least, virtualRuntime.get(other));
      }
    }
    if (least != Long.MAX_VALUE) {
      virtualRuntime.put(vcpu, Math.max(least, virtualRuntime.get(vcpu)));
    }
  }

  @Override
  public SchedulingEntity pick(List<? extends SchedulingEntity> runnable) {
    SchedulingEntity best = runnable.get(0);
    for (SchedulingEntity vcpu : runnable) {
      if (virtualRuntime.get(vcpu) < virtualRuntime.get(best)) {
        best = vcpu;
      }
    }
    return best;
  }

  @Override
  public void state(StateFields fields, List<? extends SchedulingEntity> all) {
    for (SchedulingEntity vcpu : all) {
      boolean added = fields.flag("added" + vcpu.number(), virtualRuntime.containsKey(vcpu));
      long had = fields.number("runtime" + vcpu.number(), virtualRuntime.getOrDefault(vcpu, 0L));
      if (added) {
        virtualRuntime.put(vcpu, had);
      } else {
        virtualRuntime.remove(vcpu);
      }
    }
  }

  @Override
  public List<SchedulingEntity> order(List<? extends SchedulingEntity> runnable) {
    return runnable.stream()
        .<SchedulingEntity>map(vcpu -> vcpu)
        .sorted(Comparator.comparingLong(vcpu -> virtualRuntime.getOrDefault(vcpu, Long.MAX_VALUE)))
        .toList();
  }

  @Override
  public void ran(SchedulingEntity vcpu, long cycles) {
    // A virtual CPU may have been removed while it ran: its guest switched it off.
    virtualRuntime.computeIfPresent(vcpu, (v, had) -> had + cycles * SCALE / v.weight());
  }
}
