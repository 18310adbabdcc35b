package org.matryoshka.gui.fx.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void whatIsSavedIsLoaded() {
    Path file = folder.resolve("deep/settings.conf");
    Settings settings = Settings.load(file);
    settings.set("recent", "C:\\a b\nsecond = line");
    settings.set("scale", 1.25);
    settings.set("on", true);
    settings.save();
    Settings again = Settings.load(file);
    assertThat(again.get("recent")).contains("C:\\a b\nsecond = line");
    assertThat(again.getNumber("scale", 1, 0.5, 2)).isEqualTo(1.25);
    assertThat(again.getBoolean("on", false)).isTrue();
    assertThat(again.problem()).isEmpty();
  }

  @Test
  void aDamagedFileIsSetAside() throws Exception {
    Path file = Files.writeString(folder.resolve("s.conf"), "theme = dark\nwhat is this\n");
    Settings settings = Settings.load(file);
    assertThat(settings.get("theme")).isEmpty();
    assertThat(settings.problem()).contains("line 2").contains("s.conf.damaged");
    assertThat(folder.resolve("s.conf.damaged")).exists();
  }

  @Test
  void binaryRubbishAndFoldersAreNotTheEnd() throws Exception {
    Path file = Files.write(folder.resolve("s.conf"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    assertThat(Settings.load(file).problem()).contains("UTF-8");
    assertThat(Settings.load(folder).problem()).contains("folder");
  }

  @Test
  void whatCannotBeWrittenIsSaid() throws Exception {
    Path blocker = Files.writeString(folder.resolve("file"), "");
    Settings settings = Settings.load(blocker.resolve("settings.conf"));
    settings.set("a", 1);
    settings.save();
    assertThat(settings.problem()).contains("can't be written");
  }

  @Test
  void numbersStayInTheirRange() {
    Settings settings = Settings.inMemory();
    settings.set("a", 99);
    settings.set("b", "NaN");
    settings.set("c", "x");
    assertThat(settings.getNumber("a", 1, 0, 2.5)).isEqualTo(2.5);
    assertThat(settings.getNumber("b", 1, 0, 2)).isEqualTo(1);
    assertThat(settings.getNumber("c", 1, 0, 2)).isEqualTo(1);
    assertThat(settings.getBoolean("a", true)).isTrue();
  }

  @Test
  void eachPlatformHasItsFolder() {
    Path home = Path.of("/home/x");
    assertThat(SettingsFolder.file("Linux", home, Map.of()))
        .isEqualTo(home.resolve(".config/matryoshka/settings.conf"));
    assertThat(SettingsFolder.file("Linux", home, Map.of("XDG_CONFIG_HOME", "/c")))
        .isEqualTo(Path.of("/c/matryoshka/settings.conf"));
    assertThat(SettingsFolder.file("Mac OS X", home, Map.of()))
        .isEqualTo(home.resolve("Library/Application Support/matryoshka/settings.conf"));
    assertThat(SettingsFolder.file("Windows 11", home, Map.of("APPDATA", "/r")))
        .isEqualTo(Path.of("/r/matryoshka/settings.conf"));
  }
}
