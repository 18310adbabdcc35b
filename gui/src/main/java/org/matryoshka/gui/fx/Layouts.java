package org.matryoshka.gui.fx;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.fx.dock.Layout;
import org.matryoshka.gui.fx.dock.LayoutText;
import org.matryoshka.gui.fx.dock.Side;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.ViewType;

/** The layouts that come with the window. */
enum Layouts {
  /** What one needs to follow VM exits: the nest, the exits, the registers, the consoles. */
  NEWCOMER(
      "Newcomer",
      "h(0.25:[stack],0.47:v(0.66:[exits,translation,code,editor],"
          + "0.34:[console,timeline,scheduling]),0.28:[cpu,guest,memory])"),
  /** Code in the middle, everything about its state around it. */
  DEBUGGING(
      "Debugging",
      "h(0.38:v(0.62:[code,editor,stack],0.38:[console,guest]),0.34:v(0.55:[exits,timeline],"
          + "0.45:[translation,scheduling]),0.28:v(0.6:[cpu],0.4:[memory]))"),
  /** Two large panes, to be read from the last row. */
  LECTURE(
      "Lecture",
      "h(0.38:[stack,cpu,guest],0.62:[exits,translation,code,console,timeline,scheduling,memory])");

  private final String title;
  private final String text;

  Layouts(String title, String text) {
    this.title = title;
    this.text = text;
  }

  String title() {
    return title;
  }

  String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The layout, for the views that there are; views that it does not know are added. */
  Layout layout(List<ViewType> views) {
    List<String> ids = views.stream().map(ViewType::id).toList();
    Layout layout = LayoutText.parse(text).knowing(ids);
    if (this == LECTURE) {
      return layout;
    }
    for (ViewType view : views) {
      if (!layout.ids().contains(view.id())) {
        layout = place(layout, view, views);
      }
    }
    List<String> seen = new ArrayList<>(LayoutText.parse(text).visible());
    for (String id : seen) {
      if (layout.ids().contains(id)) {
        layout = layout.select(id);
      }
    }
    return layout;
  }

  /** Puts a view that is closed where its kind belongs. */
  static Layout place(Layout layout, ViewType view, List<ViewType> views) {
    for (ViewType other : views) {
      boolean isThere = layout.ids().contains(other.id()) && !layout.isFloating(other.id());
      if (other.place() == view.place() && isThere) {
        return layout.move(view.id(), other.id(), Side.CENTER, Integer.MAX_VALUE);
      }
    }
    return layout.moveToEdge(view.id(), side(view.place()));
  }

  private static Side side(DockPlace place) {
    return switch (place) {
      case LEFT, CENTER -> Side.LEFT;
      case RIGHT -> Side.RIGHT;
      case BOTTOM -> Side.BOTTOM;
    };
  }
}
