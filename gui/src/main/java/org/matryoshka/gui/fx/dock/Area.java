package org.matryoshka.gui.fx.dock;

import java.util.ArrayList;
import java.util.List;

/** A part of a window. */
public sealed interface Area {
  /**
   * Views on top of each other.
   *
   * @param ids from left to right; empty only where there is nothing else
   * @param selected which is seen; one of them, or empty if there is none
   */
  record Tabs(List<String> ids, String selected) implements Area {
    /** Copies the list; selects the first if the selected one is not there. */
    public Tabs {
      ids = List.copyOf(ids);
      if (!ids.contains(selected)) {
        selected = ids.isEmpty() ? "" : ids.getFirst();
      }
    }

    /** The first is seen. */
    public static Tabs of(String... ids) {
      return new Tabs(List.of(ids), "");
    }

    @Override
    public List<Tabs> tabs() {
      return List.of(this);
    }
  }

  /**
   * Areas beside or below each other.
   *
   * @param horizontal whether beside each other
   * @param parts two or more
   * @param shares of the room, one for each part, with a sum of 1
   */
  record Split(boolean horizontal, List<Area> parts, List<Double> shares) implements Area {
    /** Copies the lists and brings the shares to a sum of 1. */
    public Split {
      parts = List.copyOf(parts);
      if (shares.size() != parts.size()) {
        throw new IllegalArgumentException(shares.size() + " shares of " + parts.size());
      }
      double sum = shares.stream().mapToDouble(share -> Math.max(0.02, share)).sum();
      shares = shares.stream().map(share -> Math.max(0.02, share) / sum).toList();
    }

    @Override
    public List<Tabs> tabs() {
      List<Tabs> all = new ArrayList<>();
      parts.forEach(part -> all.addAll(part.tabs()));
      return all;
    }
  }

  /** All tabs in it, in reading order. */
  List<Tabs> tabs();
}
