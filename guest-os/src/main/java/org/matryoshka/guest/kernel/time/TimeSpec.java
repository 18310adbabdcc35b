package org.matryoshka.guest.kernel.time;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * The two structures in which programs give and get times: seconds and nanoseconds ({@code
 * timespec}), seconds and microseconds ({@code timeval}). In the kernel a time is one {@code long}
 * of nanoseconds; what does not fit is the largest one, 292 years.
 */
public final class TimeSpec {
  /** Nanoseconds in a second. */
  public static final long SECOND = 1_000_000_000L;

  private static final long MAX_SECONDS = Long.MAX_VALUE / SECOND - 1;

  private TimeSpec() {}

  /**
   * Reads a timespec.
   *
   * @return nanoseconds, -EFAULT, or -EINVAL for a negative time or a fraction out of range
   */
  public static long read(long address) {
    return read(address, SECOND);
  }

  /** Reads a timeval; the rest as {@link #read}. */
  public static long readTimeval(long address) {
    return read(address, 1_000_000);
  }

  private static long read(long address, long fractions) {
    UserMemory memory = Kernel.userMemory();
    if (!memory.readLong(address)) {
      return memory.error();
    }
    long seconds = memory.value();
    if (!memory.readLong(address + 8)) {
      return memory.error();
    }
    long fraction = memory.value();
    if (seconds < 0 || fraction < 0 || fraction >= fractions) {
      return -Errno.EINVAL;
    }
    if (seconds > MAX_SECONDS) {
      return Long.MAX_VALUE;
    }
    return seconds * SECOND + fraction * (SECOND / fractions);
  }

  /** Writes a timespec; 0 or -EFAULT. */
  public static long write(long address, long nanoseconds) {
    UserMemory memory = Kernel.userMemory();
    return memory.writeLong(address, nanoseconds / SECOND)
            && memory.writeLong(address + 8, nanoseconds % SECOND)
        ? 0
        : memory.error();
  }

  /** Writes a timeval; 0 or -EFAULT. */
  public static long writeTimeval(long address, long nanoseconds) {
    UserMemory memory = Kernel.userMemory();
    return memory.writeLong(address, nanoseconds / SECOND)
            && memory.writeLong(address + 8, nanoseconds % SECOND / 1000)
        ? 0
        : memory.error();
  }

  /** The deadline for a sleep that is to last so many nanoseconds, in cycles since boot. */
  public static long deadlineAfter(long nanoseconds) {
    long end = Kernel.wallClock().sinceBoot() + nanoseconds;
    return end < 0 ? WaitQueue.NO_DEADLINE : Kernel.wallClock().cyclesAt(end);
  }
}
