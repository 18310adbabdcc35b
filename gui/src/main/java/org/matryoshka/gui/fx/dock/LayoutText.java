package org.matryoshka.gui.fx.dock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matryoshka.gui.fx.dock.Area.Split;
import org.matryoshka.gui.fx.dock.Area.Tabs;

/**
 * A layout as one line of text:
 *
 * <pre>
 * layout = area { ';' 'float' x ' ' y ' ' width ' ' height tabs } [ ';' 'max' id ]
 * area   = tabs | ( 'h' | 'v' ) '(' share ':' area { ',' share ':' area } ')'
 * tabs   = '[' [ id [ '*' ] { ',' id [ '*' ] } ] ']'        the star marks the selected one
 * </pre>
 */
public final class LayoutText {
  private static final int MAX_DEPTH = 20;

  private final String text;
  private int at;

  private LayoutText(String text) {
    this.text = text;
  }

  /** The text of a layout. */
  public static String format(Layout layout) {
    StringBuilder out = new StringBuilder();
    write(layout.main(), out);
    for (Floating window : layout.floating()) {
      out.append(
          String.format(
              Locale.ROOT,
              ";float%.0f %.0f %.0f %.0f",
              window.x(),
              window.y(),
              window.width(),
              window.height()));
      write(window.tabs(), out);
    }
    if (!layout.maximized().isEmpty()) {
      out.append(";max").append(layout.maximized());
    }
    return out.toString();
  }

  private static void write(Area area, StringBuilder out) {
    switch (area) {
      case Tabs(List<String> ids, String selected) -> {
        out.append('[');
        for (int i = 0; i < ids.size(); i++) {
          out.append(i == 0 ? "" : ",").append(ids.get(i));
          out.append(ids.get(i).equals(selected) && i > 0 ? "*" : "");
        }
        out.append(']');
      }
      case Split(boolean horizontal, List<Area> parts, List<Double> shares) -> {
        out.append(horizontal ? "h(" : "v(");
        for (int i = 0; i < parts.size(); i++) {
          out.append(i == 0 ? "" : ",");
          out.append(String.format(Locale.ROOT, "%.4f:", shares.get(i)));
          write(parts.get(i), out);
        }
        out.append(')');
      }
    }
  }

  /**
   * Reads a layout.
   *
   * @throws IllegalArgumentException if it is none; the message says where
   */
  public static Layout parse(String text) {
    return new LayoutText(text).layout();
  }

  private Layout layout() {
    Area main = area(0);
    List<Floating> windows = new ArrayList<>();
    String maximized = "";
    while (at < text.length()) {
      expect(';');
      if (text.startsWith("float", at)) {
        at += "float".length();
        double x = number(' ');
        double y = number(' ');
        double width = number(' ');
        double height = number('[');
        at--;
        windows.add(new Floating(tabs(), x, y, width, height));
      } else if (text.startsWith("max", at)) {
        maximized = text.substring(at + "max".length());
        at = text.length();
      } else {
        throw wrong("'float' or 'max'");
      }
    }
    return new Layout(main, windows, maximized);
  }

  private Area area(int depth) {
    if (depth > MAX_DEPTH) {
      throw wrong("less depth");
    }
    if (at < text.length() && text.charAt(at) == '[') {
      return tabs();
    }
    boolean horizontal = at < text.length() && text.charAt(at) == 'h';
    if (!horizontal && !(at < text.length() && text.charAt(at) == 'v')) {
      throw wrong("an area");
    }
    at++;
    expect('(');
    List<Area> parts = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    do {
      shares.add(number(':'));
      parts.add(area(depth + 1));
    } while (accept(','));
    expect(')');
    return new Split(horizontal, parts, shares);
  }

  private Tabs tabs() {
    expect('[');
    List<String> ids = new ArrayList<>();
    String selected = "";
    while (!accept(']')) {
      int end = at;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
        end++;
      }
      if (end == at) {
        throw wrong("the name of a view");
      }
      String id = text.substring(at, end);
      at = end;
      ids.add(id);
      if (accept('*')) {
        selected = id;
      }
      if (at < text.length() && text.charAt(at) != ']') {
        expect(',');
      }
    }
    return new Tabs(ids, selected);
  }

  private double number(char end) {
    int until = text.indexOf(end, at);
    if (until < 0) {
      throw wrong("'" + end + "'");
    }
    try {
      double value = Double.parseDouble(text.substring(at, until));
      if (!Double.isFinite(value)) {
        throw wrong("a number");
      }
      at = until + 1;
      return value;
    } catch (NumberFormatException e) {
      throw wrong("a number");
    }
  }

  private boolean accept(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw wrong("'" + c + "'");
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "not a layout: expected " + expected + " at character " + (at + 1));
  }
}
