package org.matryoshka.gui.fx.view;

/** Where a view stands before the user has moved it. */
public enum DockPlace {
  /** The narrow column at the left. */
  LEFT,
  /** The large area in the middle. */
  CENTER,
  /** The column at the right. */
  RIGHT,
  /** The wide area below the middle. */
  BOTTOM
}
