package org.matryoshka.gui.fx.action;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Turns keys into actions, wherever the focus is. Keys that edit text act after the focused control
 * has had its chance; all others act before. A node that {@linkplain #grabKeys grabs keys}, such as
 * a terminal, keeps everything but the function keys, Ctrl with a digit, and combinations of two of
 * Ctrl, Alt and Shift with a letter or an arrow.
 */
public final class KeyDispatcher {
  private static final String GRABS = "matryoshka.grabs-keys";

  private final Actions actions;
  private final Function<Node, String> viewOf;
  private final Supplier<? extends Collection<String>> seen;

  /**
   * A dispatcher.
   *
   * @param viewOf id of the view that a node is in; empty for none
   * @param seen ids of the views that are seen
   */
  public KeyDispatcher(
      Actions actions, Function<Node, String> viewOf, Supplier<? extends Collection<String>> seen) {
    this.actions = actions;
    this.viewOf = viewOf;
    this.seen = seen;
  }

  /** Lets a node have most keys for itself while it, or something in it, has the focus. */
  public static void grabKeys(Node node) {
    node.getProperties().put(GRABS, true);
  }

  /** Listens to the keys of a scene. */
  public void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> dispatch(scene, event, false));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> dispatch(scene, event, true));
  }

  private void dispatch(Scene scene, KeyEvent event, boolean afterControl) {
    Node focus = scene.getFocusOwner();
    if (afterControl != waits(event, focus) || (isGrabbed(focus) && !passesGrab(event))) {
      return;
    }
    String view = focus == null ? "" : viewOf.apply(focus);
    actions
        .matching(event, view, seen.get())
        .ifPresent(
            action -> {
              event.consume();
              actions.perform(action);
            });
  }

  /** Whether the focused control should see a key before any action does. */
  private static boolean waits(KeyEvent event, Node focus) {
    KeyCode code = event.getCode();
    if (code.isFunctionKey()) {
      return false;
    }
    if (!event.isShortcutDown() && !event.isAltDown()) {
      return true;
    }
    boolean edits =
        switch (code) {
          case A, C, V, X, Y, Z, INSERT -> true;
          default -> code.isNavigationKey() && focus instanceof TextInputControl;
        };
    return edits && event.isShortcutDown() && !event.isAltDown();
  }

  private static boolean isGrabbed(Node focus) {
    for (Node at = focus; at != null; at = at.getParent()) {
      if (at.hasProperties() && at.getProperties().containsKey(GRABS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passesGrab(KeyEvent event) {
    int modifiers =
        (event.isShortcutDown() ? 1 : 0)
            + (event.isAltDown() ? 1 : 0)
            + (event.isShiftDown() ? 1 : 0);
    KeyCode code = event.getCode();
    boolean isZoom =
        switch (code) {
          case PLUS, MINUS, EQUALS, ADD, SUBTRACT -> event.isShortcutDown();
          default -> false;
        };
    return code.isFunctionKey()
        || isZoom
        || (event.isShortcutDown() && code.isDigitKey())
        || (modifiers >= 2 && !(event.isShortcutDown() && event.isShiftDown() && edits(code)));
  }

  /** In terminals Ctrl+Shift+C and Ctrl+Shift+V copy and paste. */
  private static boolean edits(KeyCode code) {
    return code == KeyCode.C || code == KeyCode.V;
  }
}
