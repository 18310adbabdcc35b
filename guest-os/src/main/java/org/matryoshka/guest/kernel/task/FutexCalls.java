package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.time.TimeSpec;

/** The one call behind mutexes, condition variables, and pthread_join. */
public final class FutexCalls {
  private static final int WAIT = 0;
  private static final int WAKE = 1;
  private static final int REQUEUE = 3;
  private static final int CMP_REQUEUE = 4;
  private static final int WAKE_OP = 5;
  private static final int WAIT_BITSET = 9;
  private static final int WAKE_BITSET = 10;

  private static final int PRIVATE = 128;
  private static final int REALTIME = 256;

  private FutexCalls() {}

  /** Waits while a word has a value, or wakes those who wait for it. */
  @Syscall(
      number = 202,
      name = "futex",
      differs = "no priority inheritance (ENOSYS): libraries use it only if asked to")
  public static long futex(
      long address, int operation, int value, long timeout, long address2, int value3) {
    if ((address & 3) != 0) {
      return -Errno.EINVAL;
    }
    if (!UserMemory.isRange(address, 4)) {
      return -Errno.EFAULT;
    }
    Process process = Task.current().process();
    FutexTable table = Kernel.futexes();
    boolean realtime = (operation & REALTIME) != 0;
    return switch (operation & ~(PRIVATE | REALTIME)) {
      case WAIT -> waitRelative(address, value, timeout);
      case WAIT_BITSET -> waitAbsolute(address, value, timeout, value3, realtime);
      case WAKE -> table.wake(process, address, Math.max(value, 1));
      case WAKE_BITSET ->
          value3 == 0 ? -Errno.EINVAL : table.wake(process, address, Math.max(value, 1), value3);
      case REQUEUE -> requeue(process, address, value, (int) timeout, address2);
      case CMP_REQUEUE -> {
        long differs = compare(address, value3);
        yield differs < 0 ? differs : requeue(process, address, value, (int) timeout, address2);
      }
      case WAKE_OP -> wakeOperation(process, address, value, (int) timeout, address2, value3);
      default -> -Errno.ENOSYS;
    };
  }

  private static long waitRelative(long address, int value, long timeout) {
    long deadline = WaitQueue.NO_DEADLINE;
    if (timeout != 0) {
      long nanoseconds = TimeSpec.read(timeout);
      if (nanoseconds < 0) {
        return nanoseconds;
      }
      deadline = TimeSpec.deadlineAfter(nanoseconds);
    }
    long result = waitUntil(address, value, deadline, FutexWaiter.ANY);
    if (result == -Errno.ERESTARTSYS && deadline != WaitQueue.NO_DEADLINE) {
      Task.current().setRestartBlock(new FutexRestart(address, value, deadline));
      return -Errno.ERESTART_RESTARTBLOCK;
    }
    return result;
  }

  private static long waitAbsolute(
      long address, int value, long timeout, int bits, boolean realtime) {
    if (bits == 0) {
      return -Errno.EINVAL;
    }
    long deadline = WaitQueue.NO_DEADLINE;
    if (timeout != 0) {
      long time = TimeSpec.read(timeout);
      if (time < 0) {
        return time;
      }
      if (realtime) {
        time -= Kernel.wallClock().now() - Kernel.wallClock().sinceBoot();
      }
      deadline = Kernel.wallClock().cyclesAt(time);
    }
    return waitUntil(address, value, deadline, bits);
  }

  /** Sleeps while the word has the value: 0 if woken, -EAGAIN, -ETIMEDOUT, -ERESTARTSYS. */
  static long waitUntil(long address, int value, long deadline, int bits) {
    long differs = compare(address, value);
    if (differs < 0) {
      return differs;
    }
    // From the look at the word to the sleep nobody else runs, so no wake-up gets lost.
    FutexWaiter waiter = Kernel.futexes().enlist(Task.current().process(), address, bits);
    WakeReason reason = WakeReason.WOKEN;
    while (!waiter.isWoken() && reason == WakeReason.WOKEN) {
      reason = Kernel.dispatcher().sleep(deadline);
    }
    if (waiter.isWoken()) {
      return 0;
    }
    Kernel.futexes().delist(waiter);
    return reason == WakeReason.TIMEOUT ? -Errno.ETIMEDOUT : -Errno.ERESTARTSYS;
  }

  private static long compare(long address, int value) {
    UserMemory memory = Kernel.userMemory();
    if (!memory.readInt(address)) {
      return memory.error();
    }
    return (int) memory.value() == value ? 0 : -Errno.EAGAIN;
  }

  private static long requeue(Process process, long from, int wakes, int moves, long to) {
    if (wakes < 0 || moves < 0 || (to & 3) != 0) {
      return -Errno.EINVAL;
    }
    if (!UserMemory.isRange(to, 4)) {
      return -Errno.EFAULT;
    }
    int woken = Kernel.futexes().wake(process, from, wakes);
    return (long) woken + Kernel.futexes().move(process, from, to, moves);
  }

  /** Changes a second word, wakes waiters of the first, and perhaps of the second. */
  private static long wakeOperation(
      Process process, long address, int wakes, int wakes2, long address2, int code) {
    if ((address2 & 3) != 0) {
      return -Errno.EINVAL;
    }
    UserMemory memory = Kernel.userMemory();
    if (!memory.readInt(address2)) {
      return memory.error();
    }
    int old = (int) memory.value();
    int argument = code << 8 >> 20;
    if ((code & 1 << 31) != 0) {
      argument = 1 << (argument & 31);
    }
    int result;
    switch (code >>> 28 & 7) {
      case 0 -> result = argument;
      case 1 -> result = old + argument;
      case 2 -> result = old | argument;
      case 3 -> result = old & ~argument;
      case 4 -> result = old ^ argument;
      default -> {
        return -Errno.ENOSYS;
      }
    }
    int against = code << 20 >> 20;
    boolean holds;
    switch (code >>> 24 & 15) {
      case 0 -> holds = old == against;
      case 1 -> holds = old != against;
      case 2 -> holds = old < against;
      case 3 -> holds = old <= against;
      case 4 -> holds = old > against;
      case 5 -> holds = old >= against;
      default -> {
        return -Errno.ENOSYS;
      }
    }
    if (!memory.writeInt(address2, result)) {
      return memory.error();
    }
    int woken = Kernel.futexes().wake(process, address, Math.max(wakes, 1));
    if (holds) {
      woken += Kernel.futexes().wake(process, address2, Math.max(wakes2, 1));
    }
    return woken;
  }

  /** Goes on with what is left of the time-out. */
  private static final class FutexRestart extends RestartBlock {
    private final long address;
    private final int value;
    private final long deadline;

    FutexRestart(long address, int value, long deadline) {
      this.address = address;
      this.value = value;
      this.deadline = deadline;
    }

    @Override
    protected long restart() {
      long result = waitUntil(address, value, deadline, FutexWaiter.ANY);
      if (result == -Errno.ERESTARTSYS) {
        Task.current().setRestartBlock(this);
        return -Errno.ERESTART_RESTARTBLOCK;
      }
      return result;
    }
  }
}
