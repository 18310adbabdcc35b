package org.matryoshka.guest.kernel.time;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.Task;

/** What time it is. */
public final class TimeCalls {
  private TimeCalls() {}

  /** The seconds since 1970. */
  @Syscall(number = 201, name = "time")
  public static long time(long address) {
    long seconds = Kernel.wallClock().seconds();
    UserMemory memory = Kernel.userMemory();
    return address == 0 || memory.writeLong(address, seconds) ? seconds : memory.error();
  }

  /** Tells the seconds and microseconds since 1970. */
  @Syscall(number = 96, name = "gettimeofday", differs = "the time zone is UTC")
  public static long gettimeofday(long time, long zone) {
    long error = time == 0 ? 0 : TimeSpec.writeTimeval(time, Kernel.wallClock().now());
    if (error == 0 && zone != 0 && !Kernel.userMemory().writeLong(zone, 0)) {
      return Kernel.userMemory().error();
    }
    return error;
  }

  /** Sets the time of day. */
  @Syscall(number = 164, name = "settimeofday")
  public static long settimeofday(long time, long zone) {
    if (!Task.current().process().credentials().isSuperuser()) {
      return -Errno.EPERM;
    }
    if (time == 0) {
      return 0;
    }
    long now = TimeSpec.readTimeval(time);
    if (now < 0) {
      return now;
    }
    Kernel.wallClock().set(now);
    return 0;
  }

  /** Tells the time of a clock. */
  @Syscall(number = 228, name = "clock_gettime")
  public static long clockGettime(int clock, long time) {
    long now = ProgramClock.now(clock);
    return now < 0 ? now : TimeSpec.write(time, now);
  }

  /** Sets the time of day. */
  @Syscall(number = 227, name = "clock_settime")
  public static long clockSettime(int clock, long time) {
    long now = TimeSpec.read(time);
    if (now < 0) {
      return now;
    }
    if (clock != ProgramClock.REALTIME) {
      return -Errno.EINVAL;
    }
    if (!Task.current().process().credentials().isSuperuser()) {
      return -Errno.EPERM;
    }
    Kernel.wallClock().set(now);
    return 0;
  }

  /** Tells how fine a clock is. */
  @Syscall(number = 229, name = "clock_getres")
  public static long clockGetres(int clock, long time) {
    long resolution = ProgramClock.resolution(clock);
    return resolution < 0 || time == 0 ? Math.min(resolution, 0) : TimeSpec.write(time, resolution);
  }
}
