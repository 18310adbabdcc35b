package org.matryoshka.gui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.KeyMap;
import org.matryoshka.gui.fx.action.KeySheet;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.theme.Theme;
import org.matryoshka.gui.fx.theme.ThemeChoice;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.SessionStatus;

class MainWindowTest extends FxTest {
  private static final List<ViewType> PROBES =
      List.of(
          ProbeView.type("one", DockPlace.LEFT),
          ProbeView.type("two", DockPlace.CENTER),
          ProbeView.type("three", DockPlace.CENTER),
          ViewCatalog.find("help").orElseThrow());

  private Workbench bench;

  private MainWindow probes() {
    bench = bench(demo());
    return window(bench, PROBES);
  }

  private SessionStatus status() {
    return onFx(() -> bench.status().get());
  }

  private String message() {
    return onFx(() -> bench.message().get());
  }

  private String text(String id) {
    return onFx(() -> ((Label) node(id)).getText());
  }

  private Node node(String id) {
    return robot.lookup((Node each) -> id.equals(each.getId())).query();
  }

  private boolean isThere(String id) {
    return robot.lookup((Node each) -> id.equals(each.getId())).tryQuery().isPresent();
  }

  private void step(long step) {
    bench.session().submit(new Command.Travel(step)).join();
    waitUntil("step " + step + " is shown", () -> bench.status().get().step() == step);
  }

  // Keys

  @Test
  void steppingKeysActWhereverTheFocusIs() {
    MainWindow window = probes();
    doFx(() -> window.open("two"));
    robot.write("ab");
    keys(KeyCode.F11);
    waitUntil("one step is made", () -> bench.status().get().step() == 1);
    keys(KeyCode.ALT, KeyCode.LEFT);
    waitUntil("it is taken back", () -> bench.status().get().step() == 0);
    assertThat(onFx(() -> ScenePictures.text(window.views().host("two").root()))).contains("ab");
  }

  @Test
  void theOtherKeyMapStepsWithItsOwnKeys() {
    MainWindow window = probes();
    doFx(() -> bench.actions().keyMap().set(KeyMap.INTELLIJ));
    assertThat(onFx(() -> text(window))).contains("Press Ctrl+F7");
    keys(KeyCode.F7);
    waitUntil("one step is made", () -> bench.status().get().step() == 1);
    keys(KeyCode.CONTROL, KeyCode.F7);
    waitUntil("an exit is there", () -> bench.status().get().exits() > 0);
    assertThat(bench.settings().get("key-map")).contains("INTELLIJ");
  }

  private static String text(MainWindow window) {
    return ScenePictures.text(window.scene().getRoot());
  }

  @Test
  void anActionThatCannotBeDoneSaysWhy() {
    MainWindow window = probes();
    keys(KeyCode.SHIFT, KeyCode.F7);
    assertThat(message()).contains("Back to previous VM exit").contains("power-on");
    Action back = bench.actions().get("run.previous-exit");
    assertThat(onFx(() -> bench.actions().tooltip(back)))
        .contains("(Shift+F7)")
        .contains("Not now: This is power-on");
    Node button = onFx(() -> node("button-run.previous-exit"));
    assertThat(button.isDisabled()).isTrue();
    assertThat(button.getParent().isDisabled()).as("its place, which has the tooltip").isFalse();
    assertThat(onFx(() -> window.focusedView())).isNotEmpty();
  }

  @Test
  void keysOfAViewActThereFirst() {
    MainWindow window = probes();
    doFx(() -> window.open("three"));
    doFx(() -> window.open("two"));
    keys(KeyCode.CONTROL, KeyCode.J);
    assertThat(((ProbeView) window.views().made("two").orElseThrow()).done()).isEqualTo(1);
    assertThat(((ProbeView) window.views().made("three").orElseThrow()).done()).isZero();
  }

  @Test
  void everyActionHasAKeyOfItsOwnInBothMaps() {
    bench = bench(demo());
    window(bench);
    for (KeyMap map : KeyMap.values()) {
      Map<String, String> taken = new HashMap<>();
      for (Action action : bench.actions().all()) {
        if (bench.actions().scope(action).isEmpty()) {
          assertThat(action.keys(map)).as(action.id() + " in " + map).isNotEmpty();
        }
        action
            .keys(map)
            .forEach(
                key -> {
                  String scoped = bench.actions().scope(action) + key.getName();
                  assertThat(taken.put(scoped, action.id()))
                      .as(scoped + " of " + action.id() + " in " + map)
                      .isNull();
                });
      }
    }
  }

  @Test
  void theKeySheetListsEveryAction(@TempDir Path folder) throws Exception {
    MainWindow window = probes();
    keys(KeyCode.SHIFT, KeyCode.F1);
    waitUntil("the sheet is open", () -> robot.lookup("#key-sheet").tryQuery().isPresent());
    List<String> titles =
        KeySheet.rows(bench.actions()).stream()
            .map(KeySheet.Row::title)
            .collect(Collectors.toList());
    assertThat(titles).containsAll(bench.actions().all().stream().map(Action::title).toList());
    doFx(() -> window.keySheet().saveTo(folder.resolve("keys.txt")));
    doFx(() -> window.keySheet().saveTo(folder.resolve("keys.html")));
    assertThat(Files.readString(folder.resolve("keys.txt")))
        .contains("Run to next VM exit")
        .contains("Ctrl+F7");
    assertThat(Files.readString(folder.resolve("keys.html"))).contains("<kbd>Shift+F7</kbd>");
  }

  @Test
  void thePaletteFindsAndDoes() {
    probes();
    keys(KeyCode.CONTROL, KeyCode.P);
    robot.write("one instr");
    keys(KeyCode.ENTER);
    waitUntil("the step is made", () -> bench.status().get().step() == 1);
    assertThat(onFx(() -> node("overlay").isVisible())).isFalse();
  }

  // Views and areas

  @Test
  void areasByTheKeyboard() {
    MainWindow window = probes();
    doFx(() -> window.open("two"));
    keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    assertThat(layout(window)).endsWith(";maxtwo");
    keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    assertThat(layout(window)).doesNotContain("max");
    int areas = onFx(() -> window.dock().layoutProperty().get().tabs().size());
    keys(KeyCode.CONTROL, KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
    assertThat(onFx(() -> window.dock().layoutProperty().get().tabs().size())).isEqualTo(areas + 1);
    keys(KeyCode.CONTROL, KeyCode.W);
    assertThat(onFx(() -> window.dock().layoutProperty().get().ids())).doesNotContain("two");
    keys(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(onFx(window::focusedView)).isEqualTo("two");
    keys(KeyCode.CONTROL, KeyCode.F6);
    assertThat(onFx(window::focusedView)).isNotEqualTo("two");
    keys(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT0);
    assertThat(onFx(() -> window.dock().layoutProperty().get().ids())).contains("one", "two");
  }

  private String layout(MainWindow window) {
    return onFx(
        () -> org.matryoshka.gui.fx.dock.LayoutText.format(window.dock().layoutProperty().get()));
  }

  @Test
  void aTabIsDraggedToAnotherArea() {
    MainWindow window = probes();
    doFx(
        () ->
            window
                .dock()
                .setLayout(
                    org.matryoshka.gui.fx.dock.LayoutText.parse("h(0.5:[one],0.5:[two,three])")));
    waitUntil("the tabs are there", () -> isThere("tab-three") && isThere("field-one"));
    Node tab = onFx(() -> node("tab-three"));
    Node target = onFx(() -> node("field-one"));
    robot.drag(tab).moveTo(target).drop();
    waitUntil(
        "it has moved",
        () ->
            window.dock().layoutProperty().get().tabsOf("three").orElseThrow().ids().contains("one")
                || window.dock().layoutProperty().get().tabs().size() == 3);
    assertThat(layout(window)).contains("two]");
  }

  @Test
  void aDoubleClickMaximizesAndAFloatingViewKeepsItsKeys() {
    MainWindow window = probes();
    waitUntil("the tab is there", () -> isThere("tab-one"));
    robot.doubleClickOn(onFx(() -> node("tab-one")));
    assertThat(layout(window)).endsWith(";maxone");
    robot.doubleClickOn(onFx(() -> node("tab-one")));
    doFx(() -> window.open("two"));
    keys(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F);
    assertThat(layout(window)).contains("float");
    doFx(() -> window.open("two"));
    doFx(() -> window.views().host("two").root().getScene().getWindow().requestFocus());
    keys(KeyCode.F11);
    waitUntil("a step is made from the floating window", () -> bench.status().get().step() == 1);
    doFx(() -> window.dock().toggleFloating("two"));
    assertThat(layout(window)).doesNotContain("float");
  }

  @Test
  void theLayoutIsRemembered(@TempDir Path folder) {
    Path file = folder.resolve("settings.conf");
    bench = onFx(() -> new Workbench(demo(), Settings.load(file)));
    MainWindow window = window(bench, PROBES);
    doFx(() -> window.open("two"));
    keys(KeyCode.CONTROL, KeyCode.W);
    String before = layout(window);
    doFx(window::quit);
    Workbench next = onFx(() -> new Workbench(demo(), Settings.load(file)));
    MainWindow again = window(next, PROBES);
    assertThat(layout(again)).isEqualTo(before);
  }

  @Test
  void damagedSettingsAreNotTheEnd(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("settings.conf");
    Files.writeString(file, "layout = h(0.5:[one],\ntheme = purple\nfont-scale = huge\n");
    bench = onFx(() -> new Workbench(demo(), Settings.load(file)));
    MainWindow window = window(bench, PROBES);
    assertThat(onFx(() -> text(window))).contains("Your arrangement of views was not used");
    assertThat(onFx(() -> window.dock().layoutProperty().get().ids())).contains("one", "two");
    assertThat(onFx(() -> bench.appearance().scale().get())).isEqualTo(1);
  }

  // Looks

  @Test
  void zoomThemeAndPresentation() {
    MainWindow window = probes();
    keys(KeyCode.CONTROL, KeyCode.PLUS);
    assertThat(onFx(() -> bench.appearance().scale().get())).isEqualTo(1.1);
    keys(KeyCode.CONTROL, KeyCode.DIGIT0);
    for (int i = 0; i < 20; i++) {
      doFx(() -> bench.appearance().zoomIn());
    }
    assertThat(onFx(() -> bench.appearance().scale().get())).isEqualTo(2.5);
    doFx(() -> bench.appearance().zoomReset());
    doFx(() -> window.look().choice().set(ThemeChoice.DARK));
    String before = layout(window);
    keys(KeyCode.F12);
    assertThat(onFx(() -> bench.appearance().theme().get())).isEqualTo(Theme.LIGHT);
    waitUntil(
        "text has 24 points, which are 32 pixels",
        () -> ((Label) node("sentence")).getFont().getSize() >= 32);
    keys(KeyCode.F12);
    assertThat(onFx(() -> bench.appearance().theme().get())).isEqualTo(Theme.DARK);
    assertThat(layout(window)).isEqualTo(before);
  }

  @Test
  void theFocusIsAlwaysVisible() throws Exception {
    MainWindow window = probes();
    for (String id : List.of("button-run.run", "vm-chooser", "button-view.follow", "tab-one")) {
      Node node = onFx(() -> node(id));
      doFx(() -> window.scene().getRoot().requestFocus());
      byte[] without = pixels(node);
      doFx(node::requestFocus);
      waitUntil(id + " has the focus", node::isFocused);
      assertThat(pixels(node)).as(id + " with and without focus").isNotEqualTo(without);
    }
  }

  private static byte[] pixels(Node node) {
    return onFx(
        () -> {
          node.getScene().getRoot().applyCss();
          return org.matryoshka.gui.fx.control.PngWriter.bytes(node.snapshot(null, null));
        });
  }

  // Time

  @Test
  void theSliderTravels() {
    probes();
    step(500);
    doFx(() -> node("time-slider").requestFocus());
    keys(KeyCode.HOME);
    waitUntil("power-on", () -> bench.status().get().step() == 0);
    assertThat(text("status-past")).contains("500 steps behind the newest");
    keys(KeyCode.END);
    waitUntil("the newest", () -> bench.status().get().step() == 500);
    doFx(() -> ((Slider) node("time-slider")).setValue(200));
    waitUntil("dragged", () -> bench.status().get().step() == 200);
  }

  @Test
  void changingThePastAsksFirst() {
    probes();
    step(500);
    step(100);
    CompletableFuture<SessionStatus> refused =
        onFx(() -> bench.submit(new Command.SetWeight(1, 7)));
    waitUntil("the question is there", () -> isThere("keep-future"));
    keys(KeyCode.ESCAPE);
    waitUntil("it is withdrawn", refused::isCancelled);
    assertThat(status().newest()).isEqualTo(500);
    CompletableFuture<SessionStatus> done = onFx(() -> bench.submit(new Command.SetWeight(1, 7)));
    waitUntil("the question is there again", () -> isThere("discard-future"));
    doFx(() -> ((Button) node("discard-future")).fire());
    waitUntil("it is done", done::isDone);
    assertThat(status().newest()).isEqualTo(100);
    assertThat(onFx(() -> bench.actions().get("edit.undo").isEnabled())).isTrue();
  }

  @Test
  void aMachineThatRunsCanOnlyBePaused() {
    probes();
    keys(KeyCode.F5);
    waitUntil("it runs", () -> bench.status().get().activity() == SessionStatus.Activity.RUNNING);
    assertThat(onFx(() -> bench.actions().get("run.step").disabledReason().get()))
        .contains("pause it first");
    keys(KeyCode.F6);
    waitUntil("it stands", () -> bench.status().get().activity() != SessionStatus.Activity.RUNNING);
    assertThat(onFx(() -> bench.actions().get("run.step").isEnabled())).isTrue();
  }

  // Files

  @Test
  void errorsOfALoadAreShownInTheWindow(@TempDir Path folder) throws Exception {
    MainWindow window = probes();
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "name: x\nvms: 7\nfrob: 1\n");
    doFx(() -> window.files().dropped(List.of(bad)));
    waitUntil("the notice is there", () -> node("notice").isVisible());
    assertThat(onFx(() -> text(window)))
        .contains("bad.yaml could not be opened")
        .contains("bad.yaml:");
    keys(KeyCode.F11);
    waitUntil("the old machine goes on", () -> bench.status().get().step() == 1);
    doFx(() -> ((Button) node("notice-close")).fire());
    assertThat(onFx(() -> node("notice").isVisible())).isFalse();
  }

  @Test
  void whatWasOpenedIsRemembered() {
    MainWindow window = probes();
    doFx(() -> bench.load("two-vms"));
    waitUntil("it is loaded", () -> bench.source().get().equals("two-vms"));
    assertThat(bench.recent()).startsWith("two-vms");
    assertThat(onFx(() -> stage.getTitle())).isEqualTo("two-vms – Matryoshka");
    assertThat(window.focusedView()).isNotEmpty();
  }

  @Test
  void copyAsText() {
    MainWindow window = probes();
    doFx(() -> window.open("one"));
    doFx(() -> node("tab-one").requestFocus());
    keys(KeyCode.CONTROL, KeyCode.C);
    assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).contains("at step 0");
  }

  // Help

  @Test
  void f1ExplainsTheFocusedView() {
    MainWindow window = probes();
    doFx(() -> window.open("one"));
    keys(KeyCode.F1);
    assertThat(onFx(() -> text(window))).contains("Shadow page table");
    assertThat(onFx(window::focusedView)).isEqualTo("help");
  }

  @Test
  void theTourReactsToTheRealKeys() {
    bench = bench(demo());
    List<ViewType> views =
        List.of(
            ProbeView.type("translation", DockPlace.CENTER),
            ProbeView.type("console", DockPlace.BOTTOM),
            ProbeView.type("cpu", DockPlace.RIGHT));
    MainWindow window = window(bench, views);
    keys(KeyCode.CONTROL, KeyCode.F1);
    assertThat(onFx(() -> window.tour().at().get())).isZero();
    assertThat(text("tour-text")).contains("Press F7");
    keys(KeyCode.F7);
    waitUntil("step two", () -> window.tour().at().get() == 1);
    doFx(() -> ((Button) node("tour-next")).fire());
    keys(KeyCode.CONTROL, KeyCode.DIGIT1);
    waitUntil("step four", () -> window.tour().at().get() == 3);
    waitUntil("one can go back", () -> bench.actions().get("run.previous-exit").isEnabled());
    keys(KeyCode.SHIFT, KeyCode.F7);
    keys(KeyCode.CONTROL, KeyCode.DIGIT2);
    waitUntil("step six", () -> window.tour().at().get() == 5);
    keys(KeyCode.F12);
    waitUntil("the end", () -> window.tour().at().get() == -1);
    assertThatCode(() -> keys(KeyCode.F12)).doesNotThrowAnyException();
  }
}
