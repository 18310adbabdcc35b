package org.matryoshka.guest.kernel.sched.policy;

import org.matryoshka.guest.kernel.sched.Scheduler;

/** The schedulers by the names that the kernel's command line knows. */
public final class Policies {
  /** What runs when the command line does not say. */
  public static final String DEFAULT = "fair";

  /** The names of all that Kukla brings, for messages. */
  public static final String NAMES = "round-robin, mlfq, lottery, stride, fair, credit";

  private Policies() {}

  /**
   * Makes a scheduler.
   *
   * @param name as {@code scheduler=} has it: one of {@link #NAMES}, or the full name of a class
   *     that was added when the kernel was built
   * @return null if there is none of this name
   */
  public static Scheduler create(String name) {
    return switch (name) {
      case "round-robin" -> new RoundRobin();
      case "mlfq" -> new MultiLevelFeedback();
      case "lottery" -> new Lottery();
      case "stride" -> new Stride();
      case "fair" -> new Fair();
      case "credit" -> new BankedCredit();
      default -> AddedScheduler.create(name);
    };
  }
}
