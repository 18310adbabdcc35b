package org.matryoshka.guest.kernel.sched;

/**
 * The one home of what exists once for each processor. Today there is one processor; with several,
 * {@link #current} finds the one that asks (by its GS base), and nothing else changes.
 */
public final class PerCpu {
  private static PerCpu only = new PerCpu();

  /** The thread that runs; the idle thread when none does. */
  KernelThread thread;

  /** Runs when nobody else can. */
  KernelThread idle;

  /** The time of the decision under way, in cycles since boot. */
  long now;

  /** When the time that runs now began to be charged, in cycles since boot. */
  long stamp;

  /** When the running thread's scheduler was last told what it used. */
  long reported;

  /** Whether somebody else should run as soon as the kernel is left. */
  boolean needReschedule;

  /** How many interrupt handlers are active: 0, or 1, since handlers are not interrupted. */
  int interruptDepth;

  /** Loop turns that the decision under way may still take. */
  int budget;

  /** Where the scheduler's last answer was returned, as {@code MyScheduler.java:42}. */
  String answerLine = "";

  /** This processor. */
  public static PerCpu current() {
    return only;
  }

  /** Makes a fresh one: boot, and each unit test. */
  static PerCpu install() {
    only = new PerCpu();
    return only;
  }

  /** The thread that runs; the idle thread when none does. */
  public KernelThread thread() {
    return thread;
  }

  /** Whether somebody else should run as soon as the kernel is left. */
  public boolean needReschedule() {
    return needReschedule;
  }

  /** Whether an interrupt handler is active: sleeping is not allowed. */
  public boolean inInterrupt() {
    return interruptDepth > 0;
  }

  /** An interrupt handler begins. */
  public void enterInterrupt() {
    interruptDepth++;
  }

  /** An interrupt handler has ended. */
  public void leaveInterrupt() {
    interruptDepth--;
  }
}
