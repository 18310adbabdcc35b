package org.matryoshka.gui.fx.dock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.matryoshka.gui.fx.dock.Area.Split;
import org.matryoshka.gui.fx.dock.Area.Tabs;

/** Shows a {@link Layout} and lets the user change it with the mouse. */
public final class DockPane extends StackPane {
  private static final double WINDOW_EDGE = 10;
  private static final double ROUNDING = 0.005;
  private static final double FLOATING_WIDTH = 720;
  private static final double FLOATING_HEIGHT = 480;

  private final Function<String, DockItem> items;
  private final Host host;
  private final ReadOnlyObjectWrapper<Layout> layout =
      new ReadOnlyObjectWrapper<>(Layout.of(Tabs.of()));
  private final StackPane content = new StackPane();
  private final Region mark = new Region();
  private final List<TabArea> areas = new ArrayList<>();
  private final Map<String, Stage> windows = new HashMap<>();
  private final Set<String> visible = new HashSet<>();
  private final TabArea.Owner owner = new Mouse();
  private boolean rendering;

  /** What the pane needs from the window around it. */
  public interface Host {
    /** A view can be seen now, or can't any more. */
    void visible(String id, boolean isVisible);

    /** The menu on a tab. */
    ContextMenu menu(String id);

    /** A scene for a window of its own: dressed, and with the keys of the main one. */
    Scene scene(StackPane root, double width, double height);
  }

  /**
   * A pane without views; see {@link #setLayout}.
   *
   * @param items the view of a name; asked for names in the layout only
   */
  public DockPane(Function<String, DockItem> items, Host host) {
    this.items = items;
    this.host = host;
    getStyleClass().add("mk-dock");
    mark.getStyleClass().add("mk-drop");
    mark.setManaged(false);
    mark.setVisible(false);
    mark.setMouseTransparent(true);
    getChildren().addAll(content, mark);
    content.setMinSize(0, 0);
    setMinSize(0, 0);
  }

  /** Where everything stands. */
  public ReadOnlyObjectProperty<Layout> layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  /** Moves everything to where a layout wants it. */
  public void setLayout(Layout wanted) {
    Layout old = layout.get();
    if (wanted.equals(old)) {
      return;
    }
    layout.set(wanted);
    render(old, wanted);
  }

  /** Opens a view if it is closed, brings it to the front and gives it the keyboard. */
  public void open(String id, Function<Layout, Layout> whereClosed) {
    Layout now = layout.get();
    setLayout(now.ids().contains(id) ? now.select(id) : whereClosed.apply(now));
    Stage window = windowOf(id);
    if (window != null) {
      window.toFront();
    }
    items.apply(id).focus().run();
  }

  /** Lets a view fill the window, or puts everything back. */
  public void toggleMaximized(String id) {
    Layout now = layout.get();
    if (!now.isFloating(id)) {
      setLayout(now.maximize(now.maximized().isEmpty() ? id : ""));
    }
  }

  /** Gives a view a window of its own, or takes it back. */
  public void toggleFloating(String id) {
    Layout now = layout.get();
    if (now.isFloating(id)) {
      setLayout(docked(now, id));
    } else {
      Bounds here = localToScreen(getLayoutBounds());
      double x = here == null ? 100 : here.getMinX() + 60;
      double y = here == null ? 100 : here.getMinY() + 60;
      setLayout(now.detach(id, x, y, FLOATING_WIDTH, FLOATING_HEIGHT));
    }
  }

  private static Layout docked(Layout now, String id) {
    return now.main().tabs().stream()
        .filter(tabs -> !tabs.ids().isEmpty())
        .findFirst()
        .map(tabs -> now.move(id, tabs.selected(), Side.CENTER, Integer.MAX_VALUE))
        .orElseGet(() -> now.moveToEdge(id, Side.LEFT));
  }

  /** The view that a node is in; empty for none. */
  public String idOf(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof TabArea area) {
        return area.tabs().selected();
      }
    }
    return "";
  }

  /** Closes the windows of floating views; their places stay in the layout. */
  public void closeWindows() {
    rendering = true;
    Set.copyOf(windows.values()).forEach(Stage::hide);
    windows.clear();
    rendering = false;
  }

  private Stage windowOf(String id) {
    return windows.entrySet().stream()
        .filter(
            entry ->
                layout.get().floating().stream()
                    .anyMatch(
                        w ->
                            w.tabs().ids().contains(id) && w.tabs().ids().contains(entry.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  // Showing

  private void render(Layout old, Layout now) {
    rendering = true;
    if (sameShape(old, now)) {
      for (TabArea area : areas) {
        now.tabs().stream()
            .filter(tabs -> tabs.ids().equals(area.tabs().ids()))
            .findFirst()
            .filter(tabs -> !tabs.equals(area.tabs()))
            .ifPresent(area::show);
      }
    } else {
      rebuild(now);
    }
    rendering = false;
    tellVisible(now);
  }

  /** Whether nothing but the selected tabs differs. */
  private static boolean sameShape(Layout a, Layout b) {
    return a.maximized().equals(b.maximized())
        && a.floating().size() == b.floating().size()
        && a.tabs().stream()
            .map(Tabs::ids)
            .toList()
            .equals(b.tabs().stream().map(Tabs::ids).toList())
        && skeleton(a.main()).equals(skeleton(b.main()));
  }

  private static String skeleton(Area area) {
    return switch (area) {
      case Tabs tabs -> tabs.ids().toString();
      case Split split ->
          split.horizontal()
              + split.shares().toString()
              + split.parts().stream().map(DockPane::skeleton).toList();
    };
  }

  private void rebuild(Layout now) {
    areas.clear();
    content.getChildren().clear();
    if (now.maximized().isEmpty()) {
      content.getChildren().add(node(now.main(), List.of()));
    } else {
      content.getChildren().add(area(Tabs.of(now.maximized())));
    }
    rebuildWindows(now);
  }

  private Node node(Area area, List<Integer> path) {
    return switch (area) {
      case Tabs tabs -> area(tabs);
      case Split split -> {
        SplitPane pane = new SplitPane();
        pane.getStyleClass().add("mk-split");
        pane.setOrientation(split.horizontal() ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        for (int i = 0; i < split.parts().size(); i++) {
          List<Integer> below = new ArrayList<>(path);
          below.add(i);
          pane.getItems().add(node(split.parts().get(i), below));
        }
        double[] positions = new double[split.parts().size() - 1];
        double sum = 0;
        for (int i = 0; i < positions.length; i++) {
          sum += split.shares().get(i);
          positions[i] = sum;
        }
        pane.setDividerPositions(positions);
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> moved(pane, positions, path));
        yield pane;
      }
    };
  }

  /** A divider may have been dragged. What layout rounds to whole pixels does not count. */
  private void moved(SplitPane pane, double[] before, List<Integer> path) {
    double[] now = pane.getDividerPositions();
    boolean isDragged = false;
    for (int i = 0; i < now.length; i++) {
      isDragged |= Math.abs(now[i] - before[i]) > ROUNDING;
    }
    if (!isDragged) {
      return;
    }
    System.arraycopy(now, 0, before, 0, now.length);
    List<Double> shares = new ArrayList<>();
    double last = 0;
    for (double position : now) {
      shares.add(position - last);
      last = position;
    }
    shares.add(1 - last);
    layout.set(layout.get().withShares(path, shares));
  }

  private TabArea area(Tabs tabs) {
    TabArea area = new TabArea(owner, items);
    area.show(tabs);
    areas.add(area);
    return area;
  }

  private void rebuildWindows(Layout now) {
    Map<String, Stage> kept = new HashMap<>();
    for (Floating window : now.floating()) {
      Stage stage =
          window.tabs().ids().stream()
              .map(windows::get)
              .filter(java.util.Objects::nonNull)
              .filter(old -> !kept.containsValue(old))
              .findFirst()
              .orElseGet(() -> window(window));
      kept.put(window.tabs().ids().getFirst(), stage);
      ((StackPane) stage.getScene().getRoot()).getChildren().setAll(area(window.tabs()));
      stage.setTitle(items.apply(window.tabs().selected()).title() + " – Matryoshka");
      stage.show();
    }
    windows.values().stream().filter(stage -> !kept.containsValue(stage)).forEach(Stage::hide);
    windows.clear();
    windows.putAll(kept);
  }

  private Stage window(Floating window) {
    Stage stage = new Stage();
    Window main = getScene() == null ? null : getScene().getWindow();
    if (main != null) {
      stage.initOwner(main);
    }
    StackPane root = new StackPane();
    stage.setScene(host.scene(root, window.width(), window.height()));
    stage.setX(window.x());
    stage.setY(window.y());
    String id = window.tabs().ids().getFirst();
    Runnable remember =
        () -> {
          if (!rendering && stage.isShowing() && layout.get().isFloating(id)) {
            layout.set(
                layout
                    .get()
                    .withBounds(
                        id,
                        stage.getX(),
                        stage.getY(),
                        stage.getScene().getWidth(),
                        stage.getScene().getHeight()));
          }
        };
    stage.xProperty().subscribe(value -> remember.run());
    stage.yProperty().subscribe(value -> remember.run());
    stage.widthProperty().subscribe(value -> remember.run());
    stage.heightProperty().subscribe(value -> remember.run());
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          Layout next = layout.get();
          for (String each : idsOf(stage)) {
            next = next.without(each);
          }
          setLayout(next);
        });
    return stage;
  }

  private List<String> idsOf(Stage stage) {
    return areas.stream()
        .filter(area -> area.getScene() == stage.getScene())
        .flatMap(area -> area.tabs().ids().stream())
        .toList();
  }

  private void tellVisible(Layout now) {
    Set<String> seen = now.visible();
    Set<String> gone = new HashSet<>(visible);
    gone.removeAll(seen);
    gone.forEach(id -> host.visible(id, false));
    visible.retainAll(seen);
    for (String id : seen) {
      if (visible.add(id)) {
        host.visible(id, true);
      }
    }
  }

  // The mouse

  private final class Mouse implements TabArea.Owner {
    @Override
    public void select(String id) {
      setLayout(layout.get().select(id));
    }

    @Override
    public void close(String id) {
      setLayout(layout.get().without(id));
    }

    @Override
    public void toggleMaximized(String id) {
      DockPane.this.toggleMaximized(id);
    }

    @Override
    public void dragged(String id, Point2D screen) {
      unmark();
      Side edge = edgeAt(screen);
      if (edge != Side.CENTER) {
        Bounds place = thirdOf(edge);
        mark.setVisible(true);
        mark.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        return;
      }
      for (TabArea area : areas) {
        TabArea.Drop drop = area.dropAt(screen);
        if (drop != null) {
          area.mark(drop);
          return;
        }
      }
    }

    private void unmark() {
      mark.setVisible(false);
      areas.forEach(area -> area.mark(null));
    }

    private Bounds thirdOf(Side side) {
      double w = getWidth();
      double h = getHeight();
      return switch (side) {
        case LEFT -> new BoundingBox(0, 0, w / 4, h);
        case RIGHT -> new BoundingBox(w * 3 / 4, 0, w / 4, h);
        case TOP -> new BoundingBox(0, 0, w, h / 4);
        case BOTTOM, CENTER -> new BoundingBox(0, h * 3 / 4, w, h / 4);
      };
    }

    private Side edgeAt(Point2D screen) {
      Point2D here = screenToLocal(screen);
      if (here == null || !getLayoutBounds().contains(here)) {
        return Side.CENTER;
      }
      if (here.getX() < WINDOW_EDGE) {
        return Side.LEFT;
      }
      if (here.getX() > getWidth() - WINDOW_EDGE) {
        return Side.RIGHT;
      }
      return here.getY() > getHeight() - WINDOW_EDGE ? Side.BOTTOM : Side.CENTER;
    }

    @Override
    public void dropped(String id, Point2D screen) {
      unmark();
      Side edge = edgeAt(screen);
      if (edge != Side.CENTER) {
        setLayout(layout.get().moveToEdge(id, edge));
        return;
      }
      for (TabArea area : areas) {
        TabArea.Drop drop = area.dropAt(screen);
        if (drop != null) {
          setLayout(layout.get().move(id, area.tabs().selected(), drop.side(), drop.index()));
          return;
        }
      }
      if (!inAnyWindow(screen)) {
        setLayout(
            layout
                .get()
                .detach(
                    id, screen.getX() - 40, screen.getY() - 10, FLOATING_WIDTH, FLOATING_HEIGHT));
      }
    }

    private boolean inAnyWindow(Point2D screen) {
      return Window.getWindows().stream()
          .anyMatch(
              window ->
                  new BoundingBox(
                          window.getX(), window.getY(), window.getWidth(), window.getHeight())
                      .contains(screen));
    }

    @Override
    public ContextMenu menu(String id) {
      setLayout(layout.get().select(id));
      return host.menu(id);
    }
  }
}
