package org.matryoshka.guest.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.magic.HostedMachine;

/** States, accounts and checks, whatever the algorithm. */
class DispatcherTest {
  private static final long TICK = 4_000_000;

  private final Rig rig = new Rig();

  @AfterEach
  void uninstall() {
    HostedMachine.uninstall();
  }

  @Test
  void aStartedThreadRunsWhenTheIdleLoopLooksUp() {
    Rig.Thread a = rig.thread("a");
    assertThat(a.state()).isEqualTo(ThreadState.READY);
    assertThat(rig.dispatcher.needReschedule()).isTrue();
    rig.run();
    assertThat(rig.current()).isSameAs(a);
    assertThat(a.state()).isEqualTo(ThreadState.RUNNING);
    assertThat(rig.switches).containsExactly("idle(0)>a(1)");
    assertThat(PerCpu.current().thread()).isSameAs(a);
    assertThat(rig.dispatcher.switches()).isEqualTo(1);
  }

  @Test
  void timeIsChargedToTheCycleAndSplit() {
    Rig.Thread a = rig.thread("a");
    Rig.Thread b = rig.thread("b");
    rig.run();
    rig.at(100);
    rig.dispatcher.leaveKernel(); // 100 in the kernel, on a's behalf
    rig.at(1100);
    rig.dispatcher.enterKernel(); // 1000 in its own code
    rig.at(1150);
    rig.dispatcher.sleep(WaitQueue.NO_DEADLINE); // 50 in the kernel; b goes on
    rig.at(1650);
    rig.dispatcher.exit();
    rig.at(9650);
    assertThat(a.times().user()).isEqualTo(1000);
    assertThat(a.times().system()).isEqualTo(150);
    assertThat(a.times().total()).isEqualTo(1150);
    assertThat(b.times().system()).isEqualTo(500);
    assertThat(b.times().waiting()).isEqualTo(1150);
    assertThat(b.times().longestWait()).isEqualTo(1150);
    assertThat(rig.current()).isSameAs(rig.idle);
    rig.dispatcher.wake(a);
    assertThat(a.times().sleeping()).isEqualTo(9650 - 1150);
    rig.run();
    assertThat(rig.idle.times().total()).isEqualTo(8000);
  }

  @Test
  void ticksPreemptOnTheWayToUserModeOnly() {
    Rig.Thread a = rig.thread("a");
    Rig.Thread b = rig.thread("b");
    rig.run();
    for (int i = 1; i <= 5; i++) {
      rig.at(i * TICK);
      rig.dispatcher.tick();
    }
    assertThat(rig.current()).isSameAs(a);
    assertThat(rig.dispatcher.needReschedule()).isTrue();
    rig.dispatcher.preempt();
    assertThat(rig.current()).isSameAs(b);
    assertThat(a.state()).isEqualTo(ThreadState.READY);
    assertThat(a.times().involuntarySwitches()).isEqualTo(1);
    assertThat(rig.dispatcher.needReschedule()).isFalse();
  }

  @Test
  void aSleepEndsByWakeSignalOrDeadline() {
    Rig.Thread a = rig.thread("a");
    rig.thread("b");
    rig.run();
    rig.dispatcher.sleep(WaitQueue.NO_DEADLINE);
    assertThat(a.state()).isEqualTo(ThreadState.SLEEPING);
    assertThat(rig.dispatcher.wake(a)).isTrue();
    assertThat(rig.dispatcher.wake(a)).isFalse();
    assertThat(a.wakeReason).isEqualTo(WakeReason.WOKEN);
    rig.dispatcher.yieldProcessor();
    assertThat(rig.current()).isSameAs(a);

    rig.dispatcher.sleep(WaitQueue.NO_DEADLINE);
    rig.dispatcher.interrupt(a);
    assertThat(a.wakeReason).isEqualTo(WakeReason.SIGNAL);
    rig.dispatcher.yieldProcessor();

    a.signal = true;
    assertThat(rig.dispatcher.sleep(WaitQueue.NO_DEADLINE)).isEqualTo(WakeReason.SIGNAL);
    assertThat(rig.current()).isSameAs(a);
    a.signal = false;
    rig.at(10);
    assertThat(rig.dispatcher.sleep(10)).isEqualTo(WakeReason.TIMEOUT);
    assertThat(rig.current()).isSameAs(a);
  }

  @Test
  void aDeadlineWakesAtTheNextTick() {
    Rig.Thread a = rig.thread("a");
    rig.run();
    SleepTimer timer = new SleepTimer(rig.dispatcher, a);
    rig.dispatcher.timers().set(timer, TICK + 1);
    rig.dispatcher.sleep(WaitQueue.NO_DEADLINE);
    rig.at(TICK);
    rig.dispatcher.tick();
    assertThat(a.state()).isEqualTo(ThreadState.SLEEPING);
    rig.at(2 * TICK);
    rig.dispatcher.tick();
    assertThat(a.state()).isEqualTo(ThreadState.READY);
    assertThat(a.wakeReason).isEqualTo(WakeReason.TIMEOUT);
    assertThat(rig.dispatcher.timers().nextDeadline()).isEqualTo(WaitQueue.NO_DEADLINE);
  }

  @Test
  void anUninterruptibleSleepIgnoresSignals() {
    Rig.Thread a = rig.thread("a");
    rig.run();
    a.signal = true;
    rig.dispatcher.sleepUninterruptibly();
    rig.dispatcher.interrupt(a);
    assertThat(a.state()).isEqualTo(ThreadState.WAITING);
    rig.dispatcher.wake(a);
    assertThat(a.state()).isEqualTo(ThreadState.READY);
  }

  @Test
  void aStoppedThreadIsOnlyContinued() {
    Rig.Thread a = rig.thread("a");
    rig.run();
    rig.dispatcher.stop();
    assertThat(a.state()).isEqualTo(ThreadState.STOPPED);
    assertThat(rig.dispatcher.wake(a)).isFalse();
    rig.dispatcher.interrupt(a);
    assertThat(a.state()).isEqualTo(ThreadState.STOPPED);
    rig.dispatcher.resume(a);
    assertThat(a.state()).isEqualTo(ThreadState.READY);
  }

  @Test
  void theListOfThreadsIsInOrderOfBirthAndForgetsTheDead() {
    Rig.Thread a = rig.thread("a");
    Rig.Thread b = rig.thread("b");
    Rig.Thread c = rig.thread("c");
    rig.run();
    rig.dispatcher.yieldProcessor();
    rig.dispatcher.exit(); // b
    assertThat(b.state()).isEqualTo(ThreadState.DEAD);
    assertThat(rig.dispatcher.oldest()).isSameAs(a);
    assertThat(a.next()).isSameAs(c);
    assertThat(c.next()).isNull();
  }

  @Test
  void whatMustNotSleepDoesNot() {
    assertThatThrownBy(() -> rig.dispatcher.sleep(WaitQueue.NO_DEADLINE))
        .hasMessage("the idle thread sleeps");
    rig.thread("a");
    rig.run();
    PerCpu.current().enterInterrupt();
    assertThatThrownBy(() -> rig.dispatcher.sleep(WaitQueue.NO_DEADLINE))
        .hasMessage("an interrupt handler sleeps");
    PerCpu.current().leaveInterrupt();
    assertThatThrownBy(() -> rig.dispatcher.start(rig.current()))
        .hasMessage("thread a(1) was started already");
  }

  @Test
  void niceValuesAreWeights() {
    Rig.Thread a = rig.thread("a");
    Rig.Thread b = new Rig.Thread(9, "b");
    rig.dispatcher.setNice(a, 5);
    assertThat(a.nice()).isEqualTo(5);
    assertThat(a.weight()).isEqualTo(335);
    rig.dispatcher.setWeight(a, 2048);
    rig.dispatcher.inheritWeight(b, a);
    assertThat(b.nice()).isEqualTo(5);
    assertThat(b.weight()).isEqualTo(2048);
    for (int nice = -20; nice < 19; nice++) {
      double ratio = (double) NiceWeights.of(nice) / NiceWeights.of(nice + 1);
      assertThat(ratio).isBetween(1.15, 1.30);
    }
  }

  @Test
  void theReportHasEveryThread() {
    rig.thread("a");
    Rig.Thread b = rig.thread("b");
    rig.run();
    rig.at(5000);
    SchedulerReport report = new SchedulerReport(rig.dispatcher);
    assertThat(report.machine())
        .isEqualTo(
            """
            scheduler: test
            time: 5000
            idle: 0
            ticks: 0
            switches: 1
            decisions: 4
            ready: 1
            load: 0.00 0.00 0.00
            waits_from_us: 0=1

            tid state nice weight user system waiting sleeping longest_wait voluntary involuntary wakeups name
            1 R 0 1024 0 5000 0 0 0 0 0 0 a
            2 R 0 1024 0 0 5000 0 0 0 0 0 b
            """);
    assertThat(report.thread(b))
        .startsWith("name: b\ntid: 2\nstate: R\nnice: 0\nweight: 1024\n")
        .contains("waiting: 5000\n");
  }

  @Test
  void loadFollowsTheNumberOfActiveThreads() {
    LoadAverage load = new LoadAverage();
    assertThat(load.text()).isEqualTo("0.00 0.00 0.00");
    for (int second = 1; second <= 60; second++) {
      load.sample(second * 1_000_000_000L, 1_000_000_000L, 2);
    }
    // 2·(1 - 1/e) after a minute
    assertThat(load.text()).startsWith("1.26 ");
    load.sample(3600 * 1_000_000_000L, 1_000_000_000L, 0); // an hour without a tick
    assertThat(load.text()).startsWith("0.00 0.00");
  }
}
