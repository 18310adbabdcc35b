package org.matryoshka.gui.fx.dock;

/**
 * A window of its own.
 *
 * @param tabs what is in it
 * @param x of its left edge on the screen, in pixels
 * @param y of its upper edge
 * @param width in pixels
 * @param height in pixels
 */
public record Floating(Area.Tabs tabs, double x, double y, double width, double height) {
  Floating with(Area.Tabs other) {
    return new Floating(other, x, y, width, height);
  }
}
