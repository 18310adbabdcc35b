package org.matryoshka.guest.kernel.syscall;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelLog;
import org.matryoshka.guest.kernel.task.Task;

/** Which numbers without a handler have been called, so that the log names each once. */
public final class UnknownCalls {
  /** Numbers from here on are nonsense, and not told apart. */
  private static final int KNOWN_RANGE = 512;

  private final boolean[] seen = new boolean[KNOWN_RANGE];

  /** None yet. */
  public UnknownCalls() {}

  /** Refuses a call with -ENOSYS. */
  static long refuse(int number) {
    Kernel.unknownCalls().note(number);
    return -Errno.ENOSYS;
  }

  private void note(int number) {
    int index = number < 0 || number >= KNOWN_RANGE ? KNOWN_RANGE - 1 : number;
    if (!seen[index]) {
      seen[index] = true;
      KernelLog.line(
          Task.current().name() + ": there is no system call " + number + " (ENOSYS from now on)");
    }
  }
}
