package org.matryoshka.guest.kernel.sched;

/** Why a task is ready to run. */
public enum ReadyReason {
  /** It has just been made (fork, clone). */
  NEW,
  /** It waited for something, which has come. */
  WOKEN,
  /** It ran, and the processor was taken from it at a tick or for a woken task. */
  PREEMPTED,
  /** It ran, and gave the processor up for others (sched_yield). */
  YIELDED
}
