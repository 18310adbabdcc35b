package org.matryoshka.gui.fx.view.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/**
 * The linked cards of a translation. Arrow keys go from card to card, Enter follows one to where it
 * leads.
 */
final class WalkDiagram extends StackPane {
  /** Preferred widths of the columns, in em. */
  private static final double[] WIDTHS = {10, 21.5, 17, 21.5};

  private final GridPane grid = new GridPane();
  private final Pane arrowPane = new Pane();
  private final CardNode[][] cards = new CardNode[WalkCards.COLUMNS][WalkCards.ROWS];
  private final List<Line> lines = new ArrayList<>();
  private final List<Polygon> heads = new ArrayList<>();

  /** Opens the menu of a card at a place of the screen. */
  @FunctionalInterface
  interface CardMenu {
    void open(CardNode card, double screenX, double screenY);
  }

  private final Consumer<WalkCard> follow;
  private List<WalkArrow> arrows = List.of();
  private double em = 13;

  WalkDiagram(Consumer<WalkCard> follow, CardMenu menu) {
    this.follow = follow;

    getStyleClass().add("walk");
    grid.getStyleClass().add("walk-grid");
    for (int column = 0; column < WalkCards.COLUMNS; column++) {
      Label name = new Label(WalkCards.headings().get(column));
      name.getStyleClass().add("walk-heading");
      Label subtitle = new Label(WalkCards.subtitles().get(column));
      subtitle.getStyleClass().add("mk-dim");
      VBox heading = new VBox(name, subtitle);
      grid.add(heading, column, 0);
      for (int row = 0; row < WalkCards.ROWS; row++) {
        CardNode card = new CardNode();
        card.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        card.setId("walk-card-" + column + "-" + row);
        GridPane.setHgrow(card, Priority.ALWAYS);
        card.setOnMouseClicked(
            event -> {
              if (event.getClickCount() == 2) {
                follow(card);
              }
            });
        card.setOnContextMenuRequested(
            event -> {
              if (card.card() != null && card.card().target() != null) {
                menu.open(card, event.getScreenX(), event.getScreenY());
              }
              event.consume();
            });
        cards[column][row] = card;
        grid.add(card, column, row + 1);
      }
    }
    arrowPane.setMouseTransparent(true);
    arrowPane.setManaged(false);
    getChildren().addAll(grid, arrowPane);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setEm(em);
  }

  /** Takes over the size of text, from which all other sizes follow. */
  void setEm(double pixels) {
    em = pixels;
    grid.getColumnConstraints().clear();
    for (double width : WIDTHS) {
      ColumnConstraints constraints = new ColumnConstraints(width * em);
      constraints.setPrefWidth(width * em);
      constraints.setMaxWidth(width * 1.5 * em);
      constraints.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(constraints);
    }
    grid.setHgap(2.2 * em);
    grid.setVgap(1.1 * em);
    grid.setPadding(new Insets(0.6 * em, em, em, em));
    requestLayout();
  }

  /** Shows a translation. */
  void show(WalkCards walk) {
    for (WalkCard card : walk.cards()) {
      cards[card.column()][card.row()].show(card);
    }
    arrows = walk.arrows();
    requestLayout();
  }

  /** Gives the keyboard to the card that matters most: the failing one, else the result. */
  void focusFirst() {
    cards[3][WalkCards.ROWS - 1].requestFocus();
  }

  private void key(KeyEvent event) {
    for (int column = 0; column < WalkCards.COLUMNS; column++) {
      for (int row = 0; row < WalkCards.ROWS; row++) {
        if (cards[column][row].isFocused()) {
          if (key(event, column, row)) {
            event.consume();
          }
          return;
        }
      }
    }
  }

  private boolean key(KeyEvent event, int column, int row) {
    if (event.isAltDown() || event.isControlDown() || event.isShiftDown()) {
      return false;
    }
    switch (event.getCode()) {
      case LEFT -> move(column, row, -1, 0);
      case RIGHT -> move(column, row, 1, 0);
      case UP -> move(column, row, 0, -1);
      case DOWN -> move(column, row, 0, 1);
      case HOME -> cards[0][0].requestFocus();
      case END -> focusFirst();
      case ENTER -> follow(cards[column][row]);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void move(int column, int row, int right, int down) {
    int c = column + right;
    int r = row + down;
    while (c >= 0 && c < WalkCards.COLUMNS && r >= 0 && r < WalkCards.ROWS) {
      if (cards[c][r].isFocusTraversable()) {
        cards[c][r].requestFocus();
        return;
      }
      c += right;
      r += down;
    }
  }

  private void follow(CardNode card) {
    if (card.card() != null && card.card().target() != null) {
      follow.accept(card.card());
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    grid.layout();
    arrowPane.resizeRelocate(0, 0, getWidth(), getHeight());
    for (int i = 0; i < Math.max(arrows.size(), lines.size()); i++) {
      if (i == lines.size()) {
        add();
      }
      boolean used = i < arrows.size();
      lines.get(i).setVisible(used);
      heads.get(i).setVisible(used);
      if (used) {
        place(arrows.get(i), lines.get(i), heads.get(i));
      }
    }
  }

  private void add() {
    Line line = new Line();
    line.getStyleClass().add("walk-arrow");
    Polygon head = new Polygon();
    head.getStyleClass().add("walk-arrow-head");
    lines.add(line);
    heads.add(head);
    arrowPane.getChildren().addAll(line, head);
  }

  private void place(WalkArrow arrow, Line line, Polygon head) {
    Bounds from = bounds(cards[arrow.fromColumn()][arrow.fromRow()]);
    Bounds to = bounds(cards[arrow.toColumn()][arrow.toRow()]);
    double size = 0.45 * em;
    boolean across = arrow.fromColumn() != arrow.toColumn();
    boolean leftwards = arrow.fromColumn() > arrow.toColumn();
    double x1 = across ? (leftwards ? from.getMinX() : from.getMaxX()) : lane(arrow, from);
    double y1 = across ? Math.max(from.getMinY(), to.getMinY()) + 1.2 * em : from.getMaxY();
    double x2 = across ? (leftwards ? to.getMaxX() : to.getMinX()) : x1;
    double y2 = across ? y1 : to.getMinY();
    double dx = Math.signum(x2 - x1);
    double dy = Math.signum(y2 - y1);
    line.setStartX(x1);
    line.setStartY(y1);
    line.setEndX(x2 - dx * size);
    line.setEndY(y2 - dy * size);
    line.getStrokeDashArray().clear();
    if (arrow.broken()) {
      line.getStrokeDashArray().setAll(0.35 * em, 0.3 * em);
    }
    line.setStrokeWidth(Math.max(1.2, 0.13 * em));
    head.getPoints()
        .setAll(
            x2,
            y2,
            x2 - dx * size - dy * size * 0.6,
            y2 - dy * size - dx * size * 0.6,
            x2 - dx * size + dy * size * 0.6,
            y2 - dy * size + dx * size * 0.6);
  }

  /** Arrows that jump over rows run at the right, past what the ghosts say. */
  private double lane(WalkArrow arrow, Bounds from) {
    return arrow.toRow() - arrow.fromRow() > 1 ? from.getMaxX() - 1.2 * em : from.getCenterX();
  }

  private Bounds bounds(Region card) {
    return arrowPane.parentToLocal(sceneToLocal(card.localToScene(card.getLayoutBounds())));
  }
}
