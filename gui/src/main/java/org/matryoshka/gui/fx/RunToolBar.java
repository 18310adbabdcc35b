package org.matryoshka.gui.fx;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.ActionControls;

/** The buttons to move the machine, the slider of time, and whose VM the views show. */
final class RunToolBar extends HBox {
  private static final List<String> BUTTONS =
      List.of(
          "run.run-back",
          "run.previous-exit",
          "run.back",
          "|",
          "run.pause",
          "|",
          "run.step",
          "run.over",
          "run.out",
          "run.next-exit",
          "run.run",
          "|",
          "run.reset");

  /** From this size of the font on, in pixels, there is room for what matters only. */
  private static final double LARGE = 25;

  private final Workbench bench;
  private final ComboBox<String> vms = new ComboBox<>();
  private boolean showing;

  RunToolBar(Workbench bench, ObservableValue<MachineState> machines) {
    this.bench = bench;
    setId("toolbar");
    getStyleClass().add("mk-toolbar");
    setAlignment(Pos.CENTER_LEFT);
    for (String id : BUTTONS) {
      getChildren().add(id.equals("|") ? new Separator(Orientation.VERTICAL) : button(id));
    }
    TimeSlider time = new TimeSlider(bench);
    HBox.setHgrow(time, Priority.ALWAYS);
    ToggleButton follow = followButton();
    getChildren().addAll(time, vmChooser(machines), follow);
    bench
        .appearance()
        .fontSize()
        .subscribe(
            size -> {
              boolean large = size > LARGE;
              time.setNumberShown(!large);
              follow.setContentDisplay(large ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            });
  }

  private Node button(String id) {
    Action action = bench.actions().get(id);
    Node button = ActionControls.iconButton(bench.actions(), action);
    if (id.equals("run.next-exit") || id.equals("run.previous-exit")) {
      button.lookup(".button").getStyleClass().add("accent");
    }
    return button;
  }

  private Node vmChooser(ObservableValue<MachineState> machines) {
    vms.setId("vm-chooser");
    vms.setMinWidth(USE_PREF_SIZE);
    vms.setAccessibleText("VM that the views show");
    vms.setTooltip(
        new Tooltip(
            "The VM that the views show. Choosing one stays with it; “Follow” goes back to"
                + " whichever runs."));
    machines.subscribe(this::show);
    bench.selection().vm().subscribe(number -> show(machines.getValue()));
    vms.setOnAction(
        event -> {
          if (!showing && vms.getSelectionModel().getSelectedIndex() >= 0) {
            bench.selection().stayWith(vms.getSelectionModel().getSelectedIndex() + 1);
          }
        });
    return vms;
  }

  private void show(MachineState state) {
    showing = true;
    List<String> names =
        state.machines().stream().map(vm -> "VM " + vm.number() + "  " + vm.name()).toList();
    if (!vms.getItems().equals(names)) {
      vms.getItems().setAll(names);
    }
    int chosen = bench.selection().vm().get() - 1;
    if (chosen >= 0 && chosen < names.size()) {
      vms.getSelectionModel().select(chosen);
    }
    showing = false;
  }

  private ToggleButton followButton() {
    Action action = bench.actions().get("view.follow");
    ToggleButton button = new ToggleButton("Follow", new FontIcon(action.icon()));
    button.setId("button-view.follow");
    button.setMinWidth(USE_PREF_SIZE);
    button.selectedProperty().bindBidirectional(bench.selection().following());
    button.setTooltip(ActionControls.tooltip(bench.actions(), action));
    return button;
  }
}
