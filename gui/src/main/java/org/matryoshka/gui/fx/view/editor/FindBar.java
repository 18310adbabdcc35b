package org.matryoshka.gui.fx.view.editor;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;

/** Finds and replaces. */
final class FindBar extends FlowPane {
  private final TextField wanted = new TextField();
  private final TextField replacement = new TextField();
  private final Label result = new Label();

  /** What the bar asks the editor to do. */
  interface Listener {
    /** Finds the next or previous one; says whether there is any. */
    boolean find(String text, boolean backwards);

    /** Replaces the one that is selected and finds the next. */
    boolean replace(String text, String replacement);

    /** Replaces all; the number of them. */
    int replaceAll(String text, String replacement);

    /** Goes away. */
    void close();
  }

  private final Listener listener;

  FindBar(Listener listener) {
    this.listener = listener;
    getStyleClass().add("mk-find");
    field(wanted, "Find", "editor-find");
    field(replacement, "Replace with", "editor-replace");
    wanted.setOnAction(event -> find(false));
    replacement.setOnAction(event -> replace());
    result.getStyleClass().add("mk-dim");
    getChildren()
        .addAll(
            wanted,
            button("Previous", "Shift+F3", () -> find(true)),
            button("Next", "F3", () -> find(false)),
            replacement,
            button("Replace", "Enter in the field", this::replace),
            button("Replace all", "", this::replaceAll),
            result,
            button("Close", "Esc", listener::close));
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            listener.close();
            event.consume();
          }
        });
  }

  private static void field(TextField field, String prompt, String id) {
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.setId(id);
    field.getStyleClass().add("mono");
    field.setPrefColumnCount(16);
  }

  private static Button button(String title, String key, Runnable action) {
    Button button = new Button(title);
    button.setTooltip(new Tooltip(key.isEmpty() ? title : title + " (" + key + ")"));
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Begins, with a text to find if there is one. */
  void begin(String selected, boolean replacing) {
    if (!selected.isEmpty() && !selected.contains("\n")) {
      wanted.setText(selected);
    }
    TextField field = replacing && !wanted.getText().isEmpty() ? replacement : wanted;
    field.requestFocus();
    field.selectAll();
  }

  /** Finds the next or previous one. */
  void find(boolean backwards) {
    say(listener.find(wanted.getText(), backwards));
  }

  private void replace() {
    say(listener.replace(wanted.getText(), replacement.getText()));
  }

  private void replaceAll() {
    int count = listener.replaceAll(wanted.getText(), replacement.getText());
    result.setText(count == 1 ? "1 replaced." : count + " replaced.");
  }

  private void say(boolean found) {
    result.setText(found ? "" : "Not found.");
  }
}
