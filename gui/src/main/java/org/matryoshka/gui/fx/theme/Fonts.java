package org.matryoshka.gui.fx.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The bundled fonts. Every style that is used must be loaded before the first text: one that is
 * missing falls back to another family and breaks columns.
 */
public final class Fonts {
  /** For text. */
  public static final String TEXT = "Inter";

  /** For addresses, numbers and code. */
  public static final String MONO = "JetBrains Mono";

  private static final String FOLDER = "/com/formdev/flatlaf/fonts/";
  private static final List<String> FILES =
      List.of(
          "inter/Inter-Regular.otf",
          "inter/Inter-SemiBold.otf",
          "inter/Inter-Bold.otf",
          "inter/Inter-Italic.otf",
          "inter/Inter-BoldItalic.otf",
          "jetbrains_mono/JetBrainsMono-Regular.ttf",
          "jetbrains_mono/JetBrainsMono-Bold.ttf",
          "jetbrains_mono/JetBrainsMono-Italic.ttf",
          "jetbrains_mono/JetBrainsMono-BoldItalic.ttf");

  private Fonts() {}

  /** Loads them; again does no harm. */
  public static void load() {
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
        if (in != null) {
          Font.loadFont(in, 13);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
