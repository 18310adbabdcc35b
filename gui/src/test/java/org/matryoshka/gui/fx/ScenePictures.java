package org.matryoshka.gui.fx;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** What a scene says, read from its nodes. */
public final class ScenePictures {
  private ScenePictures() {}

  /** All texts below a node, one a line. */
  public static String text(Node node) {
    StringBuilder text = new StringBuilder();
    collect(node, text);
    return text.toString();
  }

  private static void collect(Node node, StringBuilder text) {
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      text.append(labeled.getText()).append('\n');
    } else if (node instanceof Text words) {
      text.append(words.getText()).append('\n');
    } else if (node instanceof TextInputControl input) {
      text.append(input.getText()).append('\n');
    }
    if (node instanceof Parent parent && !(node instanceof Labeled)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, text));
    }
  }
}
