package org.matryoshka.gui.fx.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.timeline.Axis;

/** The timeline with keyboard and mouse. */
@Timeout(100)
class TimelineViewTest extends FxTest {
  private Session session;
  private TimelineView view;

  private TimelineModel model() {
    return view.model();
  }

  private void open(long steps) {
    session = open("two-vms");
    session.submit(new Command.Travel(steps)).join();
    Workbench bench = bench(session);
    view = (TimelineView) show(bench, TimelineView.TYPE, 1000, 420);
    waitUntil("the run is shown", () -> !model().isEmpty() && model().lanes().size() == 3);
    onFx(
        () -> {
          view.focus();
          return null;
        });
  }

  private static void run(ToolActions actions) {
    onFx(
        () -> {
          actions.run();
          return null;
        });
  }

  private interface ToolActions {
    void run();
  }

  private Action action(String id) {
    return view.actions().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void theWholeRunIsShownAndKeysZoom() {
    open(200_000);
    assertThat(onFx(() -> model().isFitted())).isTrue();
    double before = onFx(() -> model().to() - model().from());
    assertThat(before).isGreaterThan(200_000);
    keys(KeyCode.EQUALS);
    keys(KeyCode.EQUALS);
    double after = onFx(() -> model().to() - model().from());
    assertThat(after).isLessThan(before / 2);
    keys(KeyCode.W);
    assertThat(onFx(() -> model().isFitted())).isTrue();
    keys(KeyCode.A);
    waitUntil(
        "steps are shown",
        () -> model().axis() == Axis.STEPS && model().window() != null && model().to() > 200_000);
  }

  @Test
  void anExitIsFoundByKeyAndEnterTravelsThere() {
    open(200_000);
    keys(KeyCode.A);
    waitUntil("steps are shown", () -> model().window() != null);
    keys(KeyCode.DOWN);
    keys(KeyCode.HOME);
    keys(KeyCode.E);
    waitUntil("the cursor is on an exit", () -> model().cursor() >= 0 && slice() != null);
    long first = onFx(() -> Math.round(model().cursor()));
    keys(KeyCode.E);
    waitUntil("the next exit", () -> Math.round(model().cursor()) > first);
    long second = onFx(() -> Math.round(model().cursor()));
    waitUntil(
        "it is described", () -> text("#timeline-description").contains("hypervisor handles"));
    keys(KeyCode.ENTER);
    waitUntil("we are there", () -> session.status().step() == second);
    assertThat(session.status().newest()).isEqualTo(200_000);
    keys(KeyCode.SHIFT, KeyCode.E);
    waitUntil("back on the first", () -> Math.round(model().cursor()) == first);
  }

  private Object slice() {
    return model().slice(model().lane(), model().cursor());
  }

  private String text(String selector) {
    return robot.lookup(selector).queryAs(Label.class).getText();
  }

  @Test
  void shiftAndArrowsMeasure() {
    open(200_000);
    keys(KeyCode.DOWN);
    keys(KeyCode.HOME);
    keys(KeyCode.SHIFT, KeyCode.END);
    waitUntil("it is measured", () -> text("#timeline-measure").contains("VM exits of all VMs"));
    String text = onFx(() -> text("#timeline-measure"));
    assertThat(text).contains("anna: ").contains("hypervisor").contains("cycles");
    keys(KeyCode.ESCAPE);
    waitUntil("it is forgotten", () -> text("#timeline-measure").isEmpty());
  }

  @Test
  void theWheelZoomsAndADoubleClickTravels() {
    open(200_000);
    Node canvas = find("#timeline-canvas", Node.class);
    double before = onFx(() -> model().to() - model().from());
    run(() -> canvas.fireEvent(wheel(40)));
    assertThat(onFx(() -> model().to() - model().from())).isLessThan(before * 0.9);
    run(() -> canvas.fireEvent(wheel(-40)));
    keys(KeyCode.W);
    waitUntil("the whole run", () -> model().isFitted());
    robot.moveTo(canvas);
    robot.doubleClickOn(canvas);
    waitUntil("we are in the past", () -> session.status().step() < 200_000);
    assertThat(session.status().newest()).isEqualTo(200_000);
  }

  /** The platform without display makes no wheel events. */
  private static ScrollEvent wheel(double delta) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        400,
        100,
        400,
        100,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        delta,
        0,
        delta,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  @Test
  void theTableSaysTheSame() {
    open(30_000);
    keys(KeyCode.T);
    TableView<?> table = find("#timeline-table", TableView.class);
    waitUntil("rows are there", () -> table.isVisible() && table.getItems().size() > 20);
    assertThat(onFx(() -> table.getItems().getFirst().toString())).contains("core 0");
    assertThat(onFx(() -> view.asText())).contains("VM exit").contains("guest kernel");
    run(() -> action("timeline.table").run());
    assertThat(onFx(() -> find("#timeline-canvas", Node.class).getAccessibleText()))
        .contains("3 lanes");
  }

  @Test
  void instructionsOfStepsAreFoundWithoutDisturbingThePresent() {
    open(30_000);
    String hash = session.ask(world -> world.hypervisor().stateHash()).join();
    List<StepTexts> steps = StepTexts.read(session, 1_000, 1_030).join();
    assertThat(steps).hasSize(30);
    assertThat(steps.getFirst().from()).isEqualTo(1_000);
    assertThat(steps.getLast().from()).isEqualTo(1_029);
    assertThat(steps).allSatisfy(step -> assertThat(step.text()).isNotBlank());
    assertThat(session.status().step()).isEqualTo(30_000);
    assertThat(session.ask(world -> world.hypervisor().stateHash()).join()).isEqualTo(hash);
  }

  @Test
  void lanesFold() {
    open(30_000);
    keys(KeyCode.SPACE);
    assertThat(onFx(() -> model().isCollapsed(model().laneId()))).isTrue();
    keys(KeyCode.SPACE);
    assertThat(onFx(() -> model().isCollapsed(model().laneId()))).isFalse();
  }

  @Test
  void anExportRunsBesideTheSession(@TempDir Path folder) throws Exception {
    open(100_000);
    session.submit(new Command.SetWeight(1, 7)).join();
    session.submit(new Command.Travel(150_000)).join();
    Workbench bench = bench(session);
    TimelineView second = (TimelineView) show(bench, TimelineView.TYPE, 500, 300);
    Path file = folder.resolve("trace.json");
    long events = second.export().write(file.toString()).join();
    assertThat(events).isGreaterThan(100);
    assertThat(Files.readString(file)).startsWith("{").contains("vmm:").endsWith("}\n");
    assertThat(session.status().step()).isEqualTo(150_000);
  }
}
