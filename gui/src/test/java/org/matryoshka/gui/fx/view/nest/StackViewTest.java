package org.matryoshka.gui.fx.view.nest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.ScenePictures;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;

class StackViewTest extends FxTest {
  @Test
  void showsWhatRunsInWhatAndWhatWasCrossed() throws Exception {
    Session session = demo();
    Workbench bench = bench(session);
    ToolView view = show(bench, StackView.TYPE, 900, 900);
    waitUntil("the machine is there", () -> view.asText().contains("Hypervisor"));
    assertThat(onFx(view::asText)).contains("anna", "boris", "No border has been crossed yet");
    session.submit(new Command.NextExit(ExitFilter.ALL)).get(10, TimeUnit.SECONDS);
    waitUntil("the crossing is told", () -> view.asText().contains("Exit 1: The guest fetched"));
    String text = onFx(() -> ScenePictures.text(stage.getScene().getRoot()));
    assertThat(text)
        .contains("▲ out and ▼ back, just now: EXCEPTION_NMI")
        .contains("◆ has just worked")
        .contains("⇅ exits 1")
        .contains("▷ runs inside");
  }

  @Test
  void theKeyboardGoesFromDollToDoll() {
    Workbench bench = bench(demo());
    ToolView view = show(bench, StackView.TYPE, 900, 900);
    waitUntil("the machine is there", () -> view.asText().contains("Hypervisor"));
    onFx(
        () -> {
          view.focus();
          return null;
        });
    waitUntil(
        "the machine has the keyboard", () -> find("#doll-machine", DollPane.class).isFocused());
    keys(KeyCode.DOWN);
    keys(KeyCode.DOWN);
    DollPane anna = find("#doll-vm1", DollPane.class);
    waitUntil("the first VM has it", anna::isFocused);
    assertThat(onFx(anna::getAccessibleText)).startsWith("anna, ").contains("virtual machine");
    keys(KeyCode.UP);
    waitUntil("the hypervisor has it", () -> find("#doll-hypervisor", DollPane.class).isFocused());
  }

  @Test
  void theTableSaysTheSame() {
    Workbench bench = bench(demo());
    ToolView view = show(bench, StackView.TYPE, 900, 900);
    waitUntil("the machine is there", () -> view.asText().contains("Hypervisor"));
    ToggleButton toggle = find("#stack-table-toggle", ToggleButton.class);
    onFx(
        () -> {
          toggle.setSelected(true);
          return null;
        });
    TableView<?> table = find("#stack-table", TableView.class);
    assertThat(onFx(table::isVisible)).isTrue();
    assertThat(onFx(() -> table.getItems().size())).isEqualTo(8);
  }
}
