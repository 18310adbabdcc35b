package org.matryoshka.gui.fx.dock;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The tabs of an area. Where there is too little room for all titles, the tabs in the back shrink
 * to their icons; where even that is too much, the rest is in a menu.
 */
final class TabStrip extends Pane {
  private final List<DockTab> tabs = new ArrayList<>();
  private final MenuButton more = new MenuButton();
  private String selected = "";

  TabStrip() {
    getStyleClass().add("mk-tab-strip");
    more.setGraphic(new FontIcon("fth-chevron-down"));
    more.getStyleClass().addAll("flat", "mk-tab-more");
    more.setAccessibleText("More views of this area");
    more.setTooltip(new Tooltip("More views of this area"));
    setMinWidth(0);
  }

  void show(List<DockTab> all, String selectedId, java.util.function.Consumer<String> choose) {
    tabs.clear();
    tabs.addAll(all);
    selected = selectedId;
    more.getItems().clear();
    for (DockTab tab : all) {
      MenuItem item = new MenuItem(tab.getAccessibleText().replace(", selected", ""));
      item.setOnAction(event -> choose.accept(tab.viewId()));
      more.getItems().add(item);
    }
    getChildren().setAll(all);
    getChildren().add(more);
  }

  /** Where among the tabs something dropped at a place would stand. */
  int indexAt(double x) {
    int index = 0;
    for (DockTab tab : tabs) {
      if (tab.isVisible() && x > tab.getLayoutX() + tab.getWidth() / 2) {
        index = tabs.indexOf(tab) + 1;
      }
    }
    return index;
  }

  @Override
  protected double computePrefHeight(double width) {
    double height = 0;
    for (DockTab tab : tabs) {
      height = Math.max(height, tab.prefHeight(-1));
    }
    return height + snappedTopInset() + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return tabs.stream().mapToDouble(DockTab::fullWidth).sum();
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double height = getHeight() - top - snappedBottomInset();
    double room = getWidth() - left - snappedRightInset();
    boolean compact = tabs.stream().mapToDouble(DockTab::fullWidth).sum() > room;
    double needed = 0;
    for (DockTab tab : tabs) {
      needed += width(tab, compact);
    }
    boolean overflow = needed > room;
    double moreWidth = overflow ? more.prefWidth(-1) : 0;
    double free = room - moreWidth - selectedWidth();
    double x = left;
    for (DockTab tab : tabs) {
      boolean isSelected = tab.viewId().equals(selected);
      double width = width(tab, compact);
      boolean fits = isSelected || !overflow || width <= free;
      tab.setCompact(compact && !isSelected);
      tab.setVisible(fits);
      if (fits) {
        if (!isSelected) {
          free -= width;
        }
        double given = isSelected ? Math.min(width, Math.max(0, room - moreWidth)) : width;
        tab.resizeRelocate(x, top, given, height);
        x += given;
      }
    }
    more.setVisible(overflow);
    if (overflow) {
      more.resizeRelocate(getWidth() - snappedRightInset() - moreWidth, top, moreWidth, height);
    }
  }

  private double width(DockTab tab, boolean compact) {
    return compact && !tab.viewId().equals(selected) ? tab.compactWidth() : tab.fullWidth();
  }

  private double selectedWidth() {
    return tabs.stream()
        .filter(tab -> tab.viewId().equals(selected))
        .mapToDouble(DockTab::fullWidth)
        .sum();
  }
}
