package org.matryoshka.guest.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matryoshka.guest.simulation.SchedulerSimulation.MILLISECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.sched.SchedulingTrace;
import org.matryoshka.guest.kernel.sched.policy.RoundRobin;
import org.matryoshka.guest.magic.HostedMachine;
import org.matryoshka.guest.magic.HostedPort;
import org.matryoshka.guest.simulation.SchedulerSimulation;
import org.matryoshka.guest.simulation.Workload;

/** What the kernel writes to the trace port is what the host reads. */
class SchedulingTraceReaderTest {
  private final List<SchedulingEvent> events = new ArrayList<>();
  private final SchedulingAccounts accounts = new SchedulingAccounts();
  private final SchedulingTraceReader reader =
      new SchedulingTraceReader(
          event -> {
            events.add(event);
            accounts.accept(event);
          });
  private SchedulerSimulation simulation;

  @BeforeEach
  void attach() {
    HostedMachine machine = HostedMachine.install(1 << 16);
    machine.attach(
        SchedulingTrace.PORT,
        SchedulingTrace.PORT,
        new HostedPort() {
          @Override
          public int in(int port, int width) {
            return 0;
          }

          @Override
          public void out(int port, int width, int value) {
            assertThat(width).isEqualTo(4);
            reader.word(simulation.now(), value);
          }
        });
    simulation = new SchedulerSimulation(new RoundRobin());
    simulation.trace(new SchedulingTrace());
  }

  @AfterEach
  void detach() {
    HostedMachine.uninstall();
  }

  @Test
  void eventsComeOutAsTheyHappen() {
    simulation.add("editor", 1024, Workload.sleeper(MILLISECOND, 9 * MILLISECOND));
    simulation.add("a-very-long-name", 1024, Workload.job(30 * MILLISECOND), MILLISECOND / 2);
    simulation.run(50 * MILLISECOND);
    assertThat(events.stream().map(e -> e.time() / 1000 + " " + e.text()).limit(10))
        .containsExactly(
            "0 fork 0/idle 1/editor",
            "0 ready 1/editor new",
            "0 switch 0/idle 1/editor",
            "500 fork 1/editor 2/a-very-long-name",
            "500 ready 2/a-very-long-name new",
            "1000 block 1/editor",
            "1000 switch 1/editor 2/a-very-long-name",
            "10000 ready 1/editor woken",
            "20000 ready 2/a-very-long-name preempted",
            "20000 switch 2/a-very-long-name 1/editor");
    assertThat(events).anyMatch(event -> event.text().equals("exit 2/a-very-long-name"));
  }

  @Test
  void accountsAreWhatTheTasksGot() {
    var hog = simulation.add("hog", Workload.hog());
    var editor = simulation.add("editor", Workload.sleeper(3 * MILLISECOND, 8 * MILLISECOND));
    simulation.run(1000 * MILLISECOND);
    assertThat(accounts.events()).isEqualTo(events.size());
    long charged = 0;
    for (SchedulingAccounts.Account account : accounts.accounts()) {
      charged += account.cycles();
      if (account.thread() == editor.id()) {
        assertThat(account.name()).isEqualTo("editor");
        assertThat(account.cycles()).isBetween(editor.used() - 3 * MILLISECOND, editor.used());
        assertThat(account.wakeUps()).isGreaterThan(10);
      }
      if (account.thread() == hog.id()) {
        assertThat(account.preemptions()).isGreaterThan(10);
      }
    }
    assertThat(charged).isBetween(simulation.now() - 40 * MILLISECOND, simulation.now());
  }

  @Test
  void anyWordsAreTaken() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      int word = random.nextInt();
      reader.word(i, random.nextBoolean() ? word : word & 0x07ff_ffff);
    }
    assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event.text()).isNotBlank());
  }
}
