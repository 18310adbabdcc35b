package org.matryoshka.gui.session;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.matryoshka.gui.session.history.ActionLog;
import org.matryoshka.gui.session.history.LoggedAction;
import org.matryoshka.gui.session.history.Timeline;
import org.matryoshka.gui.session.history.WhyAnswer;
import org.matryoshka.gui.session.history.WhyQuestion;
import org.matryoshka.hv.RunResult;

/**
 * A world with a log of what is done to it, and its history, for somebody who needs no thread: the
 * command line, tests, benchmarks.
 */
public final class Replay {
  private final World world;
  private final Timeline<WorldSnapshot> timeline;

  /**
   * At power-on.
   *
   * @param actions done at their steps
   * @param historyLimit bytes that checkpoints may hold; 0 for a run that only goes forwards
   * @throws WorldException if an image can't be loaded into its VM
   */
  public Replay(WorldSpecification specification, List<LoggedAction> actions, long historyLimit)
      throws WorldException {
    world = new World(specification);
    ActionLog log = new ActionLog();
    actions.forEach(log::add);
    timeline = new Timeline<>(world, log, historyLimit);
  }

  /** The machine. */
  public World world() {
    return world;
  }

  /** Its history. */
  public Timeline<WorldSnapshot> timeline() {
    return timeline;
  }

  /**
   * Runs on.
   *
   * @param steps at most so many
   */
  public RunResult run(long steps) {
    return timeline.run(steps);
  }

  /**
   * Which step last wrote something, up to now; the present is the same afterwards.
   *
   * @param cancelled asked now and then; the answer is then incomplete
   * @throws IllegalArgumentException if there is no such thing; the message says why
   */
  public WhyAnswer why(WhyQuestion question, BooleanSupplier cancelled) {
    return new WhySearch(world, timeline, cancelled).answer(question);
  }
}
