package org.matryoshka.gui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matryoshka.gui.session.Driving.freshHash;
import static org.matryoshka.gui.session.Driving.hash;
import static org.matryoshka.gui.session.Driving.told;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTravelTest {
  private WorldSpecification specification;
  private Session session;

  @BeforeEach
  void open() throws WorldException {
    specification = WorldLoader.load("two-vms");
    session = Session.open(specification);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void goesBackOneStepToExactlyTheStateBefore() throws WorldException {
    told(session, new Command.Travel(100_000));
    String at = hash(session);
    told(session, new Command.Step(0));
    SessionStatus back = told(session, new Command.StepBack(1));
    assertThat(back.step()).isEqualTo(100_000);
    assertThat(back.newest()).isEqualTo(100_001);
    assertThat(back.inPast()).isTrue();
    assertThat(hash(session)).isEqualTo(at).isEqualTo(freshHash(specification, 100_000, List.of()));
  }

  @Test
  void nextAndPreviousExitMeetEachOther() {
    SessionStatus first = told(session, new Command.NextExit(ExitFilter.ALL));
    assertThat(first.exits()).isEqualTo(1);
    assertThat(first.stop()).contains("The guest");
    String atFirst = hash(session);
    SessionStatus second = told(session, new Command.NextExit(ExitFilter.ALL));
    assertThat(second.exits()).isEqualTo(2);
    SessionStatus back = told(session, new Command.PreviousExit(ExitFilter.ALL));
    assertThat(back.step()).isEqualTo(first.step());
    assertThat(back.exits()).isEqualTo(1);
    assertThat(back.stop()).isEqualTo(first.stop());
    assertThat(hash(session)).isEqualTo(atFirst);
    assertThat(session.ask(world -> world.exits().known()).join()).isEqualTo(2);
  }

  @Test
  void changingThePastAsksFirst() {
    told(session, new Command.Travel(50_000));
    told(session, new Command.StepBack(100));
    Command write = new Command.WriteRegister(1, "r15", 42);
    assertThatThrownBy(() -> told(session, write))
        .isInstanceOfSatisfying(
            FutureAtStake.class, stake -> assertThat(stake.steps()).isEqualTo(100))
        .hasMessageContaining("100 steps");
    SessionStatus done = told(session, write, true);
    assertThat(done.inPast()).isFalse();
    assertThat(done.undo()).isEqualTo("Undo write of r15");
    assertThat(session.ask(world -> world.machine(1).cpu().state.gpr[15]).join()).isEqualTo(42);
  }

  @Test
  void undoAndRedo() {
    told(session, new Command.Travel(50_000));
    String before = hash(session);
    told(session, new Command.WriteRegister(1, "r15", 42));
    String after = hash(session);
    told(session, new Command.Step(0));
    assertThat(told(session, new Command.Undo()).redo()).isEqualTo("Redo write of r15");
    assertThat(hash(session)).isEqualTo(before);
    told(session, new Command.Redo());
    assertThat(session.status().step()).isEqualTo(50_000);
    assertThat(hash(session)).isEqualTo(after);
  }
}
