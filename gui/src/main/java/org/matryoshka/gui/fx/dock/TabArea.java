package org.matryoshka.gui.fx.dock;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.matryoshka.gui.fx.dock.Area.Tabs;

/** An area: a strip of tabs and the selected view below it. */
final class TabArea extends StackPane {
  private static final double DRAG_DISTANCE = 8;
  private static final double EDGE = 0.22;

  private final Owner owner;
  private final Function<String, DockItem> items;
  private final TabStrip strip = new TabStrip();
  private final BorderPane content = new BorderPane();
  private final Region mark = new Region();
  private Tabs tabs;
  private Point2D pressed;
  private boolean dragging;

  /** What the area tells the pane that it is part of. */
  interface Owner {
    void select(String id);

    void close(String id);

    void toggleMaximized(String id);

    void dragged(String id, Point2D screen);

    void dropped(String id, Point2D screen);

    ContextMenu menu(String id);
  }

  TabArea(Owner owner, Function<String, DockItem> items) {
    this.owner = owner;
    this.items = items;
    getStyleClass().add("mk-area");
    mark.getStyleClass().add("mk-drop");
    mark.setManaged(false);
    mark.setVisible(false);
    mark.setMouseTransparent(true);
    content.setTop(strip);
    content.setMinSize(0, 0);
    getChildren().addAll(content, mark);
    setMinSize(0, 0);
  }

  Tabs tabs() {
    return tabs;
  }

  void show(Tabs shown) {
    tabs = shown;
    List<DockTab> all = shown.ids().stream().map(this::tab).toList();
    strip.show(all, shown.selected(), owner::select);
    content.setCenter(shown.selected().isEmpty() ? null : items.apply(shown.selected()).content());
  }

  private DockTab tab(String id) {
    DockTab tab = new DockTab(items.apply(id), id.equals(tabs.selected()), () -> owner.close(id));
    tab.setOnMousePressed(
        event -> {
          pressed = new Point2D(event.getScreenX(), event.getScreenY());
          dragging = false;
          event.consume();
        });
    tab.setOnMouseDragged(event -> drag(id, event));
    tab.setOnMouseReleased(event -> release(id, event));
    tab.setOnMouseClicked(event -> click(id, event));
    tab.setOnContextMenuRequested(
        event -> owner.menu(id).show(tab, event.getScreenX(), event.getScreenY()));
    tab.setOnKeyPressed(
        event -> {
          int by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
          if (by != 0 && !event.isShortcutDown() && !event.isAltDown()) {
            int at = Math.floorMod(tabs.ids().indexOf(id) + by, tabs.ids().size());
            owner.select(tabs.ids().get(at));
            focusTab();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
            items.apply(id).focus().run();
            event.consume();
          }
        });
    return tab;
  }

  private void focusTab() {
    strip.lookupAll("#tab-" + tabs.selected()).forEach(javafx.scene.Node::requestFocus);
  }

  private void drag(String id, MouseEvent event) {
    Point2D now = new Point2D(event.getScreenX(), event.getScreenY());
    if (event.getButton() == MouseButton.PRIMARY
        && (dragging || (pressed != null && pressed.distance(now) > DRAG_DISTANCE))) {
      dragging = true;
      owner.dragged(id, now);
    }
  }

  private void release(String id, MouseEvent event) {
    if (dragging) {
      owner.dropped(id, new Point2D(event.getScreenX(), event.getScreenY()));
      event.consume();
    }
    pressed = null;
  }

  private void click(String id, MouseEvent event) {
    if (dragging) {
      dragging = false;
    } else if (event.getButton() == MouseButton.MIDDLE) {
      owner.close(id);
    } else if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      owner.toggleMaximized(id);
    } else if (event.getButton() == MouseButton.PRIMARY) {
      owner.select(id);
      items.apply(id).focus().run();
    }
  }

  /** What dropping here would mean. */
  record Drop(Side side, int index) {}

  /** What dropping at a place of the screen would mean, or null if it is not in this area. */
  Drop dropAt(Point2D screen) {
    Point2D here = screenToLocal(screen);
    if (here == null || !getLayoutBounds().contains(here)) {
      return null;
    }
    if (here.getY() <= strip.getHeight()) {
      return new Drop(Side.CENTER, strip.indexAt(here.getX()));
    }
    double x = here.getX() / getWidth();
    double y = here.getY() / getHeight();
    double nearest = Math.min(Math.min(x, 1 - x), Math.min(y, 1 - y));
    if (nearest > EDGE) {
      return new Drop(Side.CENTER, Integer.MAX_VALUE);
    }
    if (nearest == x) {
      return new Drop(Side.LEFT, 0);
    }
    if (nearest == 1 - x) {
      return new Drop(Side.RIGHT, 0);
    }
    return new Drop(nearest == y ? Side.TOP : Side.BOTTOM, 0);
  }

  void mark(Drop drop) {
    mark.setVisible(drop != null);
    if (drop != null) {
      Bounds place = place(getLayoutBounds(), drop.side());
      mark.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    }
  }

  static Bounds place(Bounds whole, Side side) {
    double w = whole.getWidth();
    double h = whole.getHeight();
    return switch (side) {
      case CENTER -> new BoundingBox(0, 0, w, h);
      case LEFT -> new BoundingBox(0, 0, w / 2, h);
      case RIGHT -> new BoundingBox(w / 2, 0, w / 2, h);
      case TOP -> new BoundingBox(0, 0, w, h / 2);
      case BOTTOM -> new BoundingBox(0, h / 2, w, h / 2);
    };
  }
}
