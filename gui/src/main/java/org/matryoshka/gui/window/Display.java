package org.matryoshka.gui.window;

import java.util.Locale;
import java.util.Map;

/** Whether there is something to show a window on. */
public final class Display {
  private Display() {}

  /** Whether this process has a display, as far as that can be told without trying. */
  public static boolean isThere() {
    return System.getProperty("glass.platform") != null
        || isThere(System.getProperty("os.name", ""), System.getenv());
  }

  /**
   * Whether there is a display.
   *
   * @param system the value of {@code os.name}
   * @param environment the environment variables: {@code DISPLAY}
   */
  public static boolean isThere(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    return name.startsWith("windows")
        || name.startsWith("mac")
        || !environment.getOrDefault("DISPLAY", "").isBlank();
  }
}
