package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * The soft and hard limits of a process, by Linux's RLIMIT numbers. All are kept and inherited;
 * those that the kernel enforces are {@link #CPU}, {@link #STACK}, {@link #NPROC}, {@link #NOFILE},
 * {@link #AS} and {@link #FSIZE}.
 */
public final class ResourceLimits {
  /** Seconds of processor time: SIGXCPU at the soft limit, SIGKILL at the hard one. */
  public static final int CPU = 0;

  /** Bytes of the largest file that may be written. */
  public static final int FSIZE = 1;

  /** Bytes of the data segment; not enforced, {@link #AS} is. */
  public static final int DATA = 2;

  /** Bytes to which the stack grows. */
  public static final int STACK = 3;

  /** Bytes of a core file; no core files are written. */
  public static final int CORE = 4;

  /** Tasks of the user. */
  public static final int NPROC = 6;

  /** One more than the largest descriptor. */
  public static final int NOFILE = 7;

  /** Bytes of address space. */
  public static final int AS = 9;

  /** Signals that may be queued. */
  public static final int SIGPENDING = 11;

  /** How many limits there are. */
  public static final int COUNT = 16;

  /** No limit. */
  public static final long INFINITY = -1;

  /** Tasks of a user unless a limit is set. */
  public static final int DEFAULT_PROCESSES = 256;

  private static final int DEFAULT_FILES = 256;
  private static final int MAX_FILES = 1024;

  private final long[] soft = new long[COUNT];
  private final long[] hard = new long[COUNT];

  private ResourceLimits() {}

  /** The limits of the first process. */
  public static ResourceLimits defaults() {
    ResourceLimits limits = new ResourceLimits();
    for (int i = 0; i < COUNT; i++) {
      limits.soft[i] = INFINITY;
      limits.hard[i] = INFINITY;
    }
    limits.soft[STACK] = 8 << 20;
    limits.soft[CORE] = 0;
    limits.soft[NPROC] = DEFAULT_PROCESSES;
    limits.hard[NPROC] = DEFAULT_PROCESSES;
    limits.soft[NOFILE] = DEFAULT_FILES;
    limits.hard[NOFILE] = MAX_FILES;
    limits.soft[SIGPENDING] = 64;
    limits.hard[SIGPENDING] = 64;
    return limits;
  }

  /** A copy, for a new process. */
  public ResourceLimits copy() {
    ResourceLimits limits = new ResourceLimits();
    for (int i = 0; i < COUNT; i++) {
      limits.soft[i] = soft[i];
      limits.hard[i] = hard[i];
    }
    return limits;
  }

  /** The soft limit: what counts now; {@link #INFINITY} if there is none. */
  public long soft(int resource) {
    return soft[resource];
  }

  /** The hard limit: how far the soft one may be raised. */
  public long hard(int resource) {
    return hard[resource];
  }

  /** Whether an amount is above the soft limit. */
  public boolean exceeds(int resource, long amount) {
    return Long.compareUnsigned(amount, soft[resource]) > 0;
  }

  /**
   * Sets both limits of a resource.
   *
   * @param privileged whether the hard limit may be raised
   * @return 0, -EINVAL for a soft limit above the hard one, -EPERM for a raised hard limit
   */
  public long set(int resource, long newSoft, long newHard, boolean privileged) {
    if (Long.compareUnsigned(newSoft, newHard) > 0) {
      return -Errno.EINVAL;
    }
    if (Long.compareUnsigned(newHard, hard[resource]) > 0 && !privileged) {
      return -Errno.EPERM;
    }
    if (resource == NOFILE && Long.compareUnsigned(newHard, MAX_FILES) > 0) {
      return -Errno.EPERM;
    }
    soft[resource] = newSoft;
    hard[resource] = newHard;
    return 0;
  }
}
