package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;

/** The two times that utimensat and its older forms set: each a time, now, or left as it is. */
final class Timestamps {
  /** The unit of the second half of each time; {@link #SECONDS} has no second half. */
  static final int SECONDS = 0;

  static final int MICROSECONDS = 1;
  static final int NANOSECONDS = 2;

  private static final long NOW = (1L << 30) - 1;
  private static final long OMIT = (1L << 30) - 2;
  private static final long SECOND = 1_000_000_000L;
  private static final long LARGEST_SECONDS = Long.MAX_VALUE / SECOND - 1;

  /** Seconds and nanoseconds of the access time, then of the modification time. */
  private final long[] parts = {0, NOW, 0, NOW};

  /**
   * Reads the times from the caller.
   *
   * @return 0, EFAULT or EINVAL
   */
  long read(UserMemory memory, long address, int unit) {
    for (int i = 0; i < 2; i++) {
      long at = unit == SECONDS ? address + 8L * i : address + 16L * i;
      if (!memory.readLong(at)) {
        return -Errno.EFAULT;
      }
      parts[2 * i] = memory.value();
      parts[2 * i + 1] = 0;
      if (unit != SECONDS) {
        if (!memory.readLong(at + 8)) {
          return -Errno.EFAULT;
        }
        long fraction = memory.value();
        boolean special = unit == NANOSECONDS && (fraction == NOW || fraction == OMIT);
        long limit = unit == NANOSECONDS ? SECOND : SECOND / 1000;
        if (!special && (fraction < 0 || fraction >= limit)) {
          return -Errno.EINVAL;
        }
        parts[2 * i + 1] = unit == MICROSECONDS ? fraction * 1000 : fraction;
      }
    }
    return 0;
  }

  /** Whether both times are to be now: allowed to everybody who may write. */
  boolean bothNow() {
    return parts[1] == NOW && parts[3] == NOW;
  }

  /** Whether nothing is to be changed at all. */
  boolean bothOmitted() {
    return parts[1] == OMIT && parts[3] == OMIT;
  }

  long access(long now, long old) {
    return time(0, now, old);
  }

  long modify(long now, long old) {
    return time(1, now, old);
  }

  private long time(int index, long now, long old) {
    long fraction = parts[2 * index + 1];
    if (fraction == NOW) {
      return now;
    }
    if (fraction == OMIT) {
      return old;
    }
    // Times far away are the farthest that can be told.
    long seconds = Math.max(-LARGEST_SECONDS, Math.min(LARGEST_SECONDS, parts[2 * index]));
    return seconds * SECOND + fraction;
  }
}
