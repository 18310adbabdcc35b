package org.matryoshka.gui.fx.view.exits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.inspect.exits.ExitDetail;
import org.matryoshka.gui.inspect.exits.ExitField.ByteRange;
import org.matryoshka.gui.inspect.exits.ExitWords;
import org.matryoshka.gui.inspect.exits.RawExit;
import org.matryoshka.gui.inspect.exits.RegisterChange;

/** The exit as bytes, and the registers that it changed. */
final class BytesPane {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final VBox content = new VBox();
  private final ScrollPane root = new ScrollPane(content);
  private final List<Label> bytes = new ArrayList<>();
  private final IntConsumer choose;
  private int cursor;

  /**
   * The pane.
   *
   * @param choose is told the offset of the byte that the user chooses
   */
  BytesPane(IntConsumer choose) {
    this.choose = choose;
    content.getStyleClass().add("mk-exits-bytes");
    content.setId("exits-bytes");
    root.setFitToWidth(true);
    root.setMinSize(0, 0);
    root.setAccessibleText("The exit as bytes, and registers before and after");
    root.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.LEFT) {
            move(event.getCode() == KeyCode.RIGHT ? 1 : -1);
            event.consume();
          }
        });
  }

  ScrollPane root() {
    return root;
  }

  private void move(int by) {
    if (!bytes.isEmpty()) {
      cursor = Math.clamp(cursor + by, 0, bytes.size() - 1);
      choose.accept(cursor);
    }
  }

  /** Shows another exit. */
  void show(ExitDetail detail) {
    content.getChildren().clear();
    bytes.clear();
    cursor = 0;
    heading("As VMX would have stored it");
    byte[] raw = detail.raw().bytes();
    for (RawExit.Part part : detail.raw().parts()) {
      Label name = new Label(part.name());
      name.getStyleClass().addAll("mk-dim", "mk-exits-byte-name");
      HBox values = new HBox();
      FlowPane line = new FlowPane(name, values);
      line.getStyleClass().add("mk-exits-byte-line");
      ByteRange range = part.bytes();
      for (int i = range.offset(); i < range.offset() + range.length(); i++) {
        values.getChildren().add(label(raw[i], i, part.name()));
      }
      content.getChildren().add(line);
    }
    heading("Registers that changed");
    if (!detail.isComplete()) {
      note("Known when the machine is paused: it goes there and back to look.");
    } else if (detail.changes().isEmpty()) {
      note("None.");
    } else {
      content.getChildren().add(registers(detail.changes()));
    }
  }

  private Label label(byte value, int offset, String part) {
    Label label = new Label(String.format(Locale.ROOT, "%02x", value));
    label.getStyleClass().addAll("mono", "mk-byte");
    label.setTooltip(new Tooltip(part + ", byte " + offset));
    label.setOnMouseClicked(
        event -> {
          cursor = offset;
          choose.accept(offset);
        });
    bytes.add(label);
    return label;
  }

  private static GridPane registers(List<RegisterChange> changes) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("mk-exits-registers");
    int row = 0;
    for (RegisterChange change : changes) {
      grid.add(mono(change.name(), "mk-strong"), 0, row);
      grid.add(mono(ExitWords.hex(change.before()), "mk-dim"), 1, row);
      grid.add(mono("→", "mk-dim"), 2, row);
      grid.add(mono(ExitWords.hex(change.after()), "mk-exits-changed"), 3, row);
      row++;
    }
    return grid;
  }

  private static Label mono(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().addAll("mono", style);
    return label;
  }

  private void heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("mk-strong", "mk-exits-heading");
    content.getChildren().add(label);
  }

  private void note(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("mk-dim");
    label.setWrapText(true);
    content.getChildren().add(label);
  }

  /** Lights some bytes. */
  void light(ByteRange range) {
    for (int i = 0; i < bytes.size(); i++) {
      bytes.get(i).pseudoClassStateChanged(LIT, range.contains(i));
    }
    if (range.length() > 0) {
      cursor = range.offset();
    }
  }
}
