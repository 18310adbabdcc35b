package org.matryoshka.gui.fx.theme;

import java.util.Locale;

/** What the user can choose: a theme, or whatever the system shows. */
public enum ThemeChoice {
  /** Light or dark, as the system; high contrast where the system asks for it. */
  SYSTEM("As the system"),
  /** Always light. */
  LIGHT("Light"),
  /** Always dark. */
  DARK("Dark"),
  /** Always high contrast. */
  HIGH_CONTRAST("High contrast");

  private final String title;

  ThemeChoice(String title) {
    this.title = title;
  }

  /** How it is called on the screen. */
  public String title() {
    return title;
  }

  /** Its name in the settings. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The choice of a name in the settings; {@link #SYSTEM} for any other name. */
  public static ThemeChoice of(String id) {
    for (ThemeChoice choice : values()) {
      if (choice.id().equals(id)) {
        return choice;
      }
    }
    return SYSTEM;
  }

  /**
   * The theme.
   *
   * @param systemIsDark whether the system shows light on dark
   * @param systemWantsContrast whether the system shows high contrast
   */
  public Theme theme(boolean systemIsDark, boolean systemWantsContrast) {
    return switch (this) {
      case LIGHT -> Theme.LIGHT;
      case DARK -> Theme.DARK;
      case HIGH_CONTRAST -> Theme.HIGH_CONTRAST;
      case SYSTEM ->
          systemWantsContrast ? Theme.HIGH_CONTRAST : systemIsDark ? Theme.DARK : Theme.LIGHT;
    };
  }
}
