package org.matryoshka.gui.fx.dock;

/** Where something is dropped, relative to an area. */
public enum Side {
  /** Into it, as a further tab. */
  CENTER,
  /** At its left. */
  LEFT,
  /** At its right. */
  RIGHT,
  /** Above it. */
  TOP,
  /** Below it. */
  BOTTOM;

  boolean horizontal() {
    return this == LEFT || this == RIGHT;
  }

  boolean before() {
    return this == LEFT || this == TOP;
  }
}
