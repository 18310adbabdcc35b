package org.matryoshka.guest.kernel.sched;

/**
 * What keeps a scheduler from thinking for ever. The build adds calls of this class to a student's
 * classes: {@link #spend} at each turn of a loop, {@link #answer} before each answer of {@link
 * Scheduler#next}. So a loop without end stops after the same number of turns in every run, inside
 * the loop, where the stack trace shows its line.
 */
public final class DecisionBudget {
  /** Turns of loops that one call of a scheduler may take. */
  public static final int LOOP_STEPS = 1_000_000;

  private DecisionBudget() {}

  /** One more turn of a loop. */
  public static void spend() {
    if (--PerCpu.current().budget < 0) {
      throw new SchedulerFault(
          "the scheduler does not come to an answer: " + LOOP_STEPS + " turns of loops");
    }
  }

  /**
   * An answer is about to be given.
   *
   * @param line class, file and line of the return statement
   */
  public static void answer(String line) {
    PerCpu.current().answerLine = line;
  }
}
