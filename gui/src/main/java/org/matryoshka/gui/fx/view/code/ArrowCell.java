package org.matryoshka.gui.fx.view.code;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;

/** Draws the pieces of jump arrows that pass a line. Each arrow's text stands in the line too. */
final class ArrowCell extends TableCell<CodeRow, CodeRow> {
  private static final double[] DASHED = {3, 2};
  private static final double[] SOLID = {};

  private final Canvas canvas = new Canvas();
  private final Pane holder = new Pane();

  /** Has the colours of the theme, which a canvas can't look up itself. */
  private final Label colours = new Label();

  ArrowCell() {
    getStyleClass().add("mk-arrows");
    colours.getStyleClass().add("mk-arrow-colours");
    colours.setManaged(false);
    colours.setVisible(false);
    canvas.setManaged(false);
    // the canvas covers the cell, but its size must not count when the cell is laid out
    holder.setPrefSize(0, 0);
    holder.getChildren().addAll(canvas, colours);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setGraphic(holder);
    colours.textFillProperty().subscribe(colour -> draw());
  }

  @Override
  protected void updateItem(CodeRow row, boolean empty) {
    super.updateItem(row, empty);
    draw();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    canvas.setLayoutX(-holder.getLayoutX());
    canvas.setLayoutY(-holder.getLayoutY());
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      draw();
    }
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    if (isEmpty() || getItem() == null) {
      return;
    }
    for (JumpArrows.Piece piece : pieces()) {
      draw(g, piece);
    }
  }

  /** Rows without code are passed by what passes the instruction below them from above. */
  private List<JumpArrows.Piece> pieces() {
    return switch (getItem()) {
      case CodeRow.Code code -> code.arrows();
      case CodeRow.Label label -> label.passing();
      case CodeRow.Source source -> source.passing();
    };
  }

  private void draw(GraphicsContext g, JumpArrows.Piece piece) {
    double width = getWidth();
    double height = getHeight();
    double step = width / (JumpArrows.LANES + 1.5);
    double x = Math.round(width - step * (piece.lane() + 1.7)) + 0.5;
    double middle = Math.round(height / 2) + 0.5;
    double end = width - 2;
    g.setStroke(piece.selected() ? colour() : colour().deriveColor(0, 1, 1, 0.6));
    g.setFill(g.getStroke());
    g.setLineWidth(piece.selected() ? 2 : 1);
    g.setLineDashes(piece.conditional() ? DASHED : SOLID);
    switch (piece.part()) {
      case THROUGH -> g.strokeLine(x, 0, x, height);
      case START_DOWN -> corner(g, x, middle, end, height);
      case START_UP -> corner(g, x, middle, end, 0);
      case END_DOWN -> {
        corner(g, x, middle, end, 0);
        head(g, end, middle, height);
      }
      case END_UP -> {
        corner(g, x, middle, end, height);
        head(g, end, middle, height);
      }
    }
  }

  private Color colour() {
    return colours.getTextFill() instanceof Color colour ? colour : Color.GRAY;
  }

  private static void corner(GraphicsContext g, double x, double middle, double end, double to) {
    g.strokeLine(x, middle, end, middle);
    g.strokeLine(x, middle, x, to);
  }

  private static void head(GraphicsContext g, double end, double middle, double height) {
    double size = height / 5;
    g.fillPolygon(
        new double[] {end + 1, end - size, end - size},
        new double[] {middle, middle - size, middle + size},
        3);
  }
}
