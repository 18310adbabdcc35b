package org.matryoshka.gui.fx.dock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matryoshka.gui.fx.dock.Area.Split;
import org.matryoshka.gui.fx.dock.Area.Tabs;

/**
 * Where all views stand. Immutable: what changes it gives another one.
 *
 * @param main the window's inside
 * @param floating windows of their own
 * @param maximized the view that fills the window for now; empty for none
 */
public record Layout(Area main, List<Floating> floating, String maximized) {
  /** Copies the list. */
  public Layout {
    floating = List.copyOf(floating);
  }

  /** Only the window's inside. */
  public static Layout of(Area main) {
    return new Layout(main, List.of(), "");
  }

  /** All tabs that are not empty, in reading order, floating windows last. */
  public List<Tabs> tabs() {
    List<Tabs> all = new ArrayList<>(main.tabs());
    floating.forEach(window -> all.add(window.tabs()));
    all.removeIf(tabs -> tabs.ids().isEmpty());
    return all;
  }

  /** All views that stand somewhere. */
  public List<String> ids() {
    return tabs().stream().flatMap(tabs -> tabs.ids().stream()).toList();
  }

  /** The tabs that a view stands among. */
  public Optional<Tabs> tabsOf(String id) {
    return tabs().stream().filter(tabs -> tabs.ids().contains(id)).findFirst();
  }

  /** Whether a view floats in a window of its own. */
  public boolean isFloating(String id) {
    return floating.stream().anyMatch(window -> window.tabs().ids().contains(id));
  }

  /** The views that are seen. */
  public Set<String> visible() {
    Set<String> seen = new HashSet<>();
    if (maximized.isEmpty()) {
      main.tabs().forEach(tabs -> seen.add(tabs.selected()));
    } else {
      seen.add(maximized);
    }
    floating.forEach(window -> seen.add(window.tabs().selected()));
    seen.remove("");
    return seen;
  }

  /** Brings a view to the front of its area. */
  public Layout select(String id) {
    Layout selected = replace(id, tabs -> new Tabs(tabs.ids(), id));
    boolean hidesIt = !maximized.isEmpty() && !maximized.equals(id) && !isFloating(id);
    return hidesIt ? selected.maximize("") : selected;
  }

  /** Takes a view away; an area that becomes empty vanishes. */
  public Layout without(String id) {
    Layout less = replace(id, tabs -> removed(tabs, id));
    return maximized.equals(id) ? less.maximize("") : less;
  }

  private static Tabs removed(Tabs tabs, String id) {
    List<String> ids = new ArrayList<>(tabs.ids());
    int at = ids.indexOf(id);
    ids.remove(id);
    if (!tabs.selected().equals(id) || ids.isEmpty()) {
      return new Tabs(ids, tabs.selected());
    }
    return new Tabs(ids, ids.get(Math.min(at, ids.size() - 1)));
  }

  /** Lets a view fill the window; with an empty name everything is as before. */
  public Layout maximize(String id) {
    return new Layout(main, floating, id);
  }

  /**
   * Moves a view, or opens it, beside another one.
   *
   * @param target a view of the area that is meant; the view itself means its own area
   * @param index place among the tabs, for {@link Side#CENTER}; large for the last
   */
  public Layout move(String id, String target, Side side, int index) {
    Tabs old = tabsOf(target).orElse(null);
    if (old == null || (target.equals(id) && old.ids().size() == 1)) {
      return this;
    }
    String anchor = target;
    int at = index;
    if (target.equals(id)) {
      anchor = old.ids().stream().filter(other -> !other.equals(id)).findFirst().orElseThrow();
    }
    if (old.ids().contains(id) && old.ids().indexOf(id) < index) {
      at--;
    }
    Layout rest = without(id);
    Layout moved = rest.insert(id, anchor, side, at);
    return maximized.isEmpty() ? moved : moved.maximize("");
  }

  private Layout insert(String id, String anchor, Side side, int index) {
    if (side == Side.CENTER || isFloating(anchor)) {
      return replace(
          anchor,
          tabs -> {
            List<String> ids = new ArrayList<>(tabs.ids());
            ids.add(Math.clamp(index, 0, ids.size()), id);
            return new Tabs(ids, id);
          });
    }
    return new Layout(simplified(split(main, id, anchor, side)), floating, maximized);
  }

  private static Area split(Area area, String id, String anchor, Side side) {
    return switch (area) {
      case Tabs tabs -> {
        if (!tabs.ids().contains(anchor)) {
          yield tabs;
        }
        Tabs fresh = Tabs.of(id);
        yield new Split(
            side.horizontal(),
            side.before() ? List.of(fresh, tabs) : List.of(tabs, fresh),
            List.of(0.5, 0.5));
      }
      case Split split ->
          new Split(
              split.horizontal(),
              split.parts().stream().map(part -> split(part, id, anchor, side)).toList(),
              split.shares());
    };
  }

  /** Moves a view, or opens it, to an edge of the whole window. */
  public Layout moveToEdge(String id, Side side) {
    Layout rest = without(id);
    if (rest.main.tabs().stream().allMatch(tabs -> tabs.ids().isEmpty())) {
      return new Layout(Tabs.of(id), rest.floating, "");
    }
    Area fresh = Tabs.of(id);
    Area whole =
        new Split(
            side.horizontal(),
            side.before() ? List.of(fresh, rest.main) : List.of(rest.main, fresh),
            side.before() ? List.of(0.25, 0.75) : List.of(0.75, 0.25));
    return new Layout(simplified(whole), rest.floating, "");
  }

  /** Gives a view a window of its own. */
  public Layout detach(String id, double x, double y, double width, double height) {
    Layout rest = without(id);
    List<Floating> windows = new ArrayList<>(rest.floating);
    windows.add(new Floating(Tabs.of(id), x, y, width, height));
    return new Layout(rest.main, windows, rest.maximized);
  }

  /** Moves a view by some areas on, in reading order, beginning again after the last. */
  public Layout moveOn(String id, int by) {
    List<Tabs> all = tabs();
    Tabs own = tabsOf(id).orElse(null);
    if (own == null || all.size() < 2) {
      return this;
    }
    Tabs target = all.get(Math.floorMod(all.indexOf(own) + by, all.size()));
    return move(id, target.selected(), Side.CENTER, Integer.MAX_VALUE);
  }

  /** The view that is seen in the area some areas on from a view's; the first one's if unknown. */
  public String neighbour(String id, int by) {
    List<Tabs> all = tabs();
    if (all.isEmpty()) {
      return "";
    }
    int at = tabsOf(id).map(all::indexOf).orElse(0);
    return all.get(Math.floorMod(at + by, all.size())).selected();
  }

  /** The view some tabs on in the same area. */
  public String nextTab(String id, int by) {
    return tabsOf(id)
        .map(tabs -> tabs.ids().get(Math.floorMod(tabs.ids().indexOf(id) + by, tabs.ids().size())))
        .orElse(id);
  }

  /**
   * Gives the area of a view a greater share, or a smaller one, of the split that it is part of.
   */
  public Layout grow(String id, double by) {
    return new Layout(grown(main, id, by), floating, maximized);
  }

  private static Area grown(Area area, String id, double by) {
    if (!(area instanceof Split split)) {
      return area;
    }
    List<Area> parts = new ArrayList<>();
    List<Double> shares = new ArrayList<>(split.shares());
    for (int i = 0; i < split.parts().size(); i++) {
      Area part = split.parts().get(i);
      if (part instanceof Tabs tabs && tabs.ids().contains(id)) {
        shares.set(i, Math.clamp(shares.get(i) + by, 0.1, 0.9));
      }
      parts.add(grown(part, id, by));
    }
    return new Split(split.horizontal(), parts, shares);
  }

  /** Puts other shares into the split that a path of indexes from the root leads to. */
  public Layout withShares(List<Integer> path, List<Double> shares) {
    return new Layout(shared(main, path, shares), floating, maximized);
  }

  private static Area shared(Area area, List<Integer> path, List<Double> shares) {
    if (!(area instanceof Split split)) {
      return area;
    }
    if (path.isEmpty()) {
      return shares.size() == split.parts().size()
          ? new Split(split.horizontal(), split.parts(), shares)
          : split;
    }
    List<Area> parts = new ArrayList<>(split.parts());
    int at = path.getFirst();
    parts.set(at, shared(parts.get(at), path.subList(1, path.size()), shares));
    return new Split(split.horizontal(), parts, split.shares());
  }

  /** Remembers where a floating window stands. */
  public Layout withBounds(String id, double x, double y, double width, double height) {
    List<Floating> windows =
        floating.stream()
            .map(
                window ->
                    window.tabs().ids().contains(id)
                        ? new Floating(window.tabs(), x, y, width, height)
                        : window)
            .toList();
    return new Layout(main, windows, maximized);
  }

  /** Without views that are not known and without second places of a view. */
  public Layout knowing(Collection<String> known) {
    Set<String> left = new HashSet<>(known);
    Area cleaned = simplified(filtered(main, left));
    List<Floating> windows = new ArrayList<>();
    for (Floating window : floating) {
      Tabs tabs = (Tabs) filtered(window.tabs(), left);
      if (!tabs.ids().isEmpty()) {
        windows.add(window.with(tabs));
      }
    }
    boolean isThere = cleaned.tabs().stream().anyMatch(tabs -> tabs.ids().contains(maximized));
    return new Layout(cleaned, windows, isThere ? maximized : "");
  }

  private static Area filtered(Area area, Set<String> left) {
    return switch (area) {
      case Tabs tabs ->
          new Tabs(tabs.ids().stream().filter(left::remove).toList(), tabs.selected());
      case Split split ->
          new Split(
              split.horizontal(),
              split.parts().stream().map(part -> filtered(part, left)).toList(),
              split.shares());
    };
  }

  private interface TabsChange {
    Tabs apply(Tabs tabs);
  }

  private Layout replace(String id, TabsChange change) {
    List<Floating> windows = new ArrayList<>();
    for (Floating window : floating) {
      Tabs tabs = window.tabs().ids().contains(id) ? change.apply(window.tabs()) : window.tabs();
      if (!tabs.ids().isEmpty()) {
        windows.add(window.with(tabs));
      }
    }
    return new Layout(simplified(replaced(main, id, change)), windows, maximized);
  }

  private static Area replaced(Area area, String id, TabsChange change) {
    return switch (area) {
      case Tabs tabs -> tabs.ids().contains(id) ? change.apply(tabs) : tabs;
      case Split split ->
          new Split(
              split.horizontal(),
              split.parts().stream().map(part -> replaced(part, id, change)).toList(),
              split.shares());
    };
  }

  /** Without empty areas, splits of one part, and splits inside splits of the same direction. */
  private static Area simplified(Area area) {
    if (!(area instanceof Split split)) {
      return area;
    }
    List<Area> parts = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < split.parts().size(); i++) {
      Area part = simplified(split.parts().get(i));
      double share = split.shares().get(i);
      if (part instanceof Split inner && inner.horizontal() == split.horizontal()) {
        parts.addAll(inner.parts());
        inner.shares().forEach(innerShare -> shares.add(innerShare * share));
      } else if (!(part instanceof Tabs tabs && tabs.ids().isEmpty())) {
        parts.add(part);
        shares.add(share);
      }
    }
    return switch (parts.size()) {
      case 0 -> Tabs.of();
      case 1 -> parts.getFirst();
      default -> new Split(split.horizontal(), parts, shares);
    };
  }
}
