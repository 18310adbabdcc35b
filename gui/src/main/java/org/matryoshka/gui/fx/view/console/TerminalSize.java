package org.matryoshka.gui.fx.view.console;

/** Sizes that a terminal can have. */
enum TerminalSize {
  /** What every program expects. */
  STANDARD("80×24", 24, 80),
  /** The wide mode of old terminals. */
  WIDE("132×43", 43, 132),
  /** As much as the view has room for. */
  FIT("Fit the view", 0, 0);

  private final String title;
  private final int rows;
  private final int columns;

  TerminalSize(String title, int rows, int columns) {
    this.title = title;
    this.rows = rows;
    this.columns = columns;
  }

  /** Rows; 0 for as many as there is room for. */
  int rows() {
    return rows;
  }

  /** Columns; 0 for as many as there is room for. */
  int columns() {
    return columns;
  }

  @Override
  public String toString() {
    return title;
  }
}
