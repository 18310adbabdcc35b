package org.matryoshka.gui.fx.view.editor;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.session.SessionStatus.Activity;

class EditorViewTest extends FxTest {
  private Workbench bench;
  private ToolView view;
  private CodeArea area;

  @BeforeEach
  void open() {
    bench = bench(demo());
    view = show(bench, EditorView.TYPE, 900, 600);
    waitUntil("it is drawn", () -> robot.lookup("#editor-text").tryQuery().isPresent());
    area = find("#editor-text", CodeArea.class);
    waitUntil("the first text is assembled", () -> state().startsWith("Assembles"));
  }

  private String state() {
    return find("#editor-state", Label.class).getText();
  }

  private void type(String text) {
    onFx(
        () -> {
          area.setText(text);
          return null;
        });
  }

  @Test
  void errorsAreListedAndTheListJumpsToTheLine() {
    type("        bits 64\n        global _start\n_start: mvo rax, 1\n        hlt\n");
    waitUntil("the error is listed", () -> state().contains("error"));
    ListView<?> problems = find("#editor-problems", ListView.class);
    onFx(
        () -> {
          problems.getSelectionModel().selectFirst();
          problems.requestFocus();
          problems.fireEvent(
              new KeyEvent(
                  KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
          return null;
        });
    int line = onFx(() -> ((Problem) problems.getItems().getFirst()).line());
    assertThat(line).isGreaterThan(1);
    waitUntil("the caret is there", () -> area.getCaretPosition().index() == line - 1);
  }

  @Test
  void assembleAndRunOpensAWorldWithOneVmPausedAtItsFirstInstruction() throws Exception {
    Button run = find("#editor-run", Button.class);
    onFx(
        () -> {
          run.fire();
          return null;
        });
    waitUntil(
        "the world is there",
        () -> {
          return bench.session().status().step() == 0
              && bench.session().status().activity() == Activity.PAUSED
              && state().startsWith("Loaded");
        });
    int vms = bench.session().ask(world -> world.machines().size()).get();
    String symbol =
        bench
            .session()
            .ask(
                world ->
                    world.image(1).symbols().describe(world.machine(1).cpu().state.rip).orElse(""))
            .get();
    assertThat(vms).isEqualTo(1);
    assertThat(symbol).isEqualTo("_start");
  }

  @Test
  void whatIsTypedIsUnsavedAndKeptAsADraft() {
    assertThat(onFx(() -> find("#editor-title", Label.class).getText())).isEqualTo("untitled.asm");
    type("; mine\n");
    waitUntil(
        "it is unsaved",
        () -> find("#editor-title", Label.class).getText().equals("untitled.asm • unsaved"));
    onFx(
        () -> {
          view.hidden();
          return null;
        });
    ToolView again = show(bench, EditorView.TYPE, 900, 600);
    assertThat(again.asText()).isEqualTo("; mine\n");
  }

  @Test
  void aSourceWithoutAnEntryIsRefusedInPlace() {
    type("        bits 64\n        nop\n");
    waitUntil("the linker complains", () -> state().contains("error"));
    ListView<?> problems = find("#editor-problems", ListView.class);
    assertThat(onFx(() -> problems.getItems().toString())).contains("_start");
  }
}
