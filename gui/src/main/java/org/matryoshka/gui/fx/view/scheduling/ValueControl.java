package org.matryoshka.gui.fx.view.scheduling;

import java.util.function.DoubleToIntFunction;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A number that can be set by a slider or typed. It acts when the slider is let go, on each key
 * that moves it, and on Enter in the field.
 */
final class ValueControl extends HBox {
  private final Slider slider;
  private final TextField field = new TextField();
  private final int least;
  private final int most;
  private final IntToDoubleFunction toPlace;
  private final DoubleToIntFunction toValue;
  private final IntConsumer changed;
  private int value;
  private boolean showing;

  /**
   * @param what for tooltip and screen reader, for instance {@code "Weight of anna"}
   * @param length of the slider in its own unit
   * @param changed is told of each new number that the user sets
   */
  ValueControl(
      String id,
      String what,
      int least,
      int most,
      double length,
      IntToDoubleFunction toPlace,
      DoubleToIntFunction toValue,
      IntConsumer changed) {
    this.least = least;
    this.most = most;
    this.toPlace = toPlace;
    this.toValue = toValue;
    this.changed = changed;
    slider = new Slider(0, length, 0);
    slider.setId(id + "-slider");
    slider.setBlockIncrement(length / 60);
    slider.setAccessibleText(what);
    slider.setTooltip(
        new Tooltip(
            what + ", " + least + " to " + most + ". Arrow keys move it; it acts at once."));
    slider.setMinWidth(60);
    slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.setId(id + "-field");
    field.setAccessibleText(what);
    field.setTooltip(
        new Tooltip(what + ": a number from " + least + " to " + most + ", then Enter."));
    field.setPrefColumnCount(4);
    field.setMinWidth(USE_PREF_SIZE);
    field.setStyle("-fx-font-family: \"JetBrains Mono\"; -fx-alignment: center-right;");
    HBox.setHgrow(slider, Priority.ALWAYS);
    getChildren().addAll(slider, field);
    setSpacing(6);
    setAlignment(Pos.CENTER_LEFT);
    slider.valueProperty().addListener((observable, before, place) -> moved(place.doubleValue()));
    slider
        .valueChangingProperty()
        .addListener(
            (observable, before, changing) -> {
              if (!changing) {
                moved(slider.getValue());
              }
            });
    field.setOnAction(event -> typed());
    field
        .focusedProperty()
        .addListener(
            (observable, before, focused) -> {
              if (!focused) {
                show(value);
              }
            });
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            show(value);
          }
        });
  }

  /** Arrows move by a little, but always to another number. */
  private void key(KeyEvent event) {
    int direction =
        switch (event.getCode()) {
          case LEFT, DOWN -> -1;
          case RIGHT, UP -> 1;
          default -> 0;
        };
    if (direction == 0 || event.isAltDown() || event.isControlDown()) {
      return;
    }
    event.consume();
    int now = toValue.applyAsInt(slider.getValue());
    double place = slider.getValue() + direction * slider.getBlockIncrement();
    int next = toValue.applyAsInt(Math.clamp(place, 0, slider.getMax()));
    int number = Math.clamp(next == now ? now + direction : next, least, most);
    slider.setValue(toPlace.applyAsDouble(number));
  }

  /** Shows a number that the machine says, unless the user is about to change it. */
  void set(int number) {
    value = number;
    if (!slider.isValueChanging() && !field.isFocused()) {
      show(number);
    }
  }

  /** Shows again what the machine says. */
  void revert() {
    show(value);
  }

  private void show(int number) {
    showing = true;
    if (toValue.applyAsInt(slider.getValue()) != number) {
      slider.setValue(toPlace.applyAsDouble(number));
    }
    field.setText(Integer.toString(number));
    showing = false;
  }

  private void moved(double place) {
    if (showing) {
      return;
    }
    int number = toValue.applyAsInt(place);
    field.setText(Integer.toString(number));
    if (!slider.isValueChanging() && number != value) {
      changed.accept(number);
    }
  }

  private void typed() {
    String text = field.getText().trim();
    if (!text.matches("[0-9]{1,4}")) {
      show(value);
      return;
    }
    int number = Math.clamp(Integer.parseInt(text), least, most);
    field.setText(Integer.toString(number));
    if (number != value) {
      changed.accept(number);
    }
  }
}
