package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.sched.KernelThread;
import org.matryoshka.guest.kernel.sched.NiceWeights;
import org.matryoshka.guest.kernel.sched.ThreadTuning;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** Nice values, scheduling classes, and on which processors a thread may run. */
public final class SchedulingCalls {
  private static final int PRIO_PROCESS = 0;
  private static final int PRIO_PGRP = 1;
  private static final int PRIO_USER = 2;

  private static final int SCHED_OTHER = 0;
  private static final int SCHED_FIFO = 1;
  private static final int SCHED_RR = 2;
  private static final int SCHED_BATCH = 3;
  private static final int SCHED_IDLE = 5;
  private static final int SCHED_RESET_ON_FORK = 0x4000_0000;
  private static final int HIGHEST_REAL_TIME = 99;

  /** A set of processors is a bit mask of whole words; there is one processor. */
  private static final int MASK_BYTES = 8;

  private SchedulingCalls() {}

  /** Lets others run first. */
  @Syscall(number = 24, name = "sched_yield")
  public static long schedYield() {
    Kernel.dispatcher().yieldProcessor();
    return 0;
  }

  /** Tells 20 minus the lowest nice value of a thread, a process group or a user's threads. */
  @Syscall(number = 140, name = "getpriority")
  public static long getpriority(int which, int who) {
    if (which < PRIO_PROCESS || which > PRIO_USER) {
      return -Errno.EINVAL;
    }
    long best = -Errno.ESRCH;
    for (KernelThread t = Kernel.dispatcher().oldest(); t != null; t = t.next()) {
      if (t instanceof Task task && isMeant(task, which, who)) {
        best = Math.max(best, 20 - task.nice());
      }
    }
    return best;
  }

  /** Sets the nice value of a thread, of a process group's or of a user's threads. */
  @Syscall(number = 141, name = "setpriority")
  public static long setpriority(int which, int who, int value) {
    if (which < PRIO_PROCESS || which > PRIO_USER) {
      return -Errno.EINVAL;
    }
    int nice = Math.max(NiceWeights.MIN_NICE, Math.min(value, NiceWeights.MAX_NICE));
    long result = -Errno.ESRCH;
    for (KernelThread t = Kernel.dispatcher().oldest(); t != null; t = t.next()) {
      if (t instanceof Task task && isMeant(task, which, who)) {
        long outcome = setNice(task, nice);
        result = outcome < 0 || result == -Errno.ESRCH ? outcome : result;
      }
    }
    return result;
  }

  private static long setNice(Task task, int nice) {
    if (!mayChange(task)) {
      return -Errno.EPERM;
    }
    if (nice < task.nice() && !mine().isSuperuser()) {
      return -Errno.EACCES;
    }
    Kernel.dispatcher().setNice(task, nice);
    return 0;
  }

  private static boolean isMeant(Task task, int which, int who) {
    Process process = task.process();
    return switch (which) {
      case PRIO_PROCESS -> task.id() == (who == 0 ? Task.current().id() : who);
      case PRIO_PGRP -> process.groupId() == (who == 0 ? Task.current().process().groupId() : who);
      default -> process.credentials().userId() == (who == 0 ? mine().userId() : who);
    };
  }

  /** Sets the parameters of a thread's scheduling class: nothing, but the priority must be 0. */
  @Syscall(number = 142, name = "sched_setparam")
  public static long schedSetparam(int tid, long parameters) {
    return setPolicy(tid, SCHED_OTHER, parameters);
  }

  /** Tells the real-time priority of a thread, which is 0. */
  @Syscall(number = 143, name = "sched_getparam")
  public static long schedGetparam(int tid, long parameters) {
    if (tid < 0 || parameters == 0) {
      return -Errno.EINVAL;
    }
    if (find(tid) == null) {
      return -Errno.ESRCH;
    }
    UserMemory memory = Kernel.userMemory();
    return memory.writeInt(parameters, 0) ? 0 : memory.error();
  }

  /** Sets a thread's scheduling class. */
  @Syscall(
      number = 144,
      name = "sched_setscheduler",
      differs = "SCHED_OTHER, SCHED_BATCH and SCHED_IDLE are the same; EINVAL for the others")
  public static long schedSetscheduler(int tid, int policy, long parameters) {
    int wanted = policy & ~SCHED_RESET_ON_FORK;
    if (wanted != SCHED_OTHER && wanted != SCHED_BATCH && wanted != SCHED_IDLE) {
      return -Errno.EINVAL;
    }
    return setPolicy(tid, wanted, parameters);
  }

  private static long setPolicy(int tid, int policy, long parameters) {
    if (tid < 0 || policy < 0 || parameters == 0) {
      return -Errno.EINVAL;
    }
    UserMemory memory = Kernel.userMemory();
    if (!memory.readInt(parameters)) {
      return memory.error();
    }
    Task task = find(tid);
    if (task == null) {
      return -Errno.ESRCH;
    }
    if (memory.value() != 0) {
      return -Errno.EINVAL;
    }
    return mayChange(task) ? 0 : -Errno.EPERM;
  }

  /** Tells a thread's scheduling class, which is SCHED_OTHER. */
  @Syscall(number = 145, name = "sched_getscheduler")
  public static long schedGetscheduler(int tid) {
    if (tid < 0) {
      return -Errno.EINVAL;
    }
    return find(tid) == null ? -Errno.ESRCH : SCHED_OTHER;
  }

  /** Tells the highest priority of a scheduling class. */
  @Syscall(number = 146, name = "sched_get_priority_max")
  public static long schedGetPriorityMax(int policy) {
    return priority(policy, HIGHEST_REAL_TIME);
  }

  /** Tells the lowest priority of a scheduling class. */
  @Syscall(number = 147, name = "sched_get_priority_min")
  public static long schedGetPriorityMin(int policy) {
    return priority(policy, 1);
  }

  private static long priority(int policy, int realTime) {
    return switch (policy) {
      case SCHED_FIFO, SCHED_RR -> realTime;
      case SCHED_OTHER, SCHED_BATCH, SCHED_IDLE -> 0;
      default -> -Errno.EINVAL;
    };
  }

  /** Tells how long a thread's turn is: a clock tick. */
  @Syscall(number = 148, name = "sched_rr_get_interval")
  public static long schedRrGetInterval(int tid, long interval) {
    if (tid < 0) {
      return -Errno.EINVAL;
    }
    if (find(tid) == null) {
      return -Errno.ESRCH;
    }
    UserMemory memory = Kernel.userMemory();
    boolean written =
        memory.writeLong(interval, 0)
            && memory.writeLong(interval + 8, 1_000_000_000L / Dispatcher.HZ);
    return written ? 0 : memory.error();
  }

  /** Sets on which processors a thread may run: the only one must be among them. */
  @Syscall(number = 203, name = "sched_setaffinity", differs = "there is one processor")
  public static long schedSetaffinity(int tid, int length, long mask) {
    UserMemory memory = Kernel.userMemory();
    boolean any = false;
    if (length != 0) {
      if (!memory.readByte(mask)) {
        return memory.error();
      }
      any = (memory.value() & 1) != 0;
    }
    Task task = find(tid);
    if (task == null) {
      return -Errno.ESRCH;
    }
    if (!mayChange(task)) {
      return -Errno.EPERM;
    }
    return any ? 0 : -Errno.EINVAL;
  }

  /** Tells on which processors a thread may run. */
  @Syscall(number = 204, name = "sched_getaffinity", differs = "there is one processor")
  public static long schedGetaffinity(int tid, int length, long mask) {
    if (length < MASK_BYTES || length % MASK_BYTES != 0) {
      return -Errno.EINVAL;
    }
    if (find(tid) == null) {
      return -Errno.ESRCH;
    }
    UserMemory memory = Kernel.userMemory();
    return memory.writeLong(mask, 1) ? MASK_BYTES : memory.error();
  }

  /**
   * Does what was written to {@code /proc/N/sched}, under the rules of setpriority; see {@link
   * ThreadTuning}.
   *
   * @return 0 or an error
   */
  public static long tune(Task task, String text) {
    int weight = ThreadTuning.weightAfter(text);
    if (weight == 0) {
      return -Errno.EINVAL;
    }
    if (!mayChange(task)) {
      return -Errno.EPERM;
    }
    if (weight > task.weight() && !mine().isSuperuser()) {
      return -Errno.EACCES;
    }
    ThreadTuning.apply(Kernel.dispatcher(), task, text);
    return 0;
  }

  private static Task find(int tid) {
    return tid == 0 ? Task.current() : Kernel.tasks().task(tid);
  }

  private static Credentials mine() {
    return Task.current().process().credentials();
  }

  /** Root may, and who is the user that the thread acts for. */
  private static boolean mayChange(Task task) {
    Credentials credentials = task.process().credentials();
    int me = mine().effectiveUserId();
    return mine().isSuperuser()
        || me == credentials.userId()
        || me == credentials.effectiveUserId();
  }
}
