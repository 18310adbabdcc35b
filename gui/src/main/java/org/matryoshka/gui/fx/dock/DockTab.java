package org.matryoshka.gui.fx.dock;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** One tab: icon, title and, when selected, a cross to close it. Narrow, it is its icon alone. */
final class DockTab extends HBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final String id;
  private final FontIcon icon;
  private final Label title;
  private final StackPane cross = new StackPane(new FontIcon("fth-x"));

  DockTab(DockItem item, boolean selected, Runnable onClose) {
    this.id = item.id();
    this.icon = new FontIcon(item.icon());
    this.title = new Label(item.title());
    title.setMinWidth(USE_PREF_SIZE);
    cross.getStyleClass().add("mk-tab-close");
    cross.setOnMouseClicked(
        event -> {
          event.consume();
          onClose.run();
        });
    Tooltip.install(cross, new Tooltip("Close this view (Ctrl+W); the View menu opens it again"));
    Tooltip.install(this, new Tooltip(item.title() + "\n" + item.tooltip()));
    getStyleClass().add("mk-tab");
    setId("tab-" + item.id());
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.TAB_ITEM);
    setAccessibleText(item.title() + (selected ? ", selected" : ""));
    getChildren().addAll(icon, title, cross);
    setFocusTraversable(selected);
    pseudoClassStateChanged(SELECTED, selected);
    show(cross, selected);
  }

  String viewId() {
    return id;
  }

  /** Width with everything. */
  double fullWidth() {
    double width = snappedLeftInset() + snappedRightInset();
    width += icon.prefWidth(-1) + getSpacing() + title.prefWidth(-1);
    return snapSizeX(cross.isVisible() ? width + getSpacing() + cross.prefWidth(-1) : width) + 1;
  }

  /** Width of the icon alone. */
  double compactWidth() {
    return snapSizeX(snappedLeftInset() + snappedRightInset() + icon.prefWidth(-1)) + 1;
  }

  void setCompact(boolean compact) {
    if (title.isVisible() == compact) {
      show(title, !compact);
    }
  }

  private static void show(javafx.scene.Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
