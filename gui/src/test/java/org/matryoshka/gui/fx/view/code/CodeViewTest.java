package org.matryoshka.gui.fx.view.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.session.Command;

class CodeViewTest extends FxTest {
  private Workbench bench;
  private ToolView view;

  @BeforeEach
  void open() throws Exception {
    bench = bench(demo());
    bench.session().submit(new Command.Travel(500)).get(1, TimeUnit.MINUTES);
    view = show(bench, CodeView.TYPE, 1000, 700);
    waitUntil("the code is there", () -> !table().getItems().isEmpty());
  }

  private CodeTable table() {
    return onFx(() -> (CodeTable) robot.lookup(".mk-code").query());
  }

  private List<CodeRow.Code> code() {
    return onFx(
        () ->
            table().getItems().stream()
                .filter(CodeRow.Code.class::isInstance)
                .map(CodeRow.Code.class::cast)
                .toList());
  }

  private CodeRow.Code next() {
    return code().stream().filter(CodeRow.Code::next).findFirst().orElseThrow();
  }

  private void run(String action) {
    onFx(
        () -> {
          view.actions().stream()
              .filter(one -> one.id().equals(action))
              .findFirst()
              .orElseThrow()
              .run();
          return null;
        });
  }

  @Test
  void nextAndLastInstructionHaveDifferentMarksAndWords() throws Exception {
    long before = next().address();
    bench.session().submit(new Command.Step(0)).get(1, TimeUnit.MINUTES);
    waitUntil("the step is seen", () -> next().address() != before);
    CodeRow.Code last = code().stream().filter(CodeRow.Code::last).findFirst().orElseThrow();
    assertThat(last.address()).isEqualTo(before);
    assertThat(last.text()).startsWith("just executed: ");
    waitUntil("the next one is drawn with its word", () -> words().contains("▶ next"));
    assertThat(next().text()).startsWith("next: ");
  }

  private List<String> words() {
    return robot.lookup(".mk-mark-word").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  @Test
  void aBreakpointIsSetAtTheSelectedInstructionAndStopsThere() throws Exception {
    CodeRow.Code target =
        code().stream().filter(row -> row.line().hasTarget()).findFirst().orElseThrow();
    int index = onFx(() -> CodeModel.index(table().getItems(), target.address()));
    onFx(
        () -> {
          table().getSelectionModel().select(index);
          return null;
        });
    run("code.breakpoint");
    waitUntil("it is drawn", () -> stopAt(target.address()) == CodeRow.Stop.ALWAYS);
    assertThat(bench.session().breakpoints()).hasSize(1);
    run("code.breakpoint");
    waitUntil("it is gone", () -> stopAt(target.address()) == CodeRow.Stop.NONE);
  }

  private CodeRow.Stop stopAt(long address) {
    return code().stream()
        .filter(row -> row.address() == address)
        .findFirst()
        .orElseThrow()
        .breakpoint();
  }

  @Test
  void goesToASymbolAndBack() {
    long here = next().address();
    TextField field = find("#code-address", TextField.class);
    onFx(
        () -> {
          field.setText("_start");
          field.fireEvent(new javafx.event.ActionEvent());
          return null;
        });
    waitUntil(
        "the symbol is there",
        () -> code().stream().anyMatch(row -> row.line().label().equals("_start")));
    run("code.back");
    waitUntil("the old place is back", () -> code().stream().anyMatch(r -> r.address() == here));
  }

  @Test
  void runsToTheCursor() throws Exception {
    bench.session().submit(new Command.Travel(0)).get(1, TimeUnit.MINUTES);
    waitUntil("power-on is seen", () -> view.asText().contains("at step 0"));
    List<CodeRow.Code> rows = code();
    int here = rows.indexOf(next());
    CodeRow.Code target = rows.get(here + 3);
    onFx(
        () -> {
          table().getSelectionModel().select(CodeModel.index(table().getItems(), target.address()));
          return null;
        });
    run("code.run-to-cursor");
    waitUntil("it is there", () -> next().address() == target.address());
  }
}
