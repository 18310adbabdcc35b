package org.matryoshka.gui.fx;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.text.Quantity;

/** The line at the bottom: how the machine is doing, in a few words. */
final class StatusBar extends FlowPane {
  private final Workbench bench;
  private final ObservableValue<MachineState> machines;
  private final FontIcon icon = new FontIcon("fth-pause");
  private final Label activity = label("status-activity", "What the machine is doing");
  private final Label vm =
      label("status-vm", "The VM whose turn it is: its name, and what its processor is doing");
  private final Label step =
      label(
          "status-step", "Position: steps since power-on. A step is an instruction, or a VM exit.");
  private final Label time =
      label("status-time", "Virtual time: what the guests' clocks measure; a cycle is 1 ns");
  private final Label speed = label("status-speed", "Steps in a second of your time");
  private final Label history =
      label(
          "status-history",
          "Memory that the history holds, and how much it may hold. It is what makes going back"
              + " possible.");
  private final Label past = label("status-past", "You have gone back in time");
  private final Label message = label("status-message", "What was done last");

  StatusBar(Workbench bench, ObservableValue<MachineState> machines) {
    this.bench = bench;
    this.machines = machines;
    setId("status-bar");
    getStyleClass().add("mk-status");
    HBox state = new HBox(icon, activity);
    state.setAlignment(Pos.CENTER_LEFT);
    state.getStyleClass().add("mk-status-activity");
    for (Label number : new Label[] {step, time, speed, history}) {
      number.getStyleClass().add("mono");
    }
    past.getStyleClass().add("mk-past");
    message.getStyleClass().add("mk-dim");
    getChildren().addAll(state, vm, step, time, speed, history, past, message);
    setMinHeight(USE_PREF_SIZE);
    bench.status().subscribe(now -> show());
    machines.subscribe(now -> show());
    bench
        .message()
        .subscribe(
            text -> {
              set(message, text);
            });
  }

  private static Label label(String id, String meaning) {
    Label label = new Label();
    label.setId(id);
    label.setMinWidth(USE_PREF_SIZE);
    label.setTooltip(new Tooltip(meaning));
    return label;
  }

  private static void set(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private void show() {
    SessionStatus status = bench.status().get();
    icon.setIconLiteral(
        switch (status.activity()) {
          case PAUSED -> "fth-pause";
          case RUNNING -> "fth-play";
          case TRAVELLING -> "fth-clock";
          case ENDED -> "fth-flag";
          case IDLE -> "fth-moon";
        });
    set(
        activity,
        switch (status.activity()) {
          case PAUSED -> "Paused";
          case RUNNING -> "Running";
          case TRAVELLING -> "Travelling";
          case ENDED -> "Ended";
          case IDLE -> "Idle: all guests wait";
        });
    MachineState.Vm now = machines.getValue().vm(status.currentVm());
    vm.getStyleClass().removeAll("mk-user", "mk-kernel", "mk-idle", "mk-badge");
    if (now == null) {
      set(vm, "");
    } else {
      set(vm, now.letter() + "  " + now.name() + ", " + now.mode());
      vm.getStyleClass().addAll("mk-badge", now.style());
    }
    set(step, "step " + Quantity.grouped(status.step()));
    set(time, virtualTime(status.time()));
    set(speed, status.stepsPerSecond() > 0 ? speed(status.stepsPerSecond()) : "");
    set(history, history(status));
    history.pseudoClassStateChanged(
        javafx.css.PseudoClass.getPseudoClass("full"), !status.historyNote().isEmpty());
    set(past, past(status));
  }

  /** Cycles of 1 GHz as seconds. */
  static String virtualTime(long cycles) {
    return cycles < 1_000_000
        ? String.format(Locale.ROOT, "%.3f µs", cycles / 1e3)
        : cycles < 1_000_000_000
            ? String.format(Locale.ROOT, "%.3f ms", cycles / 1e6)
            : String.format(Locale.ROOT, "%.3f s", cycles / 1e9);
  }

  /** Steps a second. */
  static String speed(double stepsPerSecond) {
    return stepsPerSecond >= 1e6
        ? String.format(Locale.ROOT, "%.1f M steps/s", stepsPerSecond / 1e6)
        : Quantity.grouped(Math.round(stepsPerSecond)) + " steps/s";
  }

  /** Memory of the history, with a warning when it has begun to forget. */
  static String history(SessionStatus status) {
    if (status.historyLimit() == 0) {
      return "";
    }
    String text =
        "history " + megabytes(status.historyBytes()) + " of " + megabytes(status.historyLimit());
    return status.historyNote().isEmpty() ? text : "⚠ " + text + ": " + status.historyNote();
  }

  private static String megabytes(long bytes) {
    return Quantity.grouped(Math.round(bytes / 1048576.0)) + " MiB";
  }

  /** Where one stands in the known history; empty at its end. */
  static String past(SessionStatus status) {
    long behind = status.newest() - status.step();
    return behind <= 0
        ? ""
        : "In the past: "
            + Quantity.grouped(behind)
            + (behind == 1 ? " step" : " steps")
            + " behind the newest";
  }
}
