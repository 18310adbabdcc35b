package org.matryoshka.gui.fx.view.memory;

import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.matryoshka.gui.fx.control.Inks;
import org.matryoshka.gui.fx.theme.Fonts;
import org.matryoshka.gui.inspect.memory.FrameCount;
import org.matryoshka.gui.inspect.memory.FrameMap;

/**
 * The frame map as cells. The colour says whose a frame is, letter and pattern what it is: plain
 * RAM, horizontal lines for code, dots for a guest's page tables, diagonal lines for shadow tables.
 */
final class FrameCanvas extends Region {
  private static final String GROUND = "-color-bg-default";
  private static final String FREE = "-color-bg-subtle";
  private static final String TEXT = "-color-fg-default";
  private static final String CURSOR = "-color-accent-emphasis";
  private static final String CHANGED = "-mk-changed";
  private static final String LINE = "-color-border-muted";
  private static final String[] OWNERS = {
    "-mk-idle", "-mk-user", "-mk-kernel", "-mk-hypervisor", "-mk-next", "-mk-fault"
  };

  private final Canvas canvas = new Canvas();
  private final Inks inks;
  private final Consumer<Integer> go;
  private final Consumer<String> describe;
  private Runnable onLayout = () -> {};
  private FrameMap map;
  private FrameGrid grid;

  /** Frames of a cell; 0 for as many as make all fit. */
  private int wanted;

  private int topRow;
  private int cursorFrame;
  private double em = 13;
  private double cell = 18;

  /**
   * A canvas.
   *
   * @param go looks at a machine frame
   * @param describe says what the cursor is on
   */
  FrameCanvas(Consumer<Integer> go, Consumer<String> describe) {
    this.go = go;
    this.describe = describe;
    String[] names = new String[6 + 2 * OWNERS.length];
    String[] others = {GROUND, FREE, TEXT, CURSOR, CHANGED, LINE};
    System.arraycopy(others, 0, names, 0, 6);
    for (int i = 0; i < OWNERS.length; i++) {
      names[6 + 2 * i] = OWNERS[i];
      names[7 + 2 * i] = OWNERS[i] + "-bg";
    }
    inks = new Inks(this::recoloured, names);
    getChildren().addAll(canvas, inks);
    setId("frames-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(0, 0);
    focusedProperty().subscribe(this::draw);
    setOnMouseMoved(event -> hover(event));
    setOnMousePressed(this::pressed);
    setOnScroll(
        event -> {
          if (event.getDeltaY() != 0) {
            setTopRow(topRow - (int) Math.signum(event.getDeltaY()) * 3);
            say(cursorFrame);
          }
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void setOnLayout(Runnable action) {
    onLayout = action;
  }

  void setEm(double pixels) {
    em = pixels;
    cell = Math.round(1.35 * em);
    requestLayout();
  }

  void show(FrameMap now) {
    map = now;
    cut();
    draw();
    say(cursorFrame);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    cut();
    draw();
    onLayout.run();
  }

  private void cut() {
    if (map == null) {
      return;
    }
    int columns = Math.max(1, (int) (getWidth() / cell));
    // a round number of columns is easier to count along
    columns = columns >= 8 ? columns & -8 : columns;
    int rows = Math.max(1, (int) (getHeight() / cell));
    grid =
        wanted == 0 ? FrameGrid.fitting(map, columns, rows) : new FrameGrid(map, columns, wanted);
    topRow = Math.clamp(topRow, 0, maxTopRow());
  }

  int visibleRows() {
    return Math.max(1, (int) (getHeight() / cell));
  }

  int maxTopRow() {
    return grid == null ? 0 : Math.max(0, grid.rows() - visibleRows());
  }

  int topRow() {
    return topRow;
  }

  void setTopRow(int row) {
    int clamped = Math.clamp(row, 0, maxTopRow());
    if (clamped != topRow) {
      topRow = clamped;
      draw();
    }
  }

  int framesPerCell() {
    return grid == null ? 1 : grid.framesPerCell();
  }

  /** Finer for a positive number, coarser for a negative one. */
  void zoom(int steps) {
    if (grid == null) {
      return;
    }
    int now = grid.framesPerCell();
    wanted = Math.clamp(steps > 0 ? now / 2 : now * 2L, 1, 4096);
    cut();
    reveal();
    requestLayout();
  }

  void zoomToFit() {
    wanted = 0;
    requestLayout();
  }

  // Drawing

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(inks.get(GROUND));
    g.fillRect(0, 0, getWidth(), getHeight());
    if (grid == null) {
      return;
    }
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.setFont(Font.font(Fonts.MONO, FontWeight.NORMAL, 0.72 * em));
    int first = topRow * grid.columns();
    int last = Math.min(grid.cells(), first + (visibleRows() + 1) * grid.columns());
    for (int i = first; i < last; i++) {
      int frame = grid.typicalFrame(i);
      cell(g, x(i), y(i), map.letter(frame), map.owner(frame));
      if (grid.isWritten(i)) {
        g.setFill(inks.get(CHANGED));
        g.fillRect(x(i), y(i) + 0.8 * (cell - 1), cell - 1, 0.2 * (cell - 1));
      }
    }
    int at = grid.cellOf(cursorFrame);
    if (at >= first && at < last) {
      g.setStroke(inks.get(CURSOR));
      g.setLineWidth(isFocused() ? 3 : 1.5);
      g.strokeRect(x(at) + 0.5, y(at) + 0.5, cell - 1, cell - 1);
      g.setLineWidth(1);
    }
  }

  private void recoloured() {
    draw();
    onLayout.run();
  }

  private double x(int i) {
    return i % grid.columns() * cell;
  }

  private double y(int i) {
    int row = i / grid.columns() - topRow;
    return row * cell;
  }

  private static String owner(char letter, int vm) {
    return letter == 'H' ? OWNERS[0] : OWNERS[1 + (vm - 1) % (OWNERS.length - 1)];
  }

  private void cell(GraphicsContext g, double x, double y, char letter, int vm) {
    double size = cell - 1;
    if (letter == '·') {
      g.setFill(inks.get(FREE));
      g.fillRect(x, y, size, size);
      g.setFill(inks.get(LINE));
      g.fillText("·", x + size / 2, y + size / 2);
      return;
    }
    String owner = owner(letter, vm);
    Color strong = inks.get(owner);
    g.setFill(inks.get(owner + "-bg"));
    g.fillRect(x, y, size, size);
    g.setStroke(strong.deriveColor(0, 1, 1, 0.55));
    pattern(g, letter, x, y, size);
    g.setStroke(strong);
    g.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
    g.setFill(inks.get(TEXT));
    g.fillText(letter == 'H' ? "H" : vm + String.valueOf(letter), x + size / 2, y + size / 2);
  }

  private static void pattern(GraphicsContext g, char letter, double x, double y, double size) {
    switch (letter) {
      case 'S' -> {
        for (double d = 4; d < 2 * size; d += 5) {
          g.strokeLine(
              x + Math.max(0, d - size),
              y + Math.min(d, size),
              x + Math.min(d, size),
              y + Math.max(0, d - size));
        }
      }
      case 'T' -> {
        for (double dx = 3; dx < size; dx += 4) {
          for (double dy = 3; dy < size; dy += 4) {
            g.strokeLine(x + dx, y + dy, x + dx, y + dy);
          }
        }
      }
      case 'C' -> {
        for (double dy = 3.5; dy < size; dy += 4) {
          g.strokeLine(x, y + dy, x + size, y + dy);
        }
      }
      default -> {}
    }
  }

  /** A cell for the legend. */
  Node swatch(FrameCount count) {
    Canvas one = new Canvas(cell, cell);
    GraphicsContext g = one.getGraphicsContext2D();
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.setFont(Font.font(Fonts.MONO, FontWeight.NORMAL, 0.72 * em));
    cell(g, 0, 0, count.letter(), count.vm());
    return one;
  }

  // The user

  private int frameAt(MouseEvent event) {
    if (grid == null || event.getX() >= grid.columns() * cell) {
      return -1;
    }
    int column = (int) (event.getX() / cell);
    int at = (topRow + (int) (event.getY() / cell)) * grid.columns() + column;
    return at >= 0 && at < grid.cells() ? grid.typicalFrame(at) : -1;
  }

  private void hover(MouseEvent event) {
    int frame = frameAt(event);
    say(frame < 0 ? cursorFrame : frame);
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int frame = frameAt(event);
    if (frame >= 0) {
      cursorFrame = frame;
      draw();
      say(frame);
      if (event.getClickCount() == 2) {
        go.accept(frame);
      }
    }
  }

  private void say(int frame) {
    if (grid != null && frame < map.frames()) {
      String text = grid.describe(grid.cellOf(frame));
      describe.accept(text + "  Enter or double click shows its bytes.");
      setAccessibleText("Frame map. " + text);
    }
  }

  private void key(KeyEvent event) {
    if (grid == null || event.isControlDown() || event.isAltDown()) {
      return;
    }
    int page = visibleRows() * grid.columns();
    switch (event.getCode()) {
      case LEFT -> move(-1);
      case RIGHT -> move(1);
      case UP -> move(-grid.columns());
      case DOWN -> move(grid.columns());
      case PAGE_UP -> move(-page);
      case PAGE_DOWN -> move(page);
      case HOME -> move(-grid.cells());
      case END -> move(grid.cells());
      case PLUS, ADD, EQUALS -> zoom(1);
      case MINUS, SUBTRACT -> zoom(-1);
      case DIGIT0, NUMPAD0 -> zoomToFit();
      case ENTER -> go.accept(cursorFrame);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int cells) {
    int at = Math.clamp((long) grid.cellOf(cursorFrame) + cells, 0, grid.cells() - 1);
    cursorFrame = grid.typicalFrame(at);
    reveal();
    draw();
    say(cursorFrame);
  }

  private void reveal() {
    int row = grid.cellOf(cursorFrame) / grid.columns();
    if (row < topRow) {
      setTopRow(row);
    } else if (row >= topRow + visibleRows()) {
      setTopRow(row - visibleRows() + 1);
    }
  }
}
