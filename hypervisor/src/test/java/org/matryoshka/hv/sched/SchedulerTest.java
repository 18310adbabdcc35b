package org.matryoshka.hv.sched;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The policies and the cap, apart from any machine. */
class SchedulerTest {
  private record Entity(int number, int weight) implements SchedulingEntity {}

  private final Entity heavy = new Entity(1, 2);
  private final Entity light = new Entity(2, 1);
  private final Entity third = new Entity(3, 1);

  @Test
  void roundRobinTakesTurns() {
    VcpuScheduler scheduler = new RoundRobinScheduler();
    List.of(heavy, light, third).forEach(scheduler::add);
    StringBuilder order = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      SchedulingEntity next = scheduler.pick(List.of(heavy, light, third));
      scheduler.ran(next, 1000);
      order.append(next.number());
    }
    assertThat(order).hasToString("1231231");
    assertThat(scheduler.pick(List.of(light, heavy))).isEqualTo(light);
    scheduler.remove(light);
    assertThat(scheduler.pick(List.of(heavy, third))).isEqualTo(third);
  }

  @Test
  void weightsDivideTheTimeExactly() {
    WeightedFairScheduler scheduler = new WeightedFairScheduler();
    List.of(heavy, light, third).forEach(scheduler::add);
    long[] had = new long[4];
    for (int i = 0; i < 4000; i++) {
      SchedulingEntity next = scheduler.pick(List.of(heavy, light, third));
      long cycles = 900L + i % 7 * 50L;
      scheduler.ran(next, cycles);
      had[next.number()] += cycles;
    }
    double total = had[1] + had[2] + had[3];
    assertThat(had[1] / total).isBetween(0.499, 0.501);
    assertThat(had[2] / total).isBetween(0.249, 0.251);
  }

  @Test
  void sleepingSavesNothingUp() {
    WeightedFairScheduler scheduler = new WeightedFairScheduler();
    scheduler.add(light);
    scheduler.add(third);
    for (int i = 0; i < 100; i++) {
      scheduler.ran(light, 1000);
    }
    scheduler.wake(third, List.of(light));
    assertThat(scheduler.virtualRuntime(third)).isEqualTo(scheduler.virtualRuntime(light));
    // Who has had more than the others does not get it back by a nap.
    scheduler.ran(third, 5000);
    scheduler.wake(third, List.of(light));
    assertThat(scheduler.virtualRuntime(third)).isEqualTo(scheduler.virtualRuntime(light) + 5000);
  }

  @Test
  void newcomersStartLevel() {
    WeightedFairScheduler scheduler = new WeightedFairScheduler();
    scheduler.add(light);
    scheduler.ran(light, 70_000);
    scheduler.add(third);
    assertThat(scheduler.virtualRuntime(third)).isEqualTo(70_000);
  }

  @Test
  void capGivesItsPartInEachPeriodAndCollectsDebts() {
    CpuCap cap = new CpuCap(20);
    assertThat(cap.allowance(0)).isEqualTo(2_000_000);
    cap.use(2_500_000, 2_500_000);
    assertThat(cap.allowance(2_500_000)).isNegative();
    assertThat(cap.nextAllowance(2_500_000)).isEqualTo(CpuCap.PERIOD);
    assertThat(cap.allowance(CpuCap.PERIOD)).isEqualTo(1_500_000);
    cap.use(CpuCap.PERIOD + 5_500_000, 5_500_000);
    assertThat(cap.nextAllowance(CpuCap.PERIOD + 5_500_000)).isEqualTo(4 * CpuCap.PERIOD);
    assertThat(cap.allowance(4 * CpuCap.PERIOD)).isEqualTo(2_000_000);
    // What is not used does not add up.
    assertThat(cap.allowance(40 * CpuCap.PERIOD)).isEqualTo(2_000_000);
  }

  @Test
  void noCapTakesNothingAway() {
    CpuCap cap = new CpuCap(100);
    cap.use(123, 123);
    assertThat(cap.allowance(123)).isEqualTo(Long.MAX_VALUE);
    assertThat(cap.nextAllowance(123)).isEqualTo(123);
  }
}
