package org.matryoshka.guest.kernel.signal;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Task;

/**
 * The stack for handlers with SA_ONSTACK (sigaltstack).
 *
 * @param address its lowest address
 * @param size its bytes; 0 if there is none
 * @param flags SS_AUTODISARM or 0
 */
public record AlternateStack(long address, long size, int flags) {
  /** State: a handler runs on it now. */
  public static final int SS_ONSTACK = 1;

  /** State: there is none. */
  public static final int SS_DISABLE = 2;

  /** Flag: it is disabled while a handler runs. */
  public static final int SS_AUTODISARM = 1 << 31;

  /** The smallest size that is accepted (MINSIGSTKSZ). */
  public static final int MIN_SIZE = 2048;

  /** No alternate stack. */
  public static AlternateStack none() {
    return new AlternateStack(0, 0, 0);
  }

  /** Whether a stack pointer lies in it. */
  public boolean holds(long stackPointer) {
    return Long.compareUnsigned(stackPointer, address) > 0
        && Long.compareUnsigned(stackPointer - address, size) <= 0;
  }

  /** Whether handlers may be put on it now. */
  public boolean isUsable(long stackPointer) {
    return size != 0 && !isOn(stackPointer);
  }

  /** Whether a handler runs on it, as far as the stack pointer tells. */
  public boolean isOn(long stackPointer) {
    return (flags & SS_AUTODISARM) == 0 && size != 0 && holds(stackPointer);
  }

  /** What sigaltstack tells of it: the flags as they were set, and its state. */
  int state(long stackPointer) {
    int state = size == 0 ? SS_DISABLE : isOn(stackPointer) ? SS_ONSTACK : 0;
    return (flags & SS_AUTODISARM) | state;
  }

  /**
   * Gives a task another alternate stack.
   *
   * @return 0; -EPERM while a handler runs on the old one, -EINVAL for unknown flags, -ENOMEM if it
   *     is too small
   */
  static long change(Task task, long address, long size, int flags, long stackPointer) {
    if (task.alternateStack().isOn(stackPointer)) {
      return -Errno.EPERM;
    }
    int mode = flags & ~SS_AUTODISARM;
    if (mode != 0 && mode != SS_DISABLE && mode != SS_ONSTACK) {
      return -Errno.EINVAL;
    }
    if (mode == SS_DISABLE) {
      task.setAlternateStack(none());
    } else if (size < MIN_SIZE) {
      return -Errno.ENOMEM;
    } else {
      task.setAlternateStack(new AlternateStack(address, size, flags & SS_AUTODISARM));
    }
    return 0;
  }
}
