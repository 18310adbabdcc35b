package org.matryoshka.guest.kernel.sched;

/** What ended a sleep. */
public enum WakeReason {
  /** Somebody woke it: what it waited for may be there. */
  WOKEN,
  /** A signal is pending: the call ends with EINTR or is restarted. */
  SIGNAL,
  /** The deadline has passed. */
  TIMEOUT
}
