package org.matryoshka.gui.fx.view.console;

/** Select graphic rendition (SGR, CSI m): colours and attributes. */
final class GraphicRendition {
  private GraphicRendition() {}

  static long apply(long before, int[] parameters, int count) {
    long style = before;
    for (int i = 0; i < count; i++) {
      int p = Math.max(0, parameters[i]);
      if (p == 38 || p == 48) {
        int used = extended(parameters, i, count);
        int colour = used > 0 ? colour(parameters, i) : -1;
        if (colour >= 0) {
          style =
              p == 38
                  ? CellStyle.withForeground(style, colour)
                  : CellStyle.withBackground(style, colour);
        }
        i += used;
      } else {
        style = simple(style, p);
      }
    }
    return style;
  }

  /** How many parameters follow 38 or 48. */
  private static int extended(int[] parameters, int at, int count) {
    int kind = at + 1 < count ? parameters[at + 1] : 0;
    int needed = kind == 5 ? 2 : kind == 2 ? 4 : 0;
    return at + needed < count ? needed : count;
  }

  private static int colour(int[] parameters, int at) {
    if (parameters[at + 1] == 5) {
      return Math.clamp(parameters[at + 2], 0, 255) + 1;
    }
    if (parameters[at + 1] != 2) {
      return -1;
    }
    int rgb = 0;
    for (int i = 2; i <= 4; i++) {
      rgb = rgb << 8 | Math.clamp(parameters[at + i], 0, 255);
    }
    return CellStyle.RGB | rgb;
  }

  private static long simple(long style, int p) {
    return switch (p) {
      case 0 -> CellStyle.PLAIN;
      case 1 -> style | CellStyle.BOLD;
      case 2 -> style | CellStyle.FAINT;
      case 3 -> style | CellStyle.ITALIC;
      case 4, 21 -> style | CellStyle.UNDERLINE;
      case 7 -> style | CellStyle.INVERSE;
      case 8 -> style | CellStyle.HIDDEN;
      case 9 -> style | CellStyle.STRIKE;
      case 22 -> style & ~(CellStyle.BOLD | CellStyle.FAINT);
      case 23 -> style & ~CellStyle.ITALIC;
      case 24 -> style & ~CellStyle.UNDERLINE;
      case 27 -> style & ~CellStyle.INVERSE;
      case 28 -> style & ~CellStyle.HIDDEN;
      case 29 -> style & ~CellStyle.STRIKE;
      case 39 -> CellStyle.withForeground(style, 0);
      case 49 -> CellStyle.withBackground(style, 0);
      default -> coloured(style, p);
    };
  }

  private static long coloured(long style, int p) {
    if (p >= 30 && p <= 37) {
      return CellStyle.withForeground(style, p - 30 + 1);
    }
    if (p >= 40 && p <= 47) {
      return CellStyle.withBackground(style, p - 40 + 1);
    }
    if (p >= 90 && p <= 97) {
      return CellStyle.withForeground(style, p - 90 + 9);
    }
    if (p >= 100 && p <= 107) {
      return CellStyle.withBackground(style, p - 100 + 9);
    }
    return style;
  }
}
