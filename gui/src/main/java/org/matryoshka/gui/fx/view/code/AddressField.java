package org.matryoshka.gui.fx.view.code;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/** A field for an address or a symbol, which offers the symbols that fit. */
final class AddressField extends TextField {
  private static final int OFFERED = 12;

  private final ContextMenu offers = new ContextMenu();
  private final Consumer<String> chosen;
  private List<String> symbols = List.of();

  /**
   * A field.
   *
   * @param chosen is told what was typed or chosen
   */
  AddressField(Consumer<String> chosen) {
    this.chosen = chosen;
    setPromptText("Address or symbol");
    setAccessibleText("Go to an address, a symbol, or a source line");
    setTooltip(new Tooltip("Go to an address (0x1000), a symbol, or file:line (Ctrl+G)"));
    getStyleClass().add("mono");
    setPrefColumnCount(18);
    setId("code-address");
    setOnAction(event -> choose(getText()));
    textProperty().subscribe(text -> offer(text));
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN && offers.isShowing()) {
            offers.getSkin().getNode().requestFocus();
          }
        });
  }

  void setSymbols(List<String> names) {
    symbols = names;
  }

  private void choose(String text) {
    offers.hide();
    if (!text.isBlank()) {
      chosen.accept(text.strip());
    }
  }

  private void offer(String typed) {
    List<String> fitting = isFocused() ? CodeModel.complete(symbols, typed, OFFERED) : List.of();
    if (fitting.isEmpty() || fitting.equals(List.of(typed))) {
      offers.hide();
      return;
    }
    offers.getItems().clear();
    for (String symbol : fitting) {
      Label label = new Label(symbol);
      label.getStyleClass().add("mono");
      CustomMenuItem item = new CustomMenuItem(label, true);
      item.setOnAction(
          event -> {
            setText(symbol);
            choose(symbol);
          });
      offers.getItems().add(item);
    }
    if (!offers.isShowing() && getScene() != null) {
      offers.show(this, Side.BOTTOM, 0, 0);
    }
  }
}
