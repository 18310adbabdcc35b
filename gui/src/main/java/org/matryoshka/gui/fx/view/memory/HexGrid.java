package org.matryoshka.gui.fx.view.memory;

import java.util.Locale;
import java.util.function.LongConsumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.matryoshka.gui.fx.control.Inks;
import org.matryoshka.gui.fx.theme.Fonts;
import org.matryoshka.gui.inspect.memory.MemoryBlock;
import org.matryoshka.gui.inspect.memory.MemoryText;
import org.matryoshka.gui.inspect.memory.PagePiece;
import org.matryoshka.gui.inspect.memory.Viewpoint;
import org.matryoshka.gui.inspect.paging.EntryBits;
import org.matryoshka.gui.inspect.paging.SymbolNames;
import org.matryoshka.gui.text.Quantity;

/**
 * Rows of bytes on a canvas: address, bytes, characters; or address, entry, flags for page tables.
 * Only what fits is drawn, so it is as quick for a gigabyte as for a kilobyte.
 */
final class HexGrid extends Region {
  private static final String TEXT = "-color-fg-default";
  private static final String DIM = "-color-fg-muted";
  private static final String FAINT = "-color-fg-subtle";
  private static final String GROUND = "-color-bg-default";
  private static final String BAND = "-color-bg-subtle";
  private static final String CHANGED = "-mk-changed";
  private static final String CHANGED_GROUND = "-mk-changed-bg";
  private static final String CURSOR = "-color-accent-emphasis";
  private static final String SYMBOL = "-mk-kernel";
  private static final String LINE = "-color-border-muted";

  private final MemoryModel model;
  private final Runnable moved;
  private final Canvas canvas = new Canvas();
  private final Inks inks =
      new Inks(
          this::draw,
          TEXT,
          DIM,
          FAINT,
          GROUND,
          BAND,
          CHANGED,
          CHANGED_GROUND,
          CURSOR,
          SYMBOL,
          LINE);
  private LongConsumer follow = address -> {};
  private Font font = Font.font(13);
  private Font bold = Font.font(13);
  private double em = 13;
  private double cell = 8;
  private double line = 20;

  /**
   * A grid.
   *
   * @param moved is called when the user has moved the cursor or scrolled
   */
  HexGrid(MemoryModel model, Runnable moved) {
    this.model = model;
    this.moved = moved;
    getChildren().addAll(canvas, inks);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    setMinSize(0, 0);
    setId("memory-hex");
    focusedProperty().subscribe(this::draw);
    setOnMousePressed(this::pressed);
    setOnScroll(this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setEm(em);
  }

  /** What Enter does with the cursor's address. */
  void setOnFollow(LongConsumer action) {
    follow = action;
  }

  void setEm(double pixels) {
    em = pixels;
    font = Font.font(Fonts.MONO, FontWeight.NORMAL, em);
    bold = Font.font(Fonts.MONO, FontWeight.BOLD, em);
    Text probe = new Text("0000000000");
    probe.setFont(font);
    cell = probe.getLayoutBounds().getWidth() / 10;
    line = Math.ceil(1.55 * em);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    int rows = Math.max(1, (int) (getHeight() / line) - 1);
    if (rows != model.rows()) {
      model.setRows(rows);
      moved.run();
    }
    draw();
  }

  private boolean asTables() {
    return model.space().viewpoint() == Viewpoint.TABLES;
  }

  private int rowBytes() {
    return MemoryModel.ROW;
  }

  // Drawing

  /** Draws everything anew. */
  void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(inks.get(GROUND));
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setTextBaseline(VPos.CENTER);
    MemoryBlock block = model.block();
    heading(g);
    if (block == null) {
      return;
    }
    for (int row = 0; row < model.rows(); row++) {
      long address = model.top() + (long) row * rowBytes();
      double y = (row + 1) * line;
      if (block.holds(address) && block.holds(address + rowBytes() - 1)) {
        if ((address & 4095) == 0 && row > 0) {
          g.setStroke(inks.get(LINE));
          g.strokeLine(0, y + 0.5, getWidth(), y + 0.5);
        }
        if (asTables()) {
          entries(g, block, address, y);
        } else {
          bytes(g, block, address, y);
        }
      }
    }
    setAccessibleText(model.describeCursor());
  }

  private double column(int i) {
    return em + cell * (20.5 + 3 * i + (i >= 8 ? 1 : 0));
  }

  private double character(int i) {
    return em + cell * (70.5 + i);
  }

  private void heading(GraphicsContext g) {
    g.setFill(inks.get(BAND));
    g.fillRect(0, 0, getWidth(), line);
    g.setFont(font);
    g.setFill(inks.get(DIM));
    double y = line / 2;
    g.fillText("Address", em, y);
    if (asTables()) {
      for (int half = 0; half < 2; half++) {
        g.fillText("Entry", entryColumn(half), y);
        g.fillText("Flags", entryColumn(half) + 19 * cell, y);
      }
      return;
    }
    for (int i = 0; i < rowBytes(); i++) {
      g.fillText(Integer.toHexString(i), column(i) + cell, y);
    }
    g.fillText("Text", character(0), y);
  }

  private double entryColumn(int half) {
    return em + cell * (20.5 + half * 33);
  }

  private void bytes(GraphicsContext g, MemoryBlock block, long address, double y) {
    double middle = y + line / 2;
    PagePiece page = block.page(address);
    boolean here = (model.cursor() & -rowBytes()) == address;
    g.setFont(here ? bold : font);
    g.setFill(inks.get(here ? TEXT : DIM));
    g.fillText("0x" + Quantity.hex64(address), em, middle);
    String note = page.note();
    boolean first = (address & 4095) == 0 || address == model.top();
    String symbol = null;
    for (int i = 0; i < rowBytes(); i++) {
      long at = address + i;
      if (symbol == null) {
        symbol = block.symbols().get(at);
      }
      oneByte(g, block, at, i, y);
    }
    double x = character(rowBytes()) + 1.5 * cell;
    if (symbol != null) {
      g.setFont(font);
      g.setFill(inks.get(SYMBOL));
      g.fillText("◂ " + SymbolNames.brief(symbol), x, middle);
    } else if (!pointers(block, address).isEmpty()) {
      g.setFont(font);
      g.setFill(inks.get(DIM));
      g.fillText(pointers(block, address), x, middle);
    } else if (first && !note.isEmpty()) {
      g.setFont(font);
      g.setFill(inks.get(DIM));
      g.fillText("(" + note + ")", page.readable() ? x : column(0), middle);
    }
  }

  private static String pointers(MemoryBlock block, long address) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MemoryModel.ROW; i++) {
      String symbol = block.pointers().get(address + i);
      if (symbol != null) {
        text.append(text.isEmpty() ? "→ " : ", ").append(SymbolNames.brief(symbol));
      }
    }
    return text.toString();
  }

  private void oneByte(GraphicsContext g, MemoryBlock block, long at, int i, double y) {
    double middle = y + line / 2;
    PagePiece page = block.page(at);
    boolean noteHere =
        !page.readable() && ((at & -rowBytes() & 4095) == 0 || (at & -rowBytes()) == model.top());
    boolean changed = model.isChanged(at);
    if (changed) {
      g.setFill(inks.get(CHANGED_GROUND));
      g.fillRect(column(i) - 0.3 * cell, y + 1, 2.6 * cell, line - 2);
    }
    boolean zero = page.hpa() < 0 || block.at(at) == 0;
    Color ink = inks.get(changed ? CHANGED : zero ? FAINT : TEXT);
    g.setFill(ink);
    g.setFont(changed ? bold : font);
    if (page.readable()) {
      g.fillText(String.format(Locale.ROOT, "%02x", block.at(at)), column(i), middle);
      g.setFill(inks.get(changed ? CHANGED : zero ? FAINT : TEXT));
      g.fillText(String.valueOf(MemoryText.character(block.at(at))), character(i), middle);
    } else if (!noteHere) {
      g.fillText("··", column(i), middle);
    }
    if (changed) {
      g.setStroke(inks.get(CHANGED));
      g.setLineWidth(Math.max(1, 0.1 * em));
      g.strokeLine(column(i), y + line - 2.5, column(i) + 2 * cell, y + line - 2.5);
    }
    if (at == model.cursor()) {
      frame(g, column(i) - 0.3 * cell, y, 2.6 * cell);
    }
  }

  private void frame(GraphicsContext g, double x, double y, double width) {
    g.setStroke(inks.get(CURSOR));
    g.setLineWidth(isFocused() ? 2 : 1);
    g.strokeRect(x, y + 1.5, width, line - 3);
    g.setLineWidth(1);
  }

  private void entries(GraphicsContext g, MemoryBlock block, long address, double y) {
    double middle = y + line / 2;
    g.setFont(font);
    g.setFill(inks.get(DIM));
    g.fillText("0x" + Quantity.hex64(address), em, middle);
    for (int half = 0; half < 2; half++) {
      long at = address + 8L * half;
      PagePiece page = block.page(at);
      double x = entryColumn(half);
      boolean changed = false;
      for (int i = 0; i < 8; i++) {
        changed |= model.isChanged(at + i);
      }
      if (changed) {
        g.setFill(inks.get(CHANGED_GROUND));
        g.fillRect(x - 0.3 * cell, y + 1, 30 * cell, line - 2);
      }
      long entry = page.readable() ? block.value(at, 8) : 0;
      g.setFont(changed ? bold : font);
      g.setFill(inks.get(changed ? CHANGED : entry == 0 ? DIM : TEXT));
      g.fillText(page.readable() ? "0x" + Quantity.hex64(entry) : page.note(), x, middle);
      if (entry != 0) {
        g.fillText(EntryBits.compact(entry), x + 19 * cell, middle);
      }
      if ((model.cursor() & -8) == at) {
        frame(g, x - 0.3 * cell, y, 30 * cell);
      }
    }
  }

  /** Where the cursor is, in the grid's coordinates. */
  Bounds cursorBounds() {
    long row = ((model.cursor() & -rowBytes()) - model.top()) / rowBytes();
    int i = (int) model.cursor() & rowBytes() - 1;
    double x = asTables() ? entryColumn(i / 8) : column(i);
    double y = Math.clamp(row + 1, 0, model.rows()) * line;
    return new BoundingBox(x, y, 2 * cell, line);
  }

  // The user

  private void pressed(MouseEvent event) {
    requestFocus();
    int row = (int) (event.getY() / line) - 1;
    if (row < 0 || row >= model.rows()) {
      return;
    }
    long address = model.top() + (long) row * rowBytes();
    double x = event.getX();
    int i = 0;
    if (asTables()) {
      i = x >= entryColumn(1) - cell ? 8 : 0;
    } else if (x >= character(0) - 0.5 * cell) {
      i = (int) ((x - character(0)) / cell);
    } else {
      while (i < rowBytes() - 1 && x >= column(i + 1) - 0.5 * cell) {
        i++;
      }
    }
    model.go(address + Math.clamp(i, 0, rowBytes() - 1));
    if (event.getClickCount() == 2) {
      follow.accept(model.cursor());
    }
    moved.run();
    draw();
  }

  private void scrolled(ScrollEvent event) {
    long rows = -Math.round(event.getDeltaY() / line);
    if (event.isControlDown() || event.getDeltaY() == 0) {
      return;
    }
    model.scroll(rows == 0 ? (event.getDeltaY() > 0 ? -1 : 1) : rows);
    moved.run();
    draw();
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    int step = asTables() ? 8 : 1;
    long page = (long) Math.max(1, model.rows() - 1) * rowBytes();
    switch (event.getCode()) {
      case LEFT -> model.move(-step);
      case RIGHT -> model.move(step);
      case UP -> model.move(-rowBytes());
      case DOWN -> model.move(rowBytes());
      case PAGE_UP -> model.move(-page);
      case PAGE_DOWN -> model.move(page);
      case HOME -> model.go(model.cursor() & -rowBytes());
      case END -> model.go(model.cursor() | rowBytes() - 1);
      case ENTER -> follow.accept(model.cursor());
      default -> {
        return;
      }
    }
    event.consume();
    moved.run();
    draw();
  }
}
