package org.matryoshka.gui.fx.view.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.ScenePictures;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.inspect.registers.ValueText;
import org.matryoshka.gui.session.Command;

class CpuViewTest extends FxTest {
  private Workbench bench;
  private ToolView view;

  @BeforeEach
  void open() {
    bench = bench(open("demo-kernel"));
    view = show(bench, CpuView.TYPE, 760, 700);
    waitUntil("the first answer is there", () -> view.asText().contains("at step 0"));
  }

  private RegisterTable table() {
    return onFx(() -> (RegisterTable) robot.lookup("#cpu-general").query());
  }

  private RegisterRow row(String name) {
    return onFx(
        () ->
            table().getItems().stream()
                .filter(one -> one.key().equals(name))
                .findFirst()
                .orElseThrow());
  }

  private void step(int count) throws Exception {
    // one journey, one stop: what the view compares with does not depend on how often it looked
    long step = bench.session().status().step() + count;
    bench.session().submit(new Command.Travel(step)).get(1, TimeUnit.MINUTES);
    waitUntil("step " + step + " is seen", () -> view.asText().contains("at step " + step));
  }

  @Test
  void theOldValueStandsBesideTheNewOneAndIsCopiedWithIt() throws Exception {
    String before = row("rip").value(ValueText.HEX);
    step(12);
    waitUntil("rip is marked", () -> row("rip").isChanged());
    assertThat(onFx(() -> ScenePictures.text(view.root()))).contains("●").contains("believes");
    assertThat(view.asText()).contains(" → 0x").contains("since step");
    assertThat(row("rip").spoken(ValueText.HEX)).contains("changed, was");
    assertThat(before).startsWith("0x");
  }

  @Test
  void whatTheGuestBelievesStandsBesideWhatIs() throws Exception {
    step(5);
    waitUntil(
        "the ring is seen",
        () -> ScenePictures.text(view.root()).contains("U really: ring 3, core 0"));
    assertThat(onFx(() -> ScenePictures.text(view.root()))).contains("K believes: ring 0");
  }

  @Test
  void aValueIsChangedByKeyboardAloneAndNonsenseIsRefusedInPlace() {
    onFx(
        () -> {
          table().requestFocus();
          table().getSelectionModel().select(0);
          return null;
        });
    keys(KeyCode.F2);
    TextField field = find("#register-value", TextField.class);
    onFx(
        () -> {
          field.setText("nonsense");
          return null;
        });
    keys(KeyCode.ENTER);
    assertThat(onFx(field::getAccessibleHelp)).contains("is no value");
    assertThat(row("rax").register().value()).isNotEqualTo(0x1234);
    onFx(
        () -> {
          field.setText("0x1234");
          return null;
        });
    keys(KeyCode.ENTER);
    waitUntil("rax is written", () -> row("rax").register().value() == 0x1234);
  }

  @Test
  void flagsAreToggles() {
    ToggleButton carry = find("#flag-CF", ToggleButton.class);
    assertThat(onFx(carry::isSelected)).isFalse();
    onFx(
        () -> {
          carry.fire();
          return null;
        });
    waitUntil("CF is set", carry::isSelected);
    assertThat(onFx(carry::getText)).startsWith("CF 1");
    assertThat(onFx(carry::getAccessibleText)).contains("set").contains("carry");
  }

  @Test
  void theMenuSaysWhoWroteARegisterLastAndGoesThere() throws Exception {
    step(30);
    onFx(
        () -> {
          table().getSelectionModel().select(0);
          table().getContextMenu().show(table(), 100, 100);
          return null;
        });
    MenuItem why = onFx(() -> table().getContextMenu().getItems().getFirst());
    waitUntil("the answer is there", () -> !why.getText().contains("Looking"));
    assertThat(onFx(why::getText)).containsAnyOf("Last written by step", "never written");
    if (onFx(() -> !why.isDisable())) {
      String text = onFx(why::getText);
      long step = Long.parseLong(text.replaceAll(".*step ([0-9,]+):.*", "$1").replace(",", ""));
      onFx(
          () -> {
            why.fire();
            return null;
          });
      waitUntil("it has gone there", () -> bench.session().status().step() == step);
    }
  }
}
