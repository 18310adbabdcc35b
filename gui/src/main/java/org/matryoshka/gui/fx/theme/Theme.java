package org.matryoshka.gui.fx.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The looks. */
public enum Theme {
  /** Dark text on white. */
  LIGHT("Light", "light.css"),
  /** Light text on near black. */
  DARK("Dark", "dark.css"),
  /** White and yellow on black, thick lines. */
  HIGH_CONTRAST("High contrast", "contrast.css");

  private final String title;
  private final String sheet;

  Theme(String title, String sheet) {
    this.title = title;
    this.sheet = sheet;
  }

  /** How it is called on the screen. */
  public String title() {
    return title;
  }

  /** Whether light text stands on a dark ground. */
  public boolean isDark() {
    return this != LIGHT;
  }

  String base() {
    return isDark()
        ? new PrimerDark().getUserAgentStylesheet()
        : new PrimerLight().getUserAgentStylesheet();
  }

  String sheet() {
    return sheet;
  }
}
