package org.matryoshka.gui.fx.view.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.history.Action;
import org.matryoshka.gui.session.history.LoggedAction;

/** Sliders and fields of the scheduling view. */
@Timeout(100)
class SchedulingViewTest extends FxTest {
  private Session session;
  private ToolView view;

  private void open(String scenario, long steps) {
    session = open(scenario);
    session.submit(new Command.Travel(steps)).join();
    Workbench bench = bench(session);
    view = show(bench, SchedulingView.TYPE, 1200, 700);
    waitUntil("rows are there", () -> !robot.lookup("#vm1-weight-slider").queryAll().isEmpty());
  }

  private int weight(int vm) {
    return session.ask(world -> world.machine(vm).weight()).join();
  }

  @Test
  void aSliderActsAtOnceAndAReplayRepeatsIt() throws Exception {
    open("two-vms", 100_000);
    Slider slider = find("#vm1-weight-slider", Slider.class);
    onFx(
        () -> {
          slider.requestFocus();
          return null;
        });
    keys(KeyCode.RIGHT);
    waitUntil("the weight has changed", () -> weight(1) > 2);
    session.submit(new Command.Travel(150_000)).join();
    TextField field = find("#vm2-cap-field", TextField.class);
    onFx(
        () -> {
          field.requestFocus();
          field.setText("30");
          return null;
        });
    keys(KeyCode.ENTER);
    waitUntil(
        "the cap has changed",
        () -> session.ask(world -> world.machine(2).capPercent()).join() == 30);
    session.submit(new Command.Travel(9_000_000)).join();
    String hash = session.ask(world -> world.hypervisor().stateHash()).join();
    List<LoggedAction> log = session.actions().join();
    assertThat(log).extracting(entry -> entry.step()).contains(100_000L, 150_000L);
    assertThat(log).extracting(LoggedAction::action).contains(new Action.SetCap(2, 30));
    try (Session replay = Session.open(WorldLoader.load("two-vms"), log, 64 << 20)) {
      replay.submit(new Command.Travel(9_000_000)).join();
      assertThat(replay.ask(world -> world.hypervisor().stateHash()).join()).isEqualTo(hash);
    }
    try (Session plain = Session.open(WorldLoader.load("two-vms"))) {
      plain.submit(new Command.Travel(9_000_000)).join();
      assertThat(plain.ask(world -> world.hypervisor().stateHash()).join()).isNotEqualTo(hash);
    }
  }

  @Test
  void numbersOutOfRangeAndNonsenseAreSetRight() {
    open("two-vms", 100_000);
    TextField field = find("#vm1-weight-field", TextField.class);
    onFx(
        () -> {
          field.requestFocus();
          field.setText("5000");
          return null;
        });
    keys(KeyCode.ENTER);
    waitUntil("the greatest weight", () -> weight(1) == 1000);
    onFx(
        () -> {
          field.setText("many");
          return null;
        });
    keys(KeyCode.ENTER);
    waitUntil("the field says what is", () -> field.getText().equals("1000"));
  }

  @Test
  void undoTakesAChangeBack() {
    open("two-vms", 100_000);
    session.submit(new Command.SetWeight(2, 50)).join();
    TextField field = find("#vm2-weight-field", TextField.class);
    waitUntil("it is shown", () -> field.getText().equals("50"));
    onFx(
        () -> {
          view.actions().stream()
              .filter(action -> action.id().equals("scheduling.undo"))
              .forEach(action -> action.run());
          return null;
        });
    waitUntil("it is taken back", () -> field.getText().equals("1"));
  }

  @Test
  void queueChartAndThreadsAreThere() {
    open("demo", 30_000_000);
    Label sentence = find("#scheduling-sentence", Label.class);
    waitUntil("the sentence", () -> sentence.getText().contains("weighted-fair"));
    TableView<?> tasks = find("#task-table", TableView.class);
    waitUntil("threads", () -> tasks.getItems().size() > 3);
    assertThat(onFx(() -> robot.lookup("#share-chart").query().getAccessibleText()))
        .contains("anna: asked 66.7 %");
    onFx(
        () -> {
          view.actions().getFirst().run();
          return null;
        });
    TableView<?> table = find("#share-table", TableView.class);
    waitUntil("the table twin", () -> table.isVisible() && table.getItems().size() > 5);
    assertThat(onFx(() -> view.asText())).contains("virtual runtime").contains("measure");
  }
}
