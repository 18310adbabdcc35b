package org.matryoshka.gui.fx.view.console;

/**
 * How a cell looks, in one number: colours and attributes as SGR sets them (ECMA-48, 8.3.117).
 *
 * <pre>
 * bits  0 to 24  foreground: 0 the default, 1 to 256 an entry of the palette plus 1,
 *                or bit 24 and 24 bits of RGB
 * bits 25 to 49  background likewise
 * bits 50 to 56  attributes
 * </pre>
 */
public final class CellStyle {
  /** Default colours, no attributes. */
  public static final long PLAIN = 0;

  /** Bold. */
  public static final long BOLD = 1L << 50;

  /** Faint. */
  public static final long FAINT = 1L << 51;

  /** Italic. */
  public static final long ITALIC = 1L << 52;

  /** Underlined. */
  public static final long UNDERLINE = 1L << 53;

  /** Foreground and background exchanged. */
  public static final long INVERSE = 1L << 54;

  /** Not visible. */
  public static final long HIDDEN = 1L << 55;

  /** Crossed out. */
  public static final long STRIKE = 1L << 56;

  /** In a colour: it is RGB, not an entry of the palette. */
  public static final int RGB = 1 << 24;

  private static final long COLOUR = (1L << 25) - 1;
  private static final int BACKGROUND_SHIFT = 25;

  private CellStyle() {}

  /** The foreground: 0, 1 to 256, or {@link #RGB} and the colour. */
  public static int foreground(long style) {
    return (int) (style & COLOUR);
  }

  /** The background likewise. */
  public static int background(long style) {
    return (int) (style >>> BACKGROUND_SHIFT & COLOUR);
  }

  static long withForeground(long style, int colour) {
    return (style & ~COLOUR) | colour;
  }

  static long withBackground(long style, int colour) {
    return (style & ~(COLOUR << BACKGROUND_SHIFT)) | (long) colour << BACKGROUND_SHIFT;
  }

  /** The style with which cells are erased: the background alone. */
  static long erased(long style) {
    return withBackground(PLAIN, background(style));
  }

  /** Red, green, blue of an entry of xterm's palette from 16 on, 8 bits each. */
  public static int paletteRgb(int index) {
    if (index >= 232) {
      int grey = 8 + 10 * (index - 232);
      return grey << 16 | grey << 8 | grey;
    }
    int cube = index - 16;
    return step(cube / 36) << 16 | step(cube / 6 % 6) << 8 | step(cube % 6);
  }

  private static int step(int level) {
    return level == 0 ? 0 : 55 + 40 * level;
  }
}
