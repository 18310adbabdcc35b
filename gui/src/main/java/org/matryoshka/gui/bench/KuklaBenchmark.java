package org.matryoshka.gui.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.matryoshka.guest.kernel.sched.policy.Policies;

/**
 * What Kukla costs and how its schedulers divide the processor. Everything is measured in virtual
 * time or retired instructions, so each run on each computer gives the same figures.
 */
public final class KuklaBenchmark {
  /** The word on the command line. */
  public static final String NAME = "kukla";

  private static final long MEBIBYTE = 1L << 20;
  private static final long MEMORY = 32 * MEBIBYTE;
  private static final long SMALL_MEMORY = 16 * MEBIBYTE;
  private static final String PROMPT = "# ";
  private static final int[] WEIGHTS = {1024, 2048, 4096};
  private static final double NANOSECONDS = 1e9;
  private static final int TICKS_PER_SECOND = 250;

  private final int seconds;
  private final Consumer<String> progress;
  private final BooleanSupplier interrupted;
  private final List<KuklaFigure> figures = new ArrayList<>();

  /**
   * @param seconds of virtual time that the processes of the shares compete
   * @param progress is told what is being measured
   * @param interrupted whether the user asked to stop
   */
  public KuklaBenchmark(int seconds, Consumer<String> progress, BooleanSupplier interrupted) {
    this.seconds = seconds;
    this.progress = progress;
    this.interrupted = interrupted;
  }

  /** All figures; those so far, if the user asks to stop. */
  public List<KuklaFigure> run() {
    boot(Platform.VM, 25_000_000);
    boot(Platform.BARE, 0);
    operations(Platform.BARE, true);
    operations(Platform.VM, false);
    memory();
    for (String scheduler : Policies.NAMES.split(", ", -1)) {
      shares(scheduler);
    }
    return List.copyOf(figures);
  }

  private KuklaSession session(Platform platform, long memory, String commandLine) {
    progress.accept(NAME + " on " + platform.label() + ": " + commandLine);
    return new KuklaSession(platform, memory, commandLine, interrupted);
  }

  private void boot(Platform platform, long target) {
    KuklaSession session = session(platform, MEMORY, "once");
    OptionalLong instructions = session.instructionsUntil(PROMPT);
    if (instructions.isPresent()) {
      add("boot to the prompt", platform, instructions.getAsLong(), "instructions", target);
    }
  }

  private void operations(Platform platform, boolean hasTargets) {
    KuklaSession session = session(platform, MEMORY, "run=measure");
    if (!session.runToEnd()) {
      return;
    }
    String unit = platform == Platform.BARE ? "instructions" : "cycles";
    add("null system call", platform, session.figure("null-call"), unit, hasTargets ? 300 : 0);
    add("context switch", platform, session.figure("context-switch"), unit, hasTargets ? 600 : 0);
    add(
        "fork, exec, wait of true",
        platform,
        session.figure("fork-exec-wait"),
        unit,
        hasTargets ? 400_000 : 0);
  }

  /** A shell with eight processes, and what memory that leaves of 16 MiB. */
  private void memory() {
    String sleepers = "sleep 5 & ".repeat(8);
    KuklaSession session =
        session(
            Platform.VM,
            SMALL_MEMORY,
            "run=\"" + sleepers + "sleep 1; ps; cat /proc/meminfo; echo used \"");
    if (!session.runToEnd()) {
      return;
    }
    long sleeping = session.text().lines().filter(line -> line.contains("sleep")).count();
    long used = session.figure("MemTotal:") - session.figure("MemFree:");
    figures.add(
        new KuklaFigure(
            "processes in 16 MiB", Platform.VM.label(), sleeping, "processes", "8", sleeping >= 8));
    add("memory that they and the shell use", Platform.VM, used, "KiB", SMALL_MEMORY >> 10);
  }

  private void shares(String scheduler) {
    StringBuilder weights = new StringBuilder();
    for (int weight : WEIGHTS) {
      weights.append(' ').append(weight);
    }
    KuklaSession session =
        session(
            Platform.VM,
            MEMORY,
            "scheduler=" + scheduler + " run=\"measure shares " + seconds + weights + "\"");
    if (!session.runToEnd()) {
      return;
    }
    double all = 0;
    double sum = 0;
    for (int weight : WEIGHTS) {
      all += session.figure("share " + weight);
      sum += weight;
    }
    for (int weight : WEIGHTS) {
      double share = session.figure("share " + weight) / all;
      double ideal = weight / sum;
      double bound = bound(scheduler, ideal, all / NANOSECONDS);
      double error = Math.abs(share - ideal) / ideal;
      figures.add(
          new KuklaFigure(
              scheduler + ", weight " + weight / WEIGHTS[0],
              Platform.VM.label(),
              100 * share,
              "% of the processor",
              bound == 0
                  ? ""
                  : String.format(
                      Locale.ROOT,
                      "%.2f, error at most %.2f %% (is %.2f %%)",
                      100 * ideal,
                      100 * bound,
                      100 * error),
              bound == 0 || error <= bound));
    }
  }

  /**
   * The relative error that is allowed: 2 % where shares are to follow weights, four standard
   * deviations of a share of so many draws where chance decides, none where weights do not count.
   */
  private static double bound(String scheduler, double ideal, double usedSeconds) {
    return switch (scheduler) {
      case "stride", "fair" -> 0.02;
      case "lottery" ->
          4 * Math.sqrt(ideal * (1 - ideal) / (usedSeconds * TICKS_PER_SECOND)) / ideal;
      default -> 0;
    };
  }

  private void add(String name, Platform platform, long value, String unit, long limit) {
    figures.add(
        new KuklaFigure(
            name,
            platform.label(),
            value,
            unit,
            limit == 0 ? "" : String.format(Locale.ROOT, "at most %,d", limit),
            limit == 0 || value <= limit));
  }
}
