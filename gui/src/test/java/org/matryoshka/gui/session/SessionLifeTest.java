package org.matryoshka.gui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matryoshka.gui.session.Driving.hash;
import static org.matryoshka.gui.session.Driving.told;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.session.SessionStatus.Activity;

/** Pausing, failing questions, the limit of the history, edits, the end. */
class SessionLifeTest {
  @Test
  void aQuestionThatThrowsDoesNotKillTheSession() throws Exception {
    try (Session session = Session.open(WorldLoader.load("demo-kernel"))) {
      CompletableFuture<RuntimeException> told = new CompletableFuture<>();
      Watch<Integer> watch =
          session.watch(
              world -> {
                if (world.position() > 0) {
                  throw new IllegalStateException("no answer");
                }
                return 1;
              },
              value -> {});
      watch.setFailureSink(told::complete);
      told(session, new Command.Step(0));
      assertThat(told.get(10, TimeUnit.SECONDS)).hasMessage("no answer");
      assertThat(watch.failure()).isPresent();
      assertThat(told(session, new Command.Step(0)).step()).isEqualTo(2);
    }
  }

  @Test
  void aRunIsPausedAndTypingDoesNotPauseIt() throws Exception {
    try (Session session = Session.open(WorldLoader.demo())) {
      CompletableFuture<SessionStatus> run = session.submit(new Command.Run());
      CompletableFuture<SessionStatus> typed = session.submit(new Command.Type(1, "x"));
      session.submit(new Command.Pause());
      assertThat(typed.get(10, TimeUnit.SECONDS).activity()).isEqualTo(Activity.RUNNING);
      assertThat(run.get(10, TimeUnit.SECONDS).stop()).isEqualTo("Paused.");
      assertThat(session.actions().join()).hasSize(1);
    }
  }

  @Test
  void theHistoryKeepsItsLimitAndSaysSo() throws Exception {
    try (Session session = Session.open(WorldLoader.load("two-vms"))) {
      told(session, new Command.Travel(30_000_000));
      SessionStatus full = session.status();
      assertThat(full.historyNote()).isEmpty();
      String there = hash(session);
      SessionStatus less = told(session, new Command.SetHistoryLimit(full.historyBytes() / 2));
      assertThat(less.historyBytes()).isLessThanOrEqualTo(less.historyLimit());
      assertThat(less.historyNote()).contains("memory is full");
      long step = less.step();
      told(session, new Command.Travel(step / 2));
      assertThat(session.status().historyBytes()).isLessThanOrEqualTo(less.historyLimit());
      told(session, new Command.Travel(step));
      assertThat(hash(session)).isEqualTo(there);
    }
  }

  @Test
  void refusesWhatCanNotBeWritten() throws Exception {
    try (Session session = Session.open(WorldLoader.load("demo-kernel"))) {
      told(session, new Command.Travel(10_000));
      assertThatThrownBy(() -> told(session, new Command.WriteRegister(1, "cr0", 0)))
          .hasMessageContaining("cr0 can't be written from outside");
      assertThatThrownBy(() -> told(session, new Command.WriteRegister(1, "rip", 1L << 47)))
          .hasMessageContaining("canonical");
      assertThatThrownBy(() -> told(session, new Command.WriteRegister(1, "al", 300)))
          .hasMessageContaining("al has 8 bits");
      assertThatThrownBy(() -> told(session, new Command.WritePhysical(1, 1L << 40, "00")))
          .hasMessageContaining("There is no memory");
      assertThatThrownBy(() -> told(session, new Command.WritePhysical(1, 0x5000, "0g")))
          .hasMessageContaining("not a row of bytes");
      assertThatThrownBy(() -> told(session, new Command.PauseVm(3)))
          .hasMessageContaining("There is no VM 3");
      assertThat(session.actions().join()).isEmpty();
      told(session, new Command.WritePhysical(1, 0x5000, "01 02"));
      told(session, new Command.PauseVm(1));
      assertThat(told(session, new Command.Run()).stop()).contains("are paused");
      told(session, new Command.ResumeVm(1));
      assertThat(told(session, new Command.Step(0)).step()).isEqualTo(10_001);
    }
  }

  @Test
  void noThreadIsLeft() throws Exception {
    Session session = Session.open(WorldLoader.load("sieve-bare"));
    CompletableFuture<SessionStatus> run = session.submit(new Command.Run());
    session.close();
    assertThat(session.thread().join(Duration.ofSeconds(10))).isTrue();
    assertThat(run).isDone();
  }
}
