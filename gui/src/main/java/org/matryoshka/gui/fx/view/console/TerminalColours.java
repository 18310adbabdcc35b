package org.matryoshka.gui.fx.view.console;

import javafx.scene.paint.Color;
import org.matryoshka.gui.fx.theme.Theme;

/**
 * The colours of a terminal in each theme. The sixteen of the palette are chosen so that each can
 * be read on the ground of the theme (4.5:1 for all but black on black and white on white).
 */
final class TerminalColours {
  private static final String[] LIGHT = {
    "#1f2328", "#b3261e", "#1a7036", "#8a5a00", "#0a5fb4", "#8a3a8f", "#0b6e75", "#6a7078",
    "#4b5258", "#c6362d", "#207a3e", "#946200", "#1a6ec4", "#9a4aa0", "#137a82", "#8b9199"
  };
  private static final String[] DARK = {
    "#5c646c", "#ff7b72", "#5fd38d", "#e3b341", "#79b8ff", "#d2a8ff", "#56d4dd", "#d0d7de",
    "#8b949e", "#ffa198", "#8ae6ac", "#f2cc60", "#a5d0ff", "#e2c5ff", "#8be9f0", "#ffffff"
  };
  private static final String[] CONTRAST = {
    "#808080", "#ff8080", "#60ff90", "#ffff60", "#80c0ff", "#ffa0ff", "#60ffff", "#e0e0e0",
    "#b0b0b0", "#ffa0a0", "#a0ffb8", "#ffffa0", "#b0d8ff", "#ffc8ff", "#a8ffff", "#ffffff"
  };

  private final Color[] palette = new Color[16];
  private final Color foreground;
  private final Color background;
  private final Color selection;
  private final Color found;
  private final Color cursor;

  private TerminalColours(
      String[] palette,
      String foreground,
      String background,
      String selection,
      String found,
      String cursor) {
    for (int i = 0; i < palette.length; i++) {
      this.palette[i] = Color.web(palette[i]);
    }
    this.foreground = Color.web(foreground);
    this.background = Color.web(background);
    this.selection = Color.web(selection);
    this.found = Color.web(found);
    this.cursor = Color.web(cursor);
  }

  static TerminalColours of(Theme theme) {
    return switch (theme) {
      case LIGHT ->
          new TerminalColours(LIGHT, "#1f2328", "#ffffff", "#b6dcfe", "#ffe08a", "#0072b2");
      case DARK -> new TerminalColours(DARK, "#e6edf3", "#0d1117", "#1f4b74", "#6b5310", "#56b4e9");
      case HIGH_CONTRAST ->
          new TerminalColours(CONTRAST, "#ffffff", "#000000", "#00508a", "#7a6a00", "#f0e442");
    };
  }

  Color background() {
    return background;
  }

  Color foreground() {
    return foreground;
  }

  Color selection() {
    return selection;
  }

  Color found() {
    return found;
  }

  Color cursor() {
    return cursor;
  }

  /** A colour as {@link CellStyle} has it; bold text in one of the first eight is brighter. */
  Color of(int colour, boolean isBold, Color otherwise) {
    if (colour == 0) {
      return otherwise;
    }
    if ((colour & CellStyle.RGB) != 0) {
      return Color.rgb(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
    }
    int index = colour - 1;
    if (index < 16) {
      return palette[isBold && index < 8 ? index + 8 : index];
    }
    int rgb = CellStyle.paletteRgb(index);
    return Color.rgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
