package org.matryoshka.gui.fx.view.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.ScenePictures;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.theme.Theme;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;
import org.matryoshka.hv.exit.ExitCause;

/** Story S2: a student tells a true fault from a hidden fault. */
class TranslationViewTest extends FxTest {
  private Session session;
  private Workbench bench;
  private ToolView view;

  private double width = 1100;
  private double height = 820;

  private void open(ExitCause cause, int times) throws Exception {
    session = open("kukla");
    for (int i = 0; i < times; i++) {
      session
          .submit(new Command.NextExit(new ExitFilter(0, Set.of(), Set.of(cause))))
          .get(60, TimeUnit.SECONDS);
    }
    bench = bench(session);
    view = show(bench, TranslationView.TYPE, width, height);
    waitUntil("the verdict is there", () -> !verdict().isEmpty());
  }

  private String verdict() {
    return onFx(
        () ->
            robot
                .lookup("#translation-verdict")
                .tryQueryAs(Label.class)
                .map(Label::getText)
                .orElse(""));
  }

  private String text() {
    return onFx(() -> ScenePictures.text(view.root()));
  }

  private void press(String button) {
    onFx(
        () -> {
          find(button, ToggleButton.class).fire();
          return null;
        });
  }

  @Test
  void aTrueFaultNamesTheFailingStageAndTheErrorCode() throws Exception {
    open(ExitCause.TRUE_FAULT, 3);
    waitUntil("the verdict is a true fault", () -> verdict().equals("✗ true fault"));
    assertThat(text()).contains("✗ not present").contains("error code").contains("true fault");
    long faults = session.ask(w -> w.machine(1).shadow().statistics().trueFaults()).join();
    long cr2 = session.ask(w -> w.machine(1).cpu().state.cr2).join();
    assertThat(faults).isEqualTo(3);
    assertThat(text()).contains("0x" + Long.toHexString(cr2));
    picture(stage.getScene(), "translation-true-fault");
  }

  @Test
  void aHiddenFaultIsSeenBeforeAndFilledAfter() throws Exception {
    open(ExitCause.HIDDEN_FAULT, 40);
    waitUntil("the shadow is filled", () -> verdict().contains("hit"));
    press("#translation-before");
    waitUntil("before it was missing", () -> verdict().equals("◐ hidden fault"));
    assertThat(text()).contains("The shadow does not map this yet");
    picture(stage.getScene(), "translation-hidden-fault");
    assertThat(session.status().step())
        .as("looking back does not move the machine")
        .isEqualTo(session.ask(w -> w.position()).join());
    press("#translation-after");
    waitUntil("after it is there", () -> verdict().contains("hit"));
  }

  @Test
  void aTraceWriteMarksTheProtectedPage() throws Exception {
    open(ExitCause.TRACE_WRITE, 12);
    waitUntil("a trace write", () -> verdict().equals("✎ trace write"));
    assertThat(text()).contains("holds a page table: traced").contains("✗ not allowed");
    picture(stage.getScene(), "translation-trace-write");
  }

  @Test
  void anAddressIsTypedAndTheKeyboardGoesFromCardToCard() throws Exception {
    open(ExitCause.HIDDEN_FAULT, 5);
    onFx(
        () -> {
          TextField field = find("#translation-address", TextField.class);
          field.setText("rsp+8");
          field.fireEvent(new javafx.event.ActionEvent());
          return null;
        });
    long rsp = session.ask(w -> w.machine(1).cpu().state.gpr[4]).join();
    waitUntil("the stack is shown", () -> text().contains("0x" + Long.toHexString(rsp + 8)));
    onFx(
        () -> {
          view.focus();
          return null;
        });
    String last = onFx(() -> stage.getScene().getFocusOwner().getId());
    assertThat(last).isEqualTo("walk-card-3-4");
    keys(KeyCode.UP);
    assertThat(onFx(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("walk-card-3-3");
    keys(KeyCode.LEFT);
    keys(KeyCode.LEFT);
    assertThat(onFx(() -> stage.getScene().getFocusOwner().getAccessibleText())).startsWith("PT");
    keys(KeyCode.UP);
    keys(KeyCode.UP);
    assertThat(onFx(() -> stage.getScene().getFocusOwner().getAccessibleText()))
        .startsWith("PDPT[");
    keys(KeyCode.ENTER);
    assertThat(onFx(() -> bench.selection().address().get()).kind())
        .isEqualTo(org.matryoshka.gui.fx.view.AddressKind.GPA);
  }

  @Test
  void nonsenseIsExplained() throws Exception {
    open(ExitCause.HIDDEN_FAULT, 2);
    onFx(
        () -> {
          TextField field = find("#translation-address", TextField.class);
          field.setText("no-such-place");
          field.fireEvent(new javafx.event.ActionEvent());
          return null;
        });
    waitUntil("the problem is named", () -> text().contains("neither an address"));
    onFx(
        () -> {
          find("#translation-address", TextField.class).setText("0x4000000000000");
          find("#translation-address", TextField.class).fireEvent(new javafx.event.ActionEvent());
          return null;
        });
    waitUntil("it is no address", () -> verdict().contains("not canonical"));
  }

  @Test
  void tablesStandSideBySideAndCachesAreListed() throws Exception {
    open(ExitCause.HIDDEN_FAULT, 60);
    TabPane tabs = find("#translation-tabs", TabPane.class);
    onFx(
        () -> {
          tabs.getSelectionModel().select(1);
          return null;
        });
    TableView<?> list = find("#tables-list", TableView.class);
    waitUntil("entries are listed", () -> list.getItems().size() > 4);
    picture(stage.getScene(), "translation-tables");
    assertThat(view.asText()).contains("PML4").contains("Difference");
    press("#tables-differences");
    waitUntil(
        "only differences",
        () -> view.asText().lines().noneMatch(line -> line.endsWith("○ missing")));
    picture(stage.getScene(), "translation-differences");
    onFx(
        () -> {
          tabs.getSelectionModel().select(2);
          return null;
        });
    waitUntil("the cache is shown", () -> view.asText().contains("misses"));
    picture(stage.getScene(), "translation-tlb");
  }

  @Test
  void nothingIsClippedAtAnySize() throws Exception {
    width = 1880;
    height = 1160;
    open(ExitCause.TRACE_WRITE, 12);
    Scene scene = stage.getScene();
    for (Theme theme : Theme.values()) {
      for (double scale : new double[] {1, 1.5, 2}) {
        onFx(
            () -> {
              bench.appearance().theme().set(theme);
              bench.appearance().scale().set(scale);
              return null;
            });
        onFx(
            () -> {
              scene.getRoot().applyCss();
              scene.getRoot().layout();
              return null;
            });
        int percent = (int) (100 * scale);
        picture(scene, "translation-" + theme.name().toLowerCase(java.util.Locale.ROOT) + percent);
        onFx(
            () -> {
              for (javafx.scene.Node node : scene.getRoot().lookupAll(".walk-value")) {
                Text text = (Text) node;
                if (text.isVisible()) {
                  double room = ((CardNode) text.getParent()).getWidth();
                  assertThat(text.getLayoutBounds().getWidth())
                      .as("%s at %d %%", text.getText(), percent)
                      .isLessThan(room);
                }
              }
              return null;
            });
      }
    }
  }
}
