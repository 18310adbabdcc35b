package org.matryoshka.guest.kernel.time;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.Task;

/** Signals at a time: alarm and the interval timers. */
public final class TimerCalls {
  private TimerCalls() {}

  private static ProcessTimers mine() {
    return Task.current().process().timers();
  }

  /** Has SIGALRM sent in so many seconds, or not at all (0); the seconds that were left. */
  @Syscall(number = 37, name = "alarm")
  public static long alarm(int seconds) {
    long left = mine().remaining(ProcessTimers.REAL);
    mine().set(ProcessTimers.REAL, (seconds & 0xffff_ffffL) * TimeSpec.SECOND, 0);
    // Half a second counts as one, and so does whatever is left of the last one.
    long rounded = (left + TimeSpec.SECOND / 2) / TimeSpec.SECOND;
    return left != 0 && rounded == 0 ? 1 : rounded;
  }

  /** Tells how long an interval timer still runs. */
  @Syscall(number = 36, name = "getitimer")
  public static long getitimer(int which, long value) {
    return which < ProcessTimers.REAL || which > ProcessTimers.PROF
        ? -Errno.EINVAL
        : write(value, mine().interval(which), mine().remaining(which));
  }

  /** Starts or stops an interval timer, which sends signals again and again. */
  @Syscall(number = 38, name = "setitimer")
  public static long setitimer(int which, long newValue, long oldValue) {
    if (which < ProcessTimers.REAL || which > ProcessTimers.PROF) {
      return -Errno.EINVAL;
    }
    long period = 0;
    long value = 0;
    if (newValue != 0) {
      period = TimeSpec.readTimeval(newValue);
      if (period < 0) {
        return period;
      }
      value = TimeSpec.readTimeval(newValue + 16);
      if (value < 0) {
        return value;
      }
    }
    long oldPeriod = mine().interval(which);
    long oldRemaining = mine().remaining(which);
    mine().set(which, value, period);
    return oldValue == 0 ? 0 : write(oldValue, oldPeriod, oldRemaining);
  }

  private static long write(long address, long period, long remaining) {
    long error = TimeSpec.writeTimeval(address, period);
    return error < 0 ? error : TimeSpec.writeTimeval(address + 16, remaining);
  }
}
