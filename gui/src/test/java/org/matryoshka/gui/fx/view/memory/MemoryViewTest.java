package org.matryoshka.gui.fx.view.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.theme.Theme;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.inspect.memory.Viewpoint;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;

class MemoryViewTest extends FxTest {
  private Session session;
  private Workbench bench;
  private ToolView view;

  private void open(int exits) throws Exception {
    session = open("kukla");
    for (int i = 0; i < exits; i++) {
      session.submit(new Command.NextExit(ExitFilter.ALL)).get(60, TimeUnit.SECONDS);
    }
    bench = bench(session);
    view = show(bench, MemoryView.TYPE, 1050, 640);
    waitUntil("bytes are there", () -> !view.asText().isEmpty() && !status().isEmpty());
  }

  private String status() {
    return text("#memory-status");
  }

  private String text(String label) {
    return onFx(() -> robot.lookup(label).tryQueryAs(Label.class).map(Label::getText).orElse(""));
  }

  private void type(String field, String text) {
    onFx(
        () -> {
          TextField input = find(field, TextField.class);
          input.setText(text);
          input.fireEvent(new javafx.event.ActionEvent());
          return null;
        });
  }

  private void choose(Viewpoint viewpoint) {
    onFx(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<Viewpoint> box = find("#memory-viewpoint", ComboBox.class);
          box.setValue(viewpoint);
          return null;
        });
  }

  @Test
  void theStackIsFollowedAndChangesAreMarked() throws Exception {
    open(30);
    long rsp = session.ask(w -> w.machine(1).cpu().state.gpr[4]).join();
    waitUntil("rsp is shown", () -> status().startsWith("0x" + Long.toHexString(rsp)));
    boolean marked = false;
    for (int i = 0; i < 200 && !marked; i++) {
      session.submit(new Command.Step(0)).get(10, TimeUnit.SECONDS);
      marked = onFx(() -> status().contains("(was "));
    }
    picture(stage.getScene(), "memory-bytes");
    assertThat(view.asText()).contains("0xffff");
  }

  @Test
  void addressesViewpointsAndPointers() throws Exception {
    open(60);
    type("#memory-address", "rip");
    long rip = session.ask(w -> w.machine(1).cpu().state.rip).join();
    waitUntil("rip is shown", () -> status().startsWith("0x" + Long.toHexString(rip)));
    choose(Viewpoint.TABLES);
    long root = session.ask(w -> w.machine(1).cpu().state.cr3).join() & -4096;
    type("#memory-address", "cr3");
    waitUntil("the root is shown", () -> status().startsWith("0x" + Long.toHexString(root)));
    picture(stage.getScene(), "memory-tables");
    choose(Viewpoint.GUEST_PHYSICAL);
    type("#memory-address", "0xfee00000");
    waitUntil("the device is named", () -> status().contains("device LOCAL_APIC"));
    type("#memory-address", "nonsense");
    waitUntil("nonsense is named", () -> status().contains("neither an address"));
    onFx(
        () -> {
          bench.selection().address().set(SelectedAddress.hpa(0x1000));
          return null;
        });
    waitUntil("the machine's memory is shown", () -> status().startsWith("0x1000"));
  }

  @Test
  void theKeyboardMovesTheCursor() throws Exception {
    open(30);
    type("#memory-address", "rip");
    onFx(
        () -> {
          view.focus();
          return null;
        });
    long rip = session.ask(w -> w.machine(1).cpu().state.rip).join();
    waitUntil("rip is shown", () -> status().startsWith("0x" + Long.toHexString(rip)));
    keys(KeyCode.RIGHT);
    keys(KeyCode.DOWN);
    waitUntil("the cursor moved", () -> status().startsWith("0x" + Long.toHexString(rip + 17)));
  }

  @Test
  void textIsFound() throws Exception {
    open(30);
    choose(Viewpoint.GUEST_PHYSICAL);
    type("#memory-address", "0");
    waitUntil("the start is shown", () -> status().startsWith("0x0"));
    type("#memory-search", "Kukla");
    waitUntil("it is found", () -> text("#memory-search-note").startsWith("Found"));
    waitUntil("the cursor is there", () -> status().contains("= 0x4b"));
    type("#memory-search", "nowhere at all \u0002");
    waitUntil("it is not found", () -> text("#memory-search-note").startsWith("Not found"));
  }

  @Test
  void bytesAreWritten() throws Exception {
    open(30);
    choose(Viewpoint.GUEST_PHYSICAL);
    type("#memory-address", "0x2000");
    waitUntil("the place is shown", () -> status().startsWith("0x2000"));
    onFx(
        () -> {
          view.actions().stream()
              .filter(action -> action.id().equals("memory.edit"))
              .forEach(action -> action.run());
          return null;
        });
    type("#memory-edit", "12 34");
    waitUntil("the new byte is there", () -> status().startsWith("0x2000 = 0x12"));
  }

  @Test
  void theFrameMapHasATableAndADescription() throws Exception {
    open(200);
    onFx(
        () -> {
          find("#memory-tabs", TabPane.class).getSelectionModel().select(1);
          return null;
        });
    waitUntil("the map is there", () -> view.asText().contains("RAM"));
    for (Theme theme : Theme.values()) {
      onFx(
          () -> {
            bench.appearance().theme().set(theme);
            return null;
          });
      waitUntil("settled", () -> true);
      picture(stage.getScene(), "memory-frames-" + theme.name().toLowerCase(java.util.Locale.ROOT));
    }
    onFx(
        () -> {
          view.focus();
          return null;
        });
    keys(KeyCode.RIGHT);
    assertThat(onFx(() -> find("#frames-description", Label.class).getText()))
        .contains("RAM of VM 1");
    keys(KeyCode.ENTER);
    long chosen = onFx(() -> bench.selection().address().get()).address();
    assertThat(chosen).isPositive();
    waitUntil("its bytes are shown", () -> status().startsWith("0x" + Long.toHexString(chosen)));
    onFx(
        () -> {
          find("#memory-tabs", TabPane.class).getSelectionModel().select(1);
          find("#frames-table-toggle", ToggleButton.class).fire();
          return null;
        });
    picture(stage.getScene(), "memory-frames-table");
  }
}
