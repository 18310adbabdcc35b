package org.matryoshka.guest.kernel.sched.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.matryoshka.guest.simulation.SchedulerSimulation.MILLISECOND;
import static org.matryoshka.guest.simulation.SchedulerSimulation.SECOND;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.guest.simulation.Fairness;
import org.matryoshka.guest.simulation.SchedulerContract;
import org.matryoshka.guest.simulation.SchedulerSimulation;
import org.matryoshka.guest.simulation.SimulatedTask;
import org.matryoshka.guest.simulation.Workload;

/** The six algorithms: the contract for all, and what each of them is for. */
class PoliciesTest {
  private static List<String> names() {
    return List.of(Policies.NAMES.split(", "));
  }

  private static SchedulerContract contract(String name) {
    return SchedulerContract.of(() -> Policies.create(name));
  }

  @Test
  void thereAreSixAndUnknownNamesGiveNone() {
    assertThat(names()).hasSize(6).contains(Policies.DEFAULT);
    assertThat(names()).allSatisfy(name -> assertThat(Policies.create(name)).isNotNull());
    assertThat(Policies.create("edu.student.Nobody")).isNull();
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsTheContract(String name) {
    contract(name).verify();
  }

  @ParameterizedTest
  @MethodSource("names")
  void nobodyStarves(String name) {
    contract(name).neverStarves(20, 4 * SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stride", "fair"})
  void sharesFollowWeightsWithinTwoPercent(String name) {
    contract(name).sharesFollowWeights(0.02, 10 * SECOND, 1024, 2048, 4096);
    contract(name).sharesFollowWeights(0.02, 60 * SECOND, 110, 1024, 9548, 335, 1024);
  }

  @Test
  void creditSharesFollowWeights() {
    contract("credit").sharesFollowWeights(0.02, 10 * SECOND, 1024, 2048, 4096);
  }

  @ParameterizedTest
  @ValueSource(strings = {"round-robin", "mlfq"})
  void weightsCountForNothing(String name) {
    SchedulerSimulation simulation = new SchedulerSimulation(Policies.create(name));
    SimulatedTask light = simulation.add("light", 1024, Workload.hog());
    SimulatedTask heavy = simulation.add("heavy", 4096, Workload.hog());
    simulation.run(10 * SECOND);
    assertThat(simulation.share(light)).isCloseTo(0.5, within(0.03));
    assertThat(simulation.share(heavy)).isCloseTo(0.5, within(0.03));
  }

  /**
   * A draw for each of n ticks is a Bernoulli trial with p = the ideal share: the share's standard
   * deviation is sqrt(p(1-p)/n), and five of them are exceeded once in 1.7 million runs.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 99, 123456789})
  void lotteryStaysWithinFiveStandardDeviations(long seed) {
    SchedulerSimulation simulation =
        new SchedulerSimulation(Policies.create("lottery"), Map.of("seed", seed));
    for (int weight : new int[] {1024, 2048, 4096}) {
      simulation.add("weight" + weight, weight, Workload.hog());
    }
    simulation.run(10 * SECOND);
    double draws = 10.0 * SECOND / SchedulerSimulation.TICK;
    for (SimulatedTask task : simulation.tasks()) {
      double p = task.weight() / 7168.0;
      assertThat(simulation.share(task)).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / draws)));
    }
  }

  @Test
  void lotteryDrawsDifferWithTheSeedOnly() {
    assertThat(lotteryShare(1)).isEqualTo(lotteryShare(1)).isNotEqualTo(lotteryShare(2));
  }

  private static double lotteryShare(long seed) {
    SchedulerSimulation simulation =
        new SchedulerSimulation(Policies.create("lottery"), Map.of("seed", seed));
    SimulatedTask first = simulation.add("first", Workload.hog());
    simulation.add("second", Workload.hog());
    simulation.run(SECOND);
    return simulation.share(first);
  }

  @Test
  void strideIsNeverMoreThanATickFromTheIdeal() {
    SchedulerSimulation simulation = new SchedulerSimulation(new Stride());
    for (int weight : new int[] {1024, 2048, 4096}) {
      simulation.add("weight" + weight, weight, Workload.hog());
    }
    for (int i = 0; i < 200; i++) {
      simulation.run(7 * MILLISECOND);
      for (SimulatedTask task : simulation.tasks()) {
        long ideal = simulation.now() * task.weight() / 7168;
        assertThat(Math.abs(task.used() - ideal)).isLessThanOrEqualTo(2 * SchedulerSimulation.TICK);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlfq", "stride", "fair", "credit"})
  void whoSleepsALotRunsSoonAmongHogs(String name) {
    SchedulerSimulation simulation = new SchedulerSimulation(Policies.create(name));
    for (int i = 0; i < 5; i++) {
      simulation.add("hog" + i, Workload.hog());
    }
    SimulatedTask editor =
        simulation.add("editor", Workload.sleeper(MILLISECOND, 99 * MILLISECOND));
    simulation.run(10 * SECOND);
    assertThat(editor.averageWait()).isLessThan(8 * MILLISECOND);
    assertThat(editor.used()).isGreaterThan(90 * MILLISECOND);
  }

  /** The lottery may draw the same one again; all others give the processor to somebody else. */
  @ParameterizedTest
  @ValueSource(strings = {"round-robin", "mlfq", "stride", "fair", "credit"})
  void whoYieldsLetsAnotherOneRun(String name) {
    SchedulerSimulation simulation = new SchedulerSimulation(Policies.create(name));
    Workload polite = new Workload(MILLISECOND / 10, 0, Workload.ENDLESS);
    simulation.add("a", polite);
    simulation.add("b", polite);
    simulation.run(SECOND);
    assertThat(simulation.switches()).isGreaterThan(9000);
  }

  @Test
  void roundRobinLetsASleeperWaitForAllTurns() {
    SchedulerSimulation simulation = new SchedulerSimulation(new RoundRobin());
    for (int i = 0; i < 5; i++) {
      simulation.add("hog" + i, Workload.hog());
    }
    SimulatedTask editor =
        simulation.add("editor", Workload.sleeper(MILLISECOND, 99 * MILLISECOND));
    simulation.run(10 * SECOND);
    assertThat(editor.averageWait()).isBetween(60 * MILLISECOND, 120 * MILLISECOND);
  }

  @Test
  void creditIsSavedAndSpentInABurst() {
    // asleep for a second, then 90 ms at once: the bank holds 100 ms
    assertThat(finishOfBurst("credit", 90)).isLessThan(95 * MILLISECOND);
    // fair gives it half from early on
    assertThat(finishOfBurst("fair", 90)).isGreaterThan(160 * MILLISECOND);
  }

  @Test
  void creditHasACap() {
    // the bank's 100 ms and the pay of the meantime last for 200 ms, the rest runs at half the
    // speed
    assertThat(finishOfBurst("credit", 300)).isBetween(390 * MILLISECOND, 410 * MILLISECOND);
  }

  /** How long a burst takes beside a hog after a second of sleep. */
  private static long finishOfBurst(String name, long milliseconds) {
    SchedulerSimulation simulation = new SchedulerSimulation(Policies.create(name));
    simulation.add("hog", Workload.hog());
    SimulatedTask saver =
        simulation.add("saver", Workload.sleeper(milliseconds * MILLISECOND, SECOND - MILLISECOND));
    // its first burst spends what it has; the second one is measured
    while (saver.used() <= milliseconds * MILLISECOND) {
      simulation.run(MILLISECOND);
    }
    long start = simulation.now();
    while (saver.used() < 2 * milliseconds * MILLISECOND) {
      simulation.run(MILLISECOND);
    }
    return simulation.now() - start;
  }

  @Test
  void feedbackMovesHogsDownAndBoostsThem() {
    SchedulerSimulation simulation =
        new SchedulerSimulation(Policies.create("mlfq"), Map.of("boost", 500L));
    simulation.add("old", Workload.hog());
    simulation.run(SECOND);
    SimulatedTask fresh = simulation.add("fresh", Workload.hog());
    simulation.run(100 * MILLISECOND);
    // a newcomer passes the old hog until it has used up its allotments on the way down
    assertThat(fresh.used()).isGreaterThan(60 * MILLISECOND);
    simulation.run(20 * SECOND);
    assertThat(simulation.fairness()).isGreaterThan(0.99);
  }

  @Test
  void niceMovesAboutATenthAStep() {
    SchedulerSimulation simulation = new SchedulerSimulation(new Fair());
    SimulatedTask polite = simulation.add("polite", Workload.hog());
    SimulatedTask other = simulation.add("other", Workload.hog());
    simulation.setNice(polite, 1);
    simulation.run(10 * SECOND);
    assertThat(Fairness.error(simulation.share(polite), 820 / 1844.0)).isLessThan(0.02);
    assertThat(simulation.share(other) / simulation.share(polite)).isCloseTo(1.25, within(0.03));
  }
}
