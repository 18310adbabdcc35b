package org.matryoshka.gui.fx.view.console;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.matryoshka.gui.fx.theme.Fonts;
import org.matryoshka.gui.fx.theme.Theme;

/** Draws the cells of a terminal. */
final class TerminalPainter extends Canvas {
  private static final double LEADING = 1.12;

  private TerminalColours colours = TerminalColours.of(Theme.LIGHT);
  private Font plain = Font.font(Fonts.MONO, 13);
  private Font bold = plain;
  private Font italic = plain;
  private Font boldItalic = plain;
  private double cellWidth = 8;
  private double cellHeight = 16;
  private double baseline = 12;
  private double margin = 5;

  void setLook(TerminalColours newColours, double size) {
    colours = newColours;
    plain = Font.font(Fonts.MONO, size);
    bold = Font.font(Fonts.MONO, FontWeight.BOLD, size);
    italic = Font.font(Fonts.MONO, FontPosture.ITALIC, size);
    boldItalic = Font.font(Fonts.MONO, FontWeight.BOLD, FontPosture.ITALIC, size);
    Text measured = new Text("MMMMMMMMMM");
    measured.setFont(plain);
    cellWidth = measured.getLayoutBounds().getWidth() / 10;
    cellHeight = Math.ceil(size * 1.2 * LEADING);
    baseline = Math.rint(cellHeight * 0.76);
    margin = Math.rint(size * 0.4);
  }

  double cellWidth() {
    return cellWidth;
  }

  /** Empty space at the left. */
  double margin() {
    return margin;
  }

  double cellHeight() {
    return cellHeight;
  }

  void resizeTo(double width, double height) {
    setWidth(width);
    setHeight(height);
  }

  void paint(
      TerminalScreen screen,
      TerminalSelection selection,
      List<TerminalSelection.Match> matches,
      long top,
      double hidden,
      boolean focused,
      boolean cursorOn) {
    GraphicsContext g = getGraphicsContext2D();
    boolean reverse = screen.modes().isSet(TerminalModes.REVERSE_SCREEN);
    g.setFill(reverse ? colours.foreground() : colours.background());
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setTextBaseline(VPos.BASELINE);
    g.save();
    g.translate(margin - hidden, 0);
    int rows = (int) Math.ceil(getHeight() / cellHeight);
    for (int i = 0; i < rows; i++) {
      TerminalLine line = screen.numbered(top + i);
      if (line != null) {
        row(g, line, top + i, i * cellHeight, selection, matches, reverse);
      }
    }
    if (screen.modes().isSet(TerminalModes.CURSOR)) {
      cursor(g, screen, top, focused, cursorOn);
    }
    g.restore();
  }

  private void row(
      GraphicsContext g,
      TerminalLine line,
      long number,
      double y,
      TerminalSelection selection,
      List<TerminalSelection.Match> matches,
      boolean reverse) {
    for (int column = 0; column < line.columns(); column++) {
      boolean marked = selection.contains(number, column);
      Color ground = background(line.style(column), reverse);
      if (marked) {
        ground = colours.selection();
      } else if (!matches.isEmpty() && isFound(matches, number, column)) {
        ground = colours.found();
      }
      if (!ground.equals(reverse ? colours.foreground() : colours.background())) {
        g.setFill(ground);
        g.fillRect(column * cellWidth, y, cellWidth + 0.5, cellHeight);
      }
    }
    int column = 0;
    while (column < line.columns()) {
      int from = column;
      long style = line.style(from);
      boolean single = isSingle(line.character(from));
      do {
        column++;
      } while (column < line.columns()
          && !single
          && !isSingle(line.character(column))
          && line.style(column) == style);
      text(g, line, from, column, y, style, reverse);
    }
  }

  /** Characters that may be of another width than a cell are drawn one by one. */
  private static boolean isSingle(int character) {
    return character >= 0x7f || character == TerminalLine.WIDE_TAIL;
  }

  private static boolean isFound(List<TerminalSelection.Match> matches, long number, int column) {
    for (TerminalSelection.Match match : matches) {
      if (match.line() == number && column >= match.from() && column < match.to()) {
        return true;
      }
    }
    return false;
  }

  private void text(
      GraphicsContext g,
      TerminalLine line,
      int from,
      int to,
      double y,
      long style,
      boolean reverse) {
    String text = line.text(from, to);
    boolean lines = (style & (CellStyle.UNDERLINE | CellStyle.STRIKE)) != 0;
    if ((style & CellStyle.HIDDEN) != 0 || (text.isBlank() && !lines)) {
      return;
    }
    g.setFont(font(style));
    Color colour = foreground(style, reverse);
    g.setFill(colour);
    g.fillText(text, from * cellWidth, y + baseline);
    if (lines) {
      double at = (style & CellStyle.UNDERLINE) != 0 ? baseline + 2 : baseline * 0.68;
      g.fillRect(from * cellWidth, y + at, (to - from) * cellWidth, 1);
    }
  }

  private Font font(long style) {
    boolean isBold = (style & CellStyle.BOLD) != 0;
    if ((style & CellStyle.ITALIC) != 0) {
      return isBold ? boldItalic : italic;
    }
    return isBold ? bold : plain;
  }

  private Color foreground(long style, boolean reverse) {
    boolean inverse = (style & CellStyle.INVERSE) != 0 ^ reverse;
    return inverse ? ground(style) : ink(style);
  }

  private Color background(long style, boolean reverse) {
    boolean inverse = (style & CellStyle.INVERSE) != 0 ^ reverse;
    return inverse ? ink(style) : ground(style);
  }

  private Color ink(long style) {
    boolean isBold = (style & CellStyle.BOLD) != 0;
    Color colour = colours.of(CellStyle.foreground(style), isBold, colours.foreground());
    return (style & CellStyle.FAINT) != 0 ? colour.interpolate(ground(style), 0.4) : colour;
  }

  private Color ground(long style) {
    return colours.of(CellStyle.background(style), false, colours.background());
  }

  private void cursor(
      GraphicsContext g, TerminalScreen screen, long top, boolean focused, boolean cursorOn) {
    double x = screen.cursorColumn() * cellWidth;
    double y = (screen.screenStart() + screen.cursorRow() - top) * cellHeight;
    if (y < 0 || y >= getHeight()) {
      return;
    }
    if (!focused) {
      g.setStroke(colours.cursor());
      g.strokeRect(Math.floor(x) + 0.5, y + 0.5, Math.floor(cellWidth), cellHeight - 1);
    } else if (cursorOn) {
      g.setFill(colours.cursor());
      g.fillRect(x, y, cellWidth, cellHeight);
      TerminalLine line = screen.line(screen.cursorRow());
      g.setFont(font(line.style(screen.cursorColumn())));
      g.setFill(colours.background());
      g.fillText(line.text(screen.cursorColumn(), screen.cursorColumn() + 1), x, y + baseline);
    }
  }
}
