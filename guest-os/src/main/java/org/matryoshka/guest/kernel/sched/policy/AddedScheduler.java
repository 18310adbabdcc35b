package org.matryoshka.guest.kernel.sched.policy;

import org.matryoshka.guest.kernel.sched.Scheduler;

/**
 * Where a student's scheduler joins the closed world of the kernel: when an image is built with
 * classes from outside, the build replaces this class by one that makes an object of theirs.
 */
public final class AddedScheduler {
  private AddedScheduler() {}

  /**
   * Makes an added scheduler.
   *
   * @param name its full class name
   * @return null if none of this name was added
   */
  public static Scheduler create(String name) {
    return null;
  }
}
