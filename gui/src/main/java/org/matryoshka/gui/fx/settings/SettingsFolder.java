package org.matryoshka.gui.fx.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a platform wants configuration to be. */
public final class SettingsFolder {
  private SettingsFolder() {}

  /**
   * The file of our settings.
   *
   * @param system the value of {@code os.name}
   * @param home the user's home folder
   * @param environment the environment variables: {@code XDG_CONFIG_HOME}, {@code APPDATA}
   */
  public static Path file(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    Path folder;
    if (name.startsWith("windows")) {
      folder = configured(environment.get("APPDATA"), home.resolve("AppData/Roaming"));
    } else if (name.startsWith("mac")) {
      folder = home.resolve("Library/Application Support");
    } else {
      folder = configured(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"));
    }
    return folder.resolve("matryoshka").resolve("settings.conf");
  }

  private static Path configured(String value, Path otherwise) {
    return value == null || value.isBlank() ? otherwise : Path.of(value);
  }
}
