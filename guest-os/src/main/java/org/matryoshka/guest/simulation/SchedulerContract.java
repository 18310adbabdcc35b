package org.matryoshka.guest.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.SchedulerFault;

/**
 * What every scheduler must do, whatever its algorithm: never lose, invent or repeat a task, come
 * through arrivals, sleeps, yields, ends and changes of weight, and give the same answers in the
 * same run. A JUnit test calls one of the methods; a failure says what went wrong, after how many
 * decisions and ticks.
 *
 * <p>A scheduler that never answers makes the method never return: give the test a {@code @Timeout}
 * with {@code threadMode = SEPARATE_THREAD}, and JUnit shows the line.
 */
public final class SchedulerContract {
  private static final int STORMS = 20;
  private static final int STORM_STEPS = 400;

  private final Supplier<? extends Scheduler> maker;

  private SchedulerContract(Supplier<? extends Scheduler> maker) {
    this.maker = maker;
  }

  /** The checks of the schedulers that {@code maker} makes; each check takes a fresh one. */
  public static SchedulerContract of(Supplier<? extends Scheduler> maker) {
    return new SchedulerContract(maker);
  }

  /** All checks that do not depend on what the algorithm is for. */
  public void verify() {
    runsASingleTask();
    survivesStorms();
    isDeterministic();
  }

  /** A task alone has the processor for itself, and the processor is idle while it sleeps. */
  public void runsASingleTask() {
    SchedulerSimulation hog = simulation();
    SimulatedTask alone = hog.add("alone", Workload.hog());
    run("a task alone", hog, SchedulerSimulation.SECOND);
    require(
        alone.used() == SchedulerSimulation.SECOND,
        "a task alone ran for " + alone.used() + " of 1,000,000,000 ns");
    SchedulerSimulation sleepy = simulation();
    SimulatedTask sleeper =
        sleepy.add(
            "sleeper",
            Workload.sleeper(SchedulerSimulation.MILLISECOND, 9 * SchedulerSimulation.MILLISECOND));
    run("a task that sleeps", sleepy, SchedulerSimulation.SECOND);
    require(
        sleeper.used() == SchedulerSimulation.SECOND / 10,
        "a task that wants a tenth and has no rival got " + sleeper.used() + " ns of a second");
  }

  /** Random tasks come, run, yield, sleep, change weight and go: nothing is lost or repeated. */
  public void survivesStorms() {
    for (int seed = 1; seed <= STORMS; seed++) {
      storm(seed);
    }
  }

  /** The same tasks give the same run. */
  public void isDeterministic() {
    require(
        storm(1).equals(storm(1)),
        "two runs with the same tasks differ: is there a random source, a clock or a static"
            + " field?");
  }

  /** Every task that is ready all the time runs at least once in so many nanoseconds. */
  public void neverStarves(int tasks, long nanoseconds) {
    SchedulerSimulation simulation = simulation();
    for (int i = 0; i < tasks; i++) {
      simulation.add("hog" + i, Workload.hog());
    }
    for (int round = 0; round < 3; round++) {
      List<Long> before = simulation.tasks().stream().map(SimulatedTask::used).toList();
      run("hogs", simulation, nanoseconds);
      for (int i = 0; i < tasks; i++) {
        SimulatedTask task = simulation.tasks().get(i);
        require(
            task.used() > before.get(i),
            task + " was ready for " + nanoseconds + " ns and never ran: starved or lost");
      }
    }
  }

  /**
   * Hogs of these weights get the processor in proportion.
   *
   * @param tolerance the error relative to the ideal share that is allowed, 0.02 for two percent
   * @param nanoseconds how long they run
   */
  public void sharesFollowWeights(double tolerance, long nanoseconds, int... weights) {
    SchedulerSimulation simulation = simulation();
    long sum = 0;
    for (int weight : weights) {
      simulation.add("weight" + weight, weight, Workload.hog());
      sum += weight;
    }
    run("hogs with weights", simulation, nanoseconds);
    for (SimulatedTask task : simulation.tasks()) {
      double ideal = (double) task.weight() / sum;
      double share = simulation.share(task);
      require(
          Fairness.error(share, ideal) <= tolerance,
          "%s got %.4f of the processor instead of %.4f: an error of %.2f %%"
              .formatted(task, share, ideal, 100 * Fairness.error(share, ideal)));
    }
  }

  /** What came of a storm: who got how much, and how many switches it took. */
  private List<Long> storm(int seed) {
    Chance random = new Chance(seed);
    SchedulerSimulation simulation = simulation();
    List<SimulatedTask> tasks = new ArrayList<>();
    for (int step = 0; step < STORM_STEPS; step++) {
      if (random.nextInt(4) == 0 && tasks.size() < 100) {
        tasks.add(
            simulation.add(
                "task" + step,
                1 + random.nextInt(5000),
                workload(random),
                random.nextLong(20 * SchedulerSimulation.MILLISECOND)));
      }
      if (random.nextInt(8) == 0 && !tasks.isEmpty()) {
        SimulatedTask task = tasks.get(random.nextInt(tasks.size()));
        simulation.setNice(task, random.nextInt(40) - 20);
      }
      run("storm " + seed, simulation, 1 + random.nextLong(25 * SchedulerSimulation.MILLISECOND));
    }
    long used = tasks.stream().mapToLong(SimulatedTask::used).sum();
    require(used <= simulation.now(), "storm " + seed + ": more time was used than there was");
    List<Long> outcome = new ArrayList<>(tasks.stream().map(SimulatedTask::used).toList());
    outcome.add(simulation.switches());
    return outcome;
  }

  private static Workload workload(Chance random) {
    long burst = 1 + random.nextLong(30 * SchedulerSimulation.MILLISECOND);
    long pause = random.nextLong(40 * SchedulerSimulation.MILLISECOND);
    return switch (random.nextInt(4)) {
      case 0 -> Workload.hog();
      case 1 -> Workload.job(10 * burst);
      case 2 -> new Workload(burst, 0, 20 * burst);
      default -> new Workload(burst, pause, 5 * burst);
    };
  }

  private SchedulerSimulation simulation() {
    return new SchedulerSimulation(maker.get());
  }

  private static void run(String what, SchedulerSimulation simulation, long nanoseconds) {
    try {
      simulation.run(nanoseconds);
    } catch (SchedulerFault e) {
      throw new AssertionError(what + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new AssertionError(what + ": " + simulation.decision() + " threw " + e, e);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
