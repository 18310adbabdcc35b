package org.matryoshka.gui.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.history.WhyQuestion;

/** How long it takes to go back in the demo scenario, from its end. */
public final class TravelBenchmark {
  /** What a user calls the benchmark. */
  public static final String NAME = "travel";

  private static final int SINGLE_STEPS = 1_000;
  private static final long FAR = 100_000_000;
  private static final double MIB = 1 << 20;

  private final BooleanSupplier interrupted;

  /**
   * @param interrupted whether the user asked to stop
   */
  public TravelBenchmark(BooleanSupplier interrupted) {
    this.interrupted = interrupted;
  }

  /**
   * Runs it; the figures are those of the last round, when the host's compiler has done its work.
   *
   * @param rounds at least 1
   */
  public List<SessionFigure> run(int rounds) {
    List<SessionFigure> figures = List.of();
    for (int round = 0; round < rounds && !interrupted.getAsBoolean(); round++) {
      try (Session session = Session.open(WorldLoader.demo())) {
        figures = measure(session);
      } catch (WorldException e) {
        throw new IllegalStateException("the bundled demo is broken", e);
      }
    }
    return figures;
  }

  private static List<SessionFigure> measure(Session session) {
    List<SessionFigure> figures = new ArrayList<>();
    time(session, new Command.Run());
    long end = session.status().step();
    figures.add(new SessionFigure("steps of the demo", end / 1e6, "million", "", true));
    double bytes = session.status().historyBytes() / MIB;
    figures.add(new SessionFigure("memory of its history", bytes, "MiB", "", true));

    double worst = 0;
    for (int i = 1; i <= 20; i++) {
      time(session, new Command.Travel(end - i * (end / 25)));
      worst = Math.max(worst, time(session, new Command.StepBack(1)));
    }
    add(figures, "back one step, the slowest of 20 places", worst, 50);
    time(session, new Command.Travel(end));
    double all = 0;
    for (int i = 0; i < SINGLE_STEPS; i++) {
      all += time(session, new Command.StepBack(1));
    }
    add(figures, "back 1,000 single steps, all together", all, 1_000);
    time(session, new Command.Travel(end));
    add(figures, "back 100 million steps", time(session, new Command.Travel(end - FAR)), 2_000);
    add(figures, "and forth again", time(session, new Command.Travel(end)), 2_000);
    double exit = time(session, new Command.PreviousExit(ExitFilter.ALL));
    add(figures, "to the previous exit", exit, 50);
    long start = System.nanoTime();
    session.why(new WhyQuestion.OfRegister(1, "lstar")).join();
    figures.add(
        new SessionFigure(
            "why is LSTAR so? (written once, at the beginning)",
            (System.nanoTime() - start) / 1e6,
            "ms",
            "",
            true));
    return figures;
  }

  private static void add(List<SessionFigure> figures, String what, double millis, int most) {
    figures.add(new SessionFigure(what, millis, "ms", "< " + most + " ms", millis < most));
  }

  private static double time(Session session, Command command) {
    long start = System.nanoTime();
    session.submit(command).join();
    return (System.nanoTime() - start) / 1e6;
  }
}
