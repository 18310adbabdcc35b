package org.matryoshka.guest.kernel.signal;

/**
 * The actions of a process for all signals; shared by the processes that clone made with
 * CLONE_SIGHAND.
 */
public final class SignalHandlers {
  private final SignalAction[] actions = new SignalAction[Signal.MAX + 1];

  /** All default. */
  public SignalHandlers() {
    SignalAction standard = SignalAction.standard();
    for (int signal = 1; signal <= Signal.MAX; signal++) {
      actions[signal] = standard;
    }
  }

  /** The action for a signal from 1 to {@link Signal#MAX}. */
  public SignalAction action(int signal) {
    return actions[signal];
  }

  /** Sets the action for a signal. */
  public void set(int signal, SignalAction action) {
    actions[signal] = action;
  }

  /** A copy, for a child of fork. */
  public SignalHandlers copy() {
    SignalHandlers copy = new SignalHandlers();
    for (int signal = 1; signal <= Signal.MAX; signal++) {
      copy.actions[signal] = actions[signal];
    }
    return copy;
  }

  /** What execve leaves: caught signals are default again, ignored ones stay ignored. */
  public SignalHandlers afterExec() {
    SignalHandlers after = new SignalHandlers();
    for (int signal = 1; signal <= Signal.MAX; signal++) {
      if (actions[signal].handler() == SignalAction.IGNORE) {
        after.actions[signal] = new SignalAction(SignalAction.IGNORE, 0, 0, 0);
      }
    }
    return after;
  }

  /** Whether the signal, if it came now unblocked, would do nothing. */
  public boolean ignores(int signal) {
    long handler = actions[signal].handler();
    return handler == SignalAction.IGNORE
        || (handler == SignalAction.DEFAULT && Signal.isIgnoredByDefault(signal));
  }

  /** The set of the signals that are ignored by the program's wish, for {@code /proc/N/status}. */
  public long ignored() {
    long set = 0;
    for (int signal = 1; signal <= Signal.MAX; signal++) {
      if (actions[signal].handler() == SignalAction.IGNORE) {
        set |= Signal.bit(signal);
      }
    }
    return set;
  }

  /** The set of the signals that are caught, for {@code /proc/N/status}. */
  public long caught() {
    long set = 0;
    for (int signal = 1; signal <= Signal.MAX; signal++) {
      if (actions[signal].isCaught()) {
        set |= Signal.bit(signal);
      }
    }
    return set;
  }
}
