package org.matryoshka.guest.kernel.time;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.RestartBlock;
import org.matryoshka.guest.kernel.task.Task;

/** Sleeping. */
public final class SleepCalls {
  private static final int TIMER_ABSTIME = 1;
  private static final int PROCESS_CPUTIME = 2;

  private SleepCalls() {}

  /** Sleeps for a time; if a signal ends it, tells what is left. */
  @Syscall(number = 35, name = "nanosleep")
  public static long nanosleep(long request, long remaining) {
    long nanoseconds = TimeSpec.read(request);
    return nanoseconds < 0 ? nanoseconds : sleepFor(nanoseconds, remaining);
  }

  /** Sleeps for a time or until a time of a clock. */
  @Syscall(
      number = 230,
      name = "clock_nanosleep",
      differs = "setting the time of day does not move sleeps that have begun")
  public static long clockNanosleep(int clock, int flags, long request, long remaining) {
    if (!ProgramClock.canSleep(clock)) {
      return clock == PROCESS_CPUTIME || clock < 0 ? -Errno.EOPNOTSUPP : -Errno.EINVAL;
    }
    long nanoseconds = TimeSpec.read(request);
    if (nanoseconds < 0) {
      return nanoseconds;
    }
    if ((flags & TIMER_ABSTIME) == 0) {
      return sleepFor(nanoseconds, remaining);
    }
    if (ProgramClock.isTimeOfDay(clock)) {
      nanoseconds -= Kernel.wallClock().now() - Kernel.wallClock().sinceBoot();
    }
    boolean done = sleepUntil(deadline(nanoseconds));
    return done ? 0 : -Errno.ERESTARTNOHAND;
  }

  private static long sleepFor(long nanoseconds, long remaining) {
    long end = Kernel.wallClock().sinceBoot() + nanoseconds;
    return sleepTo(end < 0 ? Long.MAX_VALUE : end, remaining);
  }

  /** Sleeps until so many nanoseconds since boot; tells what is left of a relative sleep. */
  private static long sleepTo(long end, long remaining) {
    if (sleepUntil(deadline(end))) {
      return 0;
    }
    long left = Math.max(end - Kernel.wallClock().sinceBoot(), 0);
    if (remaining != 0) {
      long error = TimeSpec.write(remaining, left);
      if (error < 0) {
        return error;
      }
    }
    Task.current().setRestartBlock(new SleepRestart(end, remaining));
    return -Errno.ERESTART_RESTARTBLOCK;
  }

  private static long deadline(long sinceBoot) {
    return sinceBoot == Long.MAX_VALUE
        ? WaitQueue.NO_DEADLINE
        : Kernel.wallClock().cyclesAt(sinceBoot);
  }

  /** Whether the time has come; false if a signal came first. */
  private static boolean sleepUntil(long deadline) {
    WakeReason reason = WakeReason.WOKEN;
    while (reason == WakeReason.WOKEN) {
      reason = Kernel.dispatcher().sleep(deadline);
    }
    return reason == WakeReason.TIMEOUT;
  }

  /** Goes on sleeping. */
  private static final class SleepRestart extends RestartBlock {
    private final long end;
    private final long remaining;

    SleepRestart(long end, long remaining) {
      this.end = end;
      this.remaining = remaining;
    }

    @Override
    protected long restart() {
      return sleepTo(end, remaining);
    }
  }
}
