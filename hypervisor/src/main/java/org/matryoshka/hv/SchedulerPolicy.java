package org.matryoshka.hv;

import org.matryoshka.hv.sched.RoundRobinScheduler;
import org.matryoshka.hv.sched.VcpuScheduler;
import org.matryoshka.hv.sched.WeightedFairScheduler;

/** The scheduling policies that come with the hypervisor. */
public enum SchedulerPolicy {
  /** Everybody in turn; weights do not count. */
  ROUND_ROBIN,
  /** Core time in proportion to the weights. */
  WEIGHTED_FAIR;

  /** A scheduler of this policy. */
  public VcpuScheduler create() {
    return switch (this) {
      case ROUND_ROBIN -> new RoundRobinScheduler();
      case WEIGHTED_FAIR -> new WeightedFairScheduler();
    };
  }
}
