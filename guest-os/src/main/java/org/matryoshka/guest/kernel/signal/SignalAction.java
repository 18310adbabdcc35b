package org.matryoshka.guest.kernel.signal;

/**
 * What a process does on a signal: the kernel's copy of the {@code sigaction} that rt_sigaction
 * got. Immutable.
 *
 * @param handler {@link #DEFAULT}, {@link #IGNORE}, or the address of a function
 * @param flags SA_ flags
 * @param restorer where the handler returns to; a C library's stub that calls rt_sigreturn
 * @param mask the signals blocked while the handler runs
 */
public record SignalAction(long handler, long flags, long restorer, long mask) {
  /** The handler value of the default action. */
  public static final long DEFAULT = 0;

  /** The handler value for doing nothing. */
  public static final long IGNORE = 1;

  /** No SIGCHLD when a child stops. */
  public static final long SA_NOCLDSTOP = 0x1;

  /** Children leave no zombies. */
  public static final long SA_NOCLDWAIT = 0x2;

  /** The handler gets siginfo and ucontext; on x86-64 it always does. */
  public static final long SA_SIGINFO = 0x4;

  /** {@link #restorer} is meant. */
  public static final long SA_RESTORER = 0x0400_0000;

  /** The handler runs on the alternate stack. */
  public static final long SA_ONSTACK = 0x0800_0000;

  /** Interrupted calls start again. */
  public static final long SA_RESTART = 0x1000_0000;

  /** The signal itself is not blocked while the handler runs. */
  public static final long SA_NODEFER = 0x4000_0000;

  /** The action is the default again when the handler starts. */
  public static final long SA_RESETHAND = 0x8000_0000L;

  /** The action of a process that has said nothing. */
  public static SignalAction standard() {
    return new SignalAction(DEFAULT, 0, 0, 0);
  }

  /** Whether a flag is set. */
  public boolean has(long flag) {
    return (flags & flag) != 0;
  }

  /** Whether a function of the program is to be called. */
  public boolean isCaught() {
    return handler != DEFAULT && handler != IGNORE;
  }
}
