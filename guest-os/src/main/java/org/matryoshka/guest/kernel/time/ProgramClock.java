package org.matryoshka.guest.kernel.time;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;

/** The clocks that programs name by number; negative numbers are those of processes and threads. */
final class ProgramClock {
  /** The time of day. */
  static final int REALTIME = 0;

  private static final int MONOTONIC = 1;
  private static final int PROCESS_CPUTIME = 2;
  private static final int THREAD_CPUTIME = 3;
  private static final int MONOTONIC_RAW = 4;
  private static final int REALTIME_COARSE = 5;
  private static final int MONOTONIC_COARSE = 6;
  private static final int BOOTTIME = 7;
  private static final int REALTIME_ALARM = 8;
  private static final int BOOTTIME_ALARM = 9;
  private static final int TAI = 11;

  /** In a negative number: the clock is a thread's. */
  private static final int PER_THREAD = 4;

  private ProgramClock() {}

  /** The clock's time in nanoseconds, or -EINVAL. */
  static long now(int clock) {
    if (clock < 0) {
      return cpuTimeOf(~(clock >> 3), (clock & PER_THREAD) != 0);
    }
    return switch (clock) {
      case REALTIME, REALTIME_COARSE, REALTIME_ALARM, TAI -> Kernel.wallClock().now();
      case MONOTONIC, MONOTONIC_RAW, MONOTONIC_COARSE, BOOTTIME, BOOTTIME_ALARM ->
          Kernel.wallClock().sinceBoot();
      case PROCESS_CPUTIME -> cpuTimeOf(0, false);
      case THREAD_CPUTIME -> cpuTimeOf(0, true);
      default -> -Errno.EINVAL;
    };
  }

  /** The clock's resolution in nanoseconds, or -EINVAL. */
  static long resolution(int clock) {
    if (clock == REALTIME_COARSE || clock == MONOTONIC_COARSE) {
      return TimeSpec.SECOND / Dispatcher.HZ;
    }
    return now(clock) < 0 ? -Errno.EINVAL : 1;
  }

  /** Whether a sleep until a time of this clock is a sleep until a time of day. */
  static boolean isTimeOfDay(int clock) {
    return clock == REALTIME || clock == REALTIME_ALARM || clock == TAI;
  }

  /** Whether one can sleep by the clock at all. */
  static boolean canSleep(int clock) {
    return isTimeOfDay(clock) || clock == MONOTONIC || clock == BOOTTIME || clock == BOOTTIME_ALARM;
  }

  private static long cpuTimeOf(int id, boolean thread) {
    if (thread) {
      Task task = id == 0 ? Task.current() : Kernel.tasks().task(id);
      return task == null
          ? -Errno.EINVAL
          : Kernel.dispatcher().clock().toNanoseconds(task.times().total());
    }
    Process process = id == 0 ? Task.current().process() : Kernel.tasks().process(id);
    return process == null ? -Errno.EINVAL : process.cpuTime();
  }
}
