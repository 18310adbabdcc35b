package org.matryoshka.guest.kernel.signal;

/**
 * Signals that were sent and not yet delivered: those of one task, or those of a whole process. A
 * signal below {@link Signal#FIRST_REALTIME} is pending once however often it is sent; the others
 * queue up to a limit.
 */
public final class PendingSignals {
  /** How many signals may wait here; one more is refused, as RLIMIT_SIGPENDING does. */
  public static final int MAX_QUEUED = 64;

  private long set;
  private int count;
  private SignalInfo first;
  private SignalInfo last;

  /** Nothing pending. */
  public PendingSignals() {}

  /** The pending signals as a set. */
  public long set() {
    return set;
  }

  /** Whether a real-time signal would be refused. */
  public boolean isFull() {
    return count >= MAX_QUEUED;
  }

  /**
   * Adds a signal.
   *
   * @return false if the queue is full; never for the standard signals
   */
  public boolean add(SignalInfo info) {
    int signal = info.number();
    boolean standard = signal < Signal.FIRST_REALTIME;
    if (standard && Signal.contains(set, signal)) {
      return true;
    }
    if (!standard && count >= MAX_QUEUED) {
      return false;
    }
    set |= Signal.bit(signal);
    info.setNext(null);
    if (first == null) {
      first = info;
    } else {
      last.setNext(info);
    }
    last = info;
    count++;
    return true;
  }

  /**
   * Takes the next signal out: the faults of the task itself first, then the lowest number, of
   * equal ones the oldest.
   *
   * @param blocked the signals that have to wait
   * @return null if there is none
   */
  public SignalInfo take(long blocked) {
    long ready = set & ~blocked;
    if (ready == 0) {
      return null;
    }
    long preferred = ready & Signal.SYNCHRONOUS;
    long candidates = preferred != 0 ? preferred : ready;
    return takeOne(Long.numberOfTrailingZeros(candidates) + 1);
  }

  private SignalInfo takeOne(int signal) {
    SignalInfo found = null;
    SignalInfo before = null;
    boolean another = false;
    SignalInfo previous = null;
    for (SignalInfo info = first; info != null; info = info.next()) {
      if (info.number() == signal) {
        if (found == null) {
          found = info;
          before = previous;
        } else {
          another = true;
        }
      }
      previous = info;
    }
    unlink(before, found);
    if (!another) {
      set &= ~Signal.bit(signal);
    }
    return found;
  }

  /** Drops all signals of a set. */
  public void remove(long signals) {
    if ((set & signals) == 0) {
      return;
    }
    SignalInfo previous = null;
    for (SignalInfo info = first; info != null; info = info.next()) {
      if (Signal.contains(signals, info.number())) {
        unlink(previous, info);
      } else {
        previous = info;
      }
    }
    set &= ~signals;
  }

  private void unlink(SignalInfo before, SignalInfo info) {
    if (before == null) {
      first = info.next();
    } else {
      before.setNext(info.next());
    }
    if (info == last) {
      last = before;
    }
    count--;
  }
}
