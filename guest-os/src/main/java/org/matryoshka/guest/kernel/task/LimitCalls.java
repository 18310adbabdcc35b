package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** Limits, and what has been used. */
public final class LimitCalls {
  private static final int SELF = 0;
  private static final int CHILDREN = -1;
  private static final int THREAD = 1;

  private LimitCalls() {}

  /** Tells the limits of a resource. */
  @Syscall(number = 97, name = "getrlimit")
  public static long getrlimit(int resource, long limit) {
    return prlimit64(0, resource, 0, limit);
  }

  /** Sets the limits of a resource. */
  @Syscall(number = 160, name = "setrlimit")
  public static long setrlimit(int resource, long limit) {
    return prlimit64(0, resource, limit, 0);
  }

  /** Tells and sets the limits of a resource for a process; 0 means the calling one. */
  @Syscall(
      number = 302,
      name = "prlimit64",
      differs = "enforced: CPU STACK NPROC NOFILE AS FSIZE; the others are kept")
  public static long prlimit64(int pid, int resource, long newLimit, long oldLimit) {
    if (resource < 0 || resource >= ResourceLimits.COUNT) {
      return -Errno.EINVAL;
    }
    Process caller = Task.current().process();
    Process process = pid == 0 ? caller : Kernel.tasks().process(pid);
    if (process == null) {
      return -Errno.ESRCH;
    }
    Credentials mine = caller.credentials();
    boolean samePerson =
        mine.userId() == process.credentials().userId()
            && mine.userId() == process.credentials().effectiveUserId();
    if (process != caller && !mine.isSuperuser() && !samePerson) {
      return -Errno.EPERM;
    }
    UserMemory memory = Kernel.userMemory();
    ResourceLimits limits = process.limits();
    long oldSoft = limits.soft(resource);
    long oldHard = limits.hard(resource);
    if (newLimit != 0) {
      if (!memory.readLong(newLimit)) {
        return memory.error();
      }
      long soft = memory.value();
      if (!memory.readLong(newLimit + 8)) {
        return memory.error();
      }
      long result = limits.set(resource, soft, memory.value(), mine.isSuperuser());
      if (result < 0) {
        return result;
      }
      apply(process, resource);
    }
    boolean written =
        oldLimit == 0
            || (memory.writeLong(oldLimit, oldSoft) && memory.writeLong(oldLimit + 8, oldHard));
    return written ? 0 : memory.error();
  }

  /** Some limits are looked at elsewhere: tells those who do. */
  private static void apply(Process process, int resource) {
    long soft = process.limits().soft(resource);
    if (process.isZombie()) {
      return;
    }
    switch (resource) {
      case ResourceLimits.CPU -> process.timers().limitChanged();
      case ResourceLimits.NOFILE -> process.files().setLimit((int) soft);
      case ResourceLimits.STACK -> process.memory().setStackLimit(soft);
      default -> {
        // looked at where it matters
      }
    }
  }

  /** Tells what the process, the calling thread, or the children waited for have used. */
  @Syscall(number = 98, name = "getrusage")
  public static long getrusage(int who, long usage) {
    Task task = Task.current();
    return switch (who) {
      case SELF -> ResourceUsage.ofProcess(task.process()).write(usage);
      case CHILDREN -> ResourceUsage.ofChildren(task.process()).write(usage);
      case THREAD -> ResourceUsage.ofTask(task).write(usage);
      default -> -Errno.EINVAL;
    };
  }

  /** Tells the processor times of the process and of its children; the clock ticks since boot. */
  @Syscall(number = 100, name = "times")
  public static long times(long buffer) {
    Process process = Task.current().process();
    ResourceUsage children = ResourceUsage.ofChildren(process);
    UserMemory memory = Kernel.userMemory();
    if (buffer != 0
        && !(memory.writeLong(buffer, process.userTicks())
            && memory.writeLong(buffer + 8, process.systemTicks())
            && memory.writeLong(buffer + 16, children.user() / Process.NANOSECONDS_PER_TICK)
            && memory.writeLong(buffer + 24, children.system() / Process.NANOSECONDS_PER_TICK))) {
      return memory.error();
    }
    return Kernel.wallClock().sinceBoot() / Process.NANOSECONDS_PER_TICK;
  }
}
