package org.matryoshka.guest.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.magic.HostedMachine;
import org.matryoshka.guest.magic.HostedPort;

/** What is programmed into the 8254, and when. */
class IdleLoopTest {
  private static final long TICK = 4_000_000;

  private final Rig rig = new Rig();
  private final IntervalTimer timer = new IntervalTimer();
  private final IdleLoop loop = new IdleLoop(rig.dispatcher, timer);
  private final List<String> written = new ArrayList<>();

  IdleLoopTest() {
    rig.machine.attach(
        0x40,
        0x43,
        new HostedPort() {
          @Override
          public int in(int port, int width) {
            return 0;
          }

          @Override
          public void out(int port, int width, int value) {
            written.add("%x:%x".formatted(port, value));
          }
        });
  }

  @AfterEach
  void uninstall() {
    HostedMachine.uninstall();
  }

  private static final class Nothing extends TimerEvent {
    @Override
    protected void expired(long now) {}
  }

  @Test
  void ticksArePeriodicWhileSomebodyRuns() {
    timer.drive(rig.dispatcher);
    // 1,193,182 / 250 = 4772
    assertThat(written).containsExactly("43:34", "40:a4", "40:12");
    written.clear();
    rig.thread("a");
    loop.turn();
    assertThat(written).isEmpty();
    assertThat(rig.switches).hasSize(1);
  }

  @Test
  void theyStopAfterATickOfIdlingAndComeBack() {
    timer.drive(rig.dispatcher);
    written.clear();
    loop.turn();
    assertThat(written).isEmpty();
    rig.at(TICK);
    timer.interrupt();
    loop.turn();
    assertThat(written).containsExactly("43:30");
    loop.turn();
    assertThat(written).hasSize(1);
    rig.thread("a");
    loop.turn();
    assertThat(written).containsExactly("43:30", "43:34", "40:a4", "40:12");
  }

  @Test
  void withADeadlineThereIsAnAlarm() {
    timer.drive(rig.dispatcher);
    rig.at(TICK);
    timer.interrupt();
    rig.dispatcher.timers().set(new Nothing(), TICK + 10_000_000);
    written.clear();
    loop.turn();
    // 10 ms are 11931.8 counts, rounded up
    assertThat(written).containsExactly("43:30", "40:9c", "40:2e");
    rig.at(TICK + 10_000_000);
    timer.interrupt();
    rig.dispatcher.timers().set(new Nothing(), TICK + 10_000_000_000L);
    written.clear();
    loop.turn();
    assertThat(written).containsExactly("43:30", "40:ff", "40:ff");
    written.clear();
    rig.dispatcher.timers().set(new Nothing(), TICK + 11_000_000); // a handler set an earlier one
    loop.turn();
    assertThat(written).hasSize(3);
  }

  /** Counts the cycles of each measurement, one after the other, the last one again and again. */
  private long measured(long... cycles) {
    rig.at(0);
    int[] measurement = {0};
    long[] now = {0};
    rig.machine.onInterrupt(
        () -> {
          now[0] += cycles[Math.min(measurement[0]++, cycles.length - 1)];
          rig.at(now[0]);
          timer.interrupt();
        });
    return timer.measure();
  }

  @Test
  void measuresTheTimeStampCounter() {
    assertThat(measured(10_000_000)).isEqualTo(1_000_000_000L);
    assertThat(measured(10_040_000)).isEqualTo(1_000_000_000L);
    assertThat(measured(24_000_000)).isEqualTo(2_400_000_000L);
    // other guests ran during the first ones
    assertThat(measured(18_000_000, 12_000_000, 10_010_000)).isEqualTo(1_000_000_000L);
    assertThat(measured(30_000_000, 24_000_000, 26_000_000)).isEqualTo(2_400_000_000L);
  }

  @Test
  void otherClocksConvert() {
    CycleClock clock = new CycleClock(2_400_000_000L);
    assertThat(clock.toNanoseconds(24)).isEqualTo(10);
    assertThat(clock.toCycles(10)).isEqualTo(24);
    assertThat(clock.toCycles(1)).isEqualTo(3);
    assertThat(clock.toNanoseconds(Long.MAX_VALUE / 4)).isPositive();
    assertThat(clock.toCycles(3_600_000_000_000L)).isEqualTo(8_640_000_000_000L);
  }
}
