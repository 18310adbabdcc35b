package org.matryoshka.gui.fx.view.nest;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Lays its children out in columns of equal width, as many as have room; rows from the top. */
final class EvenColumns extends Pane {
  private final double narrowest;
  private double unit = 13;

  /**
   * A pane without children.
   *
   * @param narrowest width of a column at least, in units
   */
  EvenColumns(double narrowest) {
    this.narrowest = narrowest;
    setMinSize(0, 0);
  }

  /** Sets the unit, in pixels: the size of the font. */
  void setUnit(double pixels) {
    unit = pixels;
    requestLayout();
  }

  private double gap() {
    return 0.6 * unit;
  }

  private int columns(double width) {
    int fit = (int) ((width + gap()) / (narrowest * unit + gap()));
    return Math.clamp(fit, 1, Math.max(1, getManagedChildren().size()));
  }

  private double columnWidth(double width) {
    int columns = columns(width);
    return Math.max(0, (width - (columns - 1) * gap()) / columns);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return narrowest * unit;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    Insets insets = getInsets();
    double given = width < 0 ? narrowest * unit : width;
    double room = given - insets.getLeft() - insets.getRight();
    return insets.getTop() + insets.getBottom() + layOut(room, false);
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    layOut(getWidth() - insets.getLeft() - insets.getRight(), true);
  }

  /** Height of all rows. */
  private double layOut(double room, boolean really) {
    List<Node> children = getManagedChildren();
    int columns = columns(room);
    double width = columnWidth(room);
    double top = 0;
    for (int row = 0; row * columns < children.size(); row++) {
      List<Node> line =
          children.subList(row * columns, Math.min(children.size(), (row + 1) * columns));
      double height = 0;
      for (Node child : line) {
        height = Math.max(height, child.prefHeight(width));
      }
      for (int i = 0; really && i < line.size(); i++) {
        line.get(i)
            .resizeRelocate(
                getInsets().getLeft() + i * (width + gap()),
                getInsets().getTop() + top,
                width,
                height);
      }
      top += height + gap();
    }
    return Math.max(0, top - gap());
  }
}
