package org.matryoshka.gui.fx.view.exits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.ScenePictures;
import org.matryoshka.gui.fx.ViewCatalog;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.inspect.exits.ExitDetail;
import org.matryoshka.gui.inspect.exits.ExitReplay;
import org.matryoshka.gui.inspect.exits.ExitText;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.exit.ExitCause;

/** The stories S1 (steps to an exit and understands it) and S2 (true and hidden faults). */
class ExitsViewTest extends FxTest {
  private Workbench bench;

  private Session openWindow() {
    Session session = open("demo-kernel");
    bench = bench(session);
    window(bench, List.of(ExitsView.TYPE, ViewCatalog.find("help").orElseThrow()));
    return session;
  }

  private String label(String id) {
    return find("#" + id, Label.class).getText();
  }

  @SuppressWarnings("unchecked")
  private TableView<ExitEntry> list() {
    return find("#exits-list", TableView.class);
  }

  @SuppressWarnings("unchecked")
  private TreeView<DetailModel.Line> tree() {
    return find("#exits-tree", TreeView.class);
  }

  /** Titles of the help pages that are shown. */
  private List<String> helpTitles() {
    return robot.lookup(".mk-help-title").queryAll().stream()
        .map(
            title ->
                ((TextFlow) title)
                    .getChildren().stream()
                        .map(text -> ((Text) text).getText())
                        .collect(Collectors.joining()))
        .toList();
  }

  /** How the help page about an exit begins. */
  private static String kindOf(ExitEntry entry) {
    var exit = entry.exit().exit();
    return exit.cause() == ExitCause.NONE
        ? exit.reason().name() + " (" + exit.reason().number() + ")"
        : exit.cause().text();
  }

  private void press(KeyCode key, int times) {
    for (int i = 0; i < times; i++) {
      long next = onFx(() -> bench.status().get().exits()) + 1;
      keys(key);
      waitUntil("exit " + next + " is reached", () -> bench.status().get().exits() == next);
    }
  }

  private void waitForDetail(long index) {
    waitUntil(
        "exit " + index + " is explained from the machine",
        () ->
            robot.lookup("#exits-kind").tryQuery().isPresent()
                && ScenePictures.text(stage.getScene().getRoot()).contains("exit " + index + " of")
                && lines().stream().anyMatch(line -> line.startsWith("physical cause")));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (robot.lookup("#exits-tree").tryQuery().isPresent() && tree().getRoot() != null) {
      collect(tree().getRoot(), lines);
    }
    return lines;
  }

  private static void collect(TreeItem<DetailModel.Line> item, List<String> lines) {
    if (item.getValue() != null) {
      DetailModel.Line line = item.getValue();
      lines.add(line.name() + ": " + line.value() + " " + line.meaning());
    }
    item.getChildren().forEach(child -> collect(child, lines));
  }

  @Test
  void aStudentStepsToAnExitAndUnderstandsIt() throws Exception {
    Session session = openWindow();
    press(KeyCode.F7, 10);
    waitForDetail(10);
    TableView<ExitEntry> list = list();
    waitUntil("all ten are listed", () -> list.getItems().size() == 10);
    assertThat(onFx(() -> list.getSelectionModel().getSelectedItem().index())).isEqualTo(10);

    ExitEntry entry = session.ask(world -> world.exits().get(10)).get(10, TimeUnit.SECONDS);
    World fresh = new World(session.ask(World::specification).get(10, TimeUnit.SECONDS));
    ExitDetail commandLine = ExitReplay.detail(fresh, entry);
    assertThat(commandLine.isComplete()).isTrue();
    List<String> lines = onFx(this::lines);
    String shown = String.join("\n", lines);
    assertThat(label("exits-sentence")).isEqualTo(commandLine.sentence());
    assertThat(shown)
        .contains("number: 10")
        .contains("reason: " + entry.exit().exit().reason().name())
        .contains(commandLine.physicalCause())
        .contains("RIP: 0x")
        .contains("instruction: " + commandLine.instruction())
        .contains("cycles");
    commandLine
        .qualification()
        .forEach(field -> assertThat(shown).contains(field.name() + ": " + field.value()));
    commandLine.work().forEach(step -> assertThat(shown).contains(step.title()));

    keys(KeyCode.CONTROL, KeyCode.DIGIT1);
    waitUntil("the list has the keyboard", list::isFocused);
    keys(KeyCode.F1);
    waitUntil(
        "the page of this kind is open",
        () -> helpTitles().stream().anyMatch(title -> title.startsWith(kindOf(entry) + ":")));
    picture(stage.getScene(), "exits-s1");
  }

  @Test
  void shiftF7GoesBackAndTheFutureStaysKnown() {
    openWindow();
    press(KeyCode.F7, 4);
    keys(KeyCode.SHIFT, KeyCode.F7);
    waitUntil("it is back at exit 3", () -> bench.status().get().exits() == 3);
    TableView<ExitEntry> list = list();
    waitUntil(
        "the one before is selected",
        () ->
            list.getSelectionModel().getSelectedItem() != null
                && list.getSelectionModel().getSelectedItem().index() == 3);
    assertThat(onFx(() -> list.getItems().size())).as("exit 4 is still listed").isEqualTo(4);
    waitUntil(
        "the statistics say of when they are",
        () -> label("exits-page-faults").startsWith("As of now, at exit 3 of 4"));
  }

  @Test
  void theFilterSaysWhatIsWrongAndFilters() {
    openWindow();
    press(KeyCode.F7, 12);
    onFx(
        () -> {
          bench.actions().get("exits.filter").run();
          return null;
        });
    TextField field = find("#exits-filter", TextField.class);
    waitUntil("the filter has the keyboard", field::isFocused);
    robot.write("raeson:HLT");
    waitUntil("it complains", () -> find("#exits-filter-problem", Label.class).isVisible());
    assertThat(label("exits-filter-problem")).contains("did you mean reason");
    keys(KeyCode.ESCAPE);
    robot.write("cause:segment");
    waitUntil(
        "there is no complaint", () -> !find("#exits-filter-problem", Label.class).isVisible());
    waitUntil(
        "only those are listed",
        () ->
            list().getItems().size() < 12
                && list().getItems().stream()
                    .allMatch(e -> e.exit().exit().cause() == ExitCause.SEGMENT));
  }

  @Test
  void aBytesFieldIsFoundAndAFieldsBytesAreLit() {
    openWindow();
    press(KeyCode.F7, 3);
    waitForDetail(3);
    TreeView<DetailModel.Line> tree = tree();
    Set<Node> bytes = onFx(() -> robot.lookup(".mk-byte").queryAll());
    assertThat(bytes).hasSizeGreaterThan(40);
    Node reason = bytes.iterator().next();
    onFx(
        () -> {
          reason.getOnMouseClicked().handle(null);
          return null;
        });
    waitUntil(
        "its field is selected",
        () ->
            tree.getSelectionModel().getSelectedItem() != null
                && tree.getSelectionModel().getSelectedItem().getValue().name().equals("reason"));
    assertThat(onFx(() -> robot.lookup(".mk-byte:lit").queryAll().size())).isEqualTo(4);
  }

  @Test
  void trueAndHiddenFaultsAreToldApart() throws Exception {
    Session session = openWindow();
    for (ExitCause cause : List.of(ExitCause.HIDDEN_FAULT, ExitCause.TRUE_FAULT)) {
      session
          .submit(new Command.NextExit(new ExitFilter(0, Set.of(), Set.of(cause))))
          .get(30, TimeUnit.SECONDS);
      long index = session.status().exits();
      waitForDetail(index);
      ExitEntry entry = session.ask(world -> world.exits().get(index)).get(10, TimeUnit.SECONDS);
      World fresh = new World(session.ask(World::specification).get(10, TimeUnit.SECONDS));
      ExitDetail detail = ExitReplay.detail(fresh, entry);
      assertThat(label("exits-kind")).contains(cause.text());
      boolean own = cause == ExitCause.TRUE_FAULT;
      long gva = detail.before() == null ? 0 : detail.after().registers().get("cr2");
      String address = detail.qualification().getFirst().value();
      assertThat(("0x" + Long.toHexString(gva)).equals(address))
          .as("CR2 of the guest holds the address: " + ExitText.detail(detail))
          .isEqualTo(own);
      if (!own) {
        assertThat(detail.after().registers()).isEqualTo(detail.before().registers());
      }
    }
    waitUntil(
        "the sums are shown",
        () -> find("#exits-page-faults", Label.class).getText().startsWith("Page faults: 1 true"));
  }
}
