package org.matryoshka.gui.fx.view;

import java.util.List;
import javafx.scene.Node;
import org.matryoshka.gui.fx.action.Action;

/**
 * A view: what stands in a tab. Made by its {@link ViewType}'s factory on the JavaFX thread, when
 * it is shown first; lives as long as the window.
 */
public interface ToolView {
  /** What it looks like; always the same node. It takes whatever size it is given. */
  Node root();

  /**
   * It has become visible. Questions asked through {@link ViewContext#watch} are answered only
   * while it is.
   */
  default void shown() {}

  /** It is not visible any more. */
  default void hidden() {}

  /** What it shows, as plain text: for Ctrl+C, for files, for screen readers. */
  String asText();

  /** What can be done in it, beyond what every window can do. Asked once. */
  default List<Action> actions() {
    return List.of();
  }

  /** The help page about what is focused or selected in it now; empty for the view's own page. */
  default String helpTopic() {
    return "";
  }

  /** Where the keyboard should go when the view is asked for by its key. */
  default void focus() {
    root().requestFocus();
  }
}
