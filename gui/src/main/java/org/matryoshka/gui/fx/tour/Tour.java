package org.matryoshka.gui.fx.tour;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.Actions;
import org.matryoshka.gui.fx.theme.Appearance;

/** Shows the steps of the tour, one callout at a time. */
public final class Tour {
  private final Actions actions;
  private final Appearance appearance;
  private final Pane layer = new Pane();
  private final Region ring = new Region();
  private final Label title = new Label();
  private final Label text = new Label();
  private final Label count = new Label();
  private final Button next = new Button("Next");
  private final VBox callout;
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(-1);
  private final List<TourStep> steps = new ArrayList<>();
  private final AnimationTimer placing =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          place();
        }
      };
  private Parent root;

  /** A tour that has not begun. */
  public Tour(Actions actions, Appearance appearance) {
    this.actions = actions;
    this.appearance = appearance;
    layer.setPickOnBounds(false);
    layer.setVisible(false);
    layer.setId("tour");
    ring.getStyleClass().add("mk-tour-ring");
    ring.setMouseTransparent(true);
    ring.setManaged(false);
    title.getStyleClass().add("mk-dialog-title");
    title.setId("tour-title");
    text.setId("tour-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    count.getStyleClass().add("mk-dim");
    count.setMinWidth(Region.USE_PREF_SIZE);
    next.setId("tour-next");
    next.setMinWidth(Region.USE_PREF_SIZE);
    next.getStyleClass().add("accent");
    next.setOnAction(event -> go(at.get() + 1));
    Button skip = new Button("Leave the tour");
    skip.setId("tour-skip");
    skip.setMinWidth(Region.USE_PREF_SIZE);
    skip.getStyleClass().add("flat");
    skip.setOnAction(event -> stop());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(count, space, skip, next);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("mk-dialog-buttons");
    callout = new VBox(title, text, row);
    callout.setId("tour-callout");
    callout.getStyleClass().addAll("mk-dialog", "mk-callout");
    layer.getChildren().addAll(ring, callout);
    actions.onPerformed(this::performed);
    actions.keyMap().subscribe(map -> describe());
    appearance.fontSize().subscribe(size -> place());
  }

  /** The layer to be put over the window. */
  public Pane layer() {
    return layer;
  }

  /** Where the controls are that the tour points at. */
  public void setRoot(Parent where) {
    root = where;
  }

  /** Index of the step that is shown, from 0; -1 for none. */
  public ReadOnlyIntegerProperty at() {
    return at.getReadOnlyProperty();
  }

  /** Begins, or begins again. Steps whose action this window has not are left out. */
  public void start() {
    steps.clear();
    for (TourStep step : TourStep.ALL) {
      if (step.action().isEmpty() || actions.find(step.action()).isPresent()) {
        steps.add(step);
      }
    }
    go(0);
  }

  /** Leaves it. */
  public void stop() {
    at.set(-1);
    layer.setVisible(false);
    placing.stop();
  }

  private void performed(Action action) {
    if (at.get() >= 0 && action.id().equals(steps.get(at.get()).action())) {
      go(at.get() + 1);
    }
  }

  private void go(int step) {
    if (step >= steps.size()) {
      stop();
      return;
    }
    at.set(step);
    layer.setVisible(true);
    describe();
    placing.start();
  }

  private void describe() {
    if (at.get() < 0) {
      return;
    }
    TourStep step = steps.get(at.get());
    String key = actions.find(step.action()).map(actions::keyName).orElse("");
    title.setText(step.title());
    text.setText(step.text().replace("{key}", key));
    count.setText((at.get() + 1) + " of " + steps.size());
    next.setText(at.get() == steps.size() - 1 ? "Done" : "Next");
    callout.setAccessibleText(step.title() + ". " + text.getText());
    place();
  }

  /** Beside what it points at, inside the window. Controls move: this is asked at every frame. */
  private void place() {
    if (at.get() < 0 || root == null || layer.getWidth() <= 0) {
      return;
    }
    double em = appearance.fontSize().get();
    double width = Math.min(24 * em, layer.getWidth() * 0.6);
    callout.setPrefWidth(width);
    callout.setMaxWidth(width);
    double height = callout.prefHeight(width);
    Node target = target(steps.get(at.get()));
    ring.setVisible(target != null);
    double x = (layer.getWidth() - width) / 2;
    double y = (layer.getHeight() - height) / 2;
    if (target != null) {
      Bounds bounds = layer.sceneToLocal(target.localToScene(target.getLayoutBounds()));
      ring.resizeRelocate(
          bounds.getMinX() - 3,
          bounds.getMinY() - 3,
          bounds.getWidth() + 6,
          bounds.getHeight() + 6);
      x = bounds.getMinX();
      y = bounds.getMaxY() + em * 0.6;
      if (y + height > layer.getHeight()) {
        y = bounds.getMinY() - height - em * 0.6;
      }
    }
    double gap = em * 0.6;
    callout.relocate(
        Math.clamp(x, gap, Math.max(gap, layer.getWidth() - width - gap)),
        Math.clamp(y, gap, Math.max(gap, layer.getHeight() - height - gap)));
  }

  private Node target(TourStep step) {
    for (String id : step.target()) {
      for (Node node : byId(id)) {
        if (isSeen(node)) {
          return node;
        }
      }
    }
    return null;
  }

  /** CSS selectors can't name ids with dots. */
  private List<Node> byId(String id) {
    List<Node> found = new ArrayList<>();
    collect(root, id, found);
    return found;
  }

  private static void collect(Node node, String id, List<Node> found) {
    if (id.equals(node.getId())) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, id, found));
    }
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
