package org.matryoshka.gui.fx.view.guest;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.matryoshka.guest.kernel.sched.NiceWeights;

/** A slider for a thread's nice value, and with it for its weight. */
final class NiceSlider extends FlowPane {
  private final Label what = new Label("Nice value");
  private final Slider slider = new Slider(NiceWeights.MIN_NICE, NiceWeights.MAX_NICE, 0);
  private final Label value = new Label();
  private boolean showing;

  /**
   * A slider that nobody uses yet.
   *
   * @param wanted gets the value that the user has chosen, when the slider is let go
   */
  NiceSlider(IntConsumer wanted) {
    slider.setMajorTickUnit(10);
    slider.setMinorTickCount(9);
    slider.setSnapToTicks(true);
    slider.setShowTickMarks(true);
    slider.setBlockIncrement(1);
    slider.setId("guest-nice");
    slider.setAccessibleText("Nice value of the selected thread");
    slider.setTooltip(
        new Tooltip(
            "Changes the thread's weight from outside, as a write to the guest's memory that is"
                + " logged as input. To the left it gets more of the processor."));
    slider.valueProperty().subscribe(v -> describe());
    slider
        .valueChangingProperty()
        .subscribe(
            changing -> {
              if (!changing && !showing) {
                wanted.accept(nice());
              }
            });
    slider.addEventHandler(
        KeyEvent.KEY_RELEASED,
        event -> {
          if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            wanted.accept(nice());
          }
        });
    setAlignment(Pos.CENTER_LEFT);
    setHgap(8);
    getChildren().setAll(what, slider, value);
    describe();
  }

  private int nice() {
    return (int) Math.rint(slider.getValue());
  }

  private void describe() {
    value.setText(nice() + ": weight " + NiceWeights.of(nice()));
  }

  /** Shows a thread's value. */
  void show(String name, int nice, boolean possible) {
    if (slider.isValueChanging()) {
      return;
    }
    showing = true;
    what.setText(possible ? "Nice value of " + name : "Nice value (select a thread)");
    slider.setDisable(!possible);
    slider.setValue(nice);
    showing = false;
  }
}
