package org.matryoshka.gui.fx.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A layer over a window that shows one thing, for instance a question, on a dimmed ground. Escape
 * or a click beside it closes it; the focus stays inside meanwhile and returns afterwards.
 */
public final class Overlay extends StackPane {
  private Node before;
  private Node content;
  private Runnable onClosed = () -> {};

  /** An overlay that shows nothing yet. */
  public Overlay() {
    setId("overlay");
    getStyleClass().add("mk-overlay");
    setVisible(false);
    setOnMousePressed(
        event -> {
          if (event.getTarget() == this) {
            close();
          }
        });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
          }
        });
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocus);
              }
            });
  }

  /**
   * Shows something.
   *
   * @param focus gets the keyboard
   * @param whenClosed is called once, however it is closed
   */
  public void show(Region node, Pos position, Node focus, Runnable whenClosed) {
    if (isVisible()) {
      close();
    }
    before = getScene() == null ? null : getScene().getFocusOwner();
    content = node;
    onClosed = whenClosed;
    node.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(node, position);
    getChildren().setAll(node);
    setVisible(true);
    focus.requestFocus();
  }

  /** Whether it shows something. */
  public boolean isOpen() {
    return isVisible();
  }

  /** Shows nothing any more. */
  public void close() {
    if (!isVisible()) {
      return;
    }
    setVisible(false);
    content = null;
    getChildren().clear();
    if (before != null) {
      before.requestFocus();
    }
    Runnable told = onClosed;
    onClosed = () -> {};
    told.run();
  }

  private void keepFocus(Node owner) {
    if (!isVisible() || content == null || owner == null) {
      return;
    }
    for (Node at = owner; at != null; at = at.getParent()) {
      if (at == content) {
        return;
      }
    }
    content.lookupAll("*").stream()
        .filter(Node::isFocusTraversable)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }
}
