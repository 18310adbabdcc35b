package org.matryoshka.gui.fx;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.text.Quantity;

/**
 * Where the machine stands in the known history. Dragging it travels: while a journey is under way,
 * only the last place that was asked for is remembered.
 */
final class TimeSlider extends HBox {
  private final Workbench bench;
  private final Slider slider = new Slider();
  private final Label at = new Label();
  private boolean showing;
  private boolean travelling;
  private long wanted = -1;

  TimeSlider(Workbench bench) {
    this.bench = bench;
    setId("time");
    getStyleClass().add("mk-time");
    setAlignment(Pos.CENTER_LEFT);
    slider.setId("time-slider");
    slider.getStyleClass().add("small");
    slider.setMaxWidth(Double.MAX_VALUE);
    slider.setAccessibleText("Time: position in the known history");
    slider.setTooltip(
        new Tooltip(
            "Position in the known history: drag it to travel in time."
                + "\nHome: the oldest step that is remembered. End: the newest."));
    at.getStyleClass().add("mono");
    at.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(slider, Priority.ALWAYS);
    getChildren().addAll(slider, at);
    slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    slider
        .valueProperty()
        .subscribe(
            (was, value) -> {
              if (!showing) {
                travel(Math.round(value.doubleValue()));
              }
            });
    bench.status().subscribe(this::show);
  }

  private void key(KeyEvent event) {
    SessionStatus status = bench.status().get();
    long hundredth = Math.max(1, (status.newest() - status.oldest()) / 100);
    long target =
        switch (event.getCode()) {
          case KeyCode.HOME -> status.oldest();
          case KeyCode.END -> status.newest();
          case KeyCode.LEFT, KeyCode.DOWN -> status.step() - 1;
          case KeyCode.RIGHT, KeyCode.UP -> status.step() + 1;
          case KeyCode.PAGE_DOWN -> status.step() - hundredth;
          case KeyCode.PAGE_UP -> status.step() + hundredth;
          default -> -1;
        };
    boolean isOurs = !event.isAltDown() && !event.isShortcutDown() && !event.isShiftDown();
    if (isOurs && (target >= 0 || event.getCode() == KeyCode.HOME)) {
      event.consume();
      travel(Math.clamp(target, status.oldest(), status.newest()));
    }
  }

  private void travel(long step) {
    if (travelling) {
      wanted = step;
      return;
    }
    if (step == bench.status().get().step()) {
      return;
    }
    travelling = true;
    bench
        .submit(new Command.Travel(step))
        .whenComplete(
            (status, failure) -> {
              travelling = false;
              long next = wanted;
              wanted = -1;
              if (next >= 0 && failure == null) {
                travel(next);
              } else {
                show(bench.status().get());
              }
            });
  }

  private void show(SessionStatus status) {
    if (slider.isValueChanging() || travelling) {
      return;
    }
    showing = true;
    boolean moves =
        status.activity() != SessionStatus.Activity.RUNNING && status.newest() > status.oldest();
    slider.setDisable(!moves);
    slider.setMin((double) status.oldest());
    slider.setMax((double) Math.max(status.oldest() + 1, status.newest()));
    boolean isKnown = status.newest() > status.oldest();
    slider.setValue((double) (isKnown ? status.step() : status.oldest() + 1));
    at.setText("step " + Quantity.grouped(status.step()));
    showing = false;
  }

  /** Whether the step stands beside the slider; the status bar has it, too. */
  void setNumberShown(boolean isShown) {
    at.setVisible(isShown);
    at.setManaged(isShown);
  }
}
