package org.matryoshka.guest.user.lib;

/** Permissions as chmod, mkdir and umask take them: {@code 755} or {@code u+x,go-w,a=rX}. */
public final class FileModes {
  private FileModes() {}

  /**
   * The permissions after a change.
   *
   * @param text octal or symbolic
   * @param mode the mode before, with the file's type
   * @param umask what a change without u, g, o, a leaves alone
   * @return the new permissions; −1 if the text is wrong
   */
  public static int change(String text, int mode, int umask) {
    long octal = Numbers.parse(text, 8);
    if (octal >= 0) {
      return octal > 0xfff ? -1 : (int) octal;
    }
    int result = mode;
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(',', start);
      end = end < 0 ? text.length() : end;
      result = clause(text.substring(start, end), result, umask);
      if (result < 0) {
        return -1;
      }
      start = end + 1;
    }
    return result & 0xfff;
  }

  private static int clause(String text, int mode, int umask) {
    int who = 0;
    int at = 0;
    while (at < text.length() && "ugoa".indexOf(text.charAt(at)) >= 0) {
      who |= whoMask(text.charAt(at++));
    }
    int allowed = who == 0 ? 0xfff & ~umask : who;
    if (at == text.length()) {
      return -1;
    }
    int result = mode;
    while (at < text.length()) {
      char operator = text.charAt(at++);
      if ("+-=".indexOf(operator) < 0) {
        return -1;
      }
      int bits = 0;
      while (at < text.length() && "+-=".indexOf(text.charAt(at)) < 0) {
        int more = permission(text.charAt(at++), result);
        if (more < 0) {
          return -1;
        }
        bits |= more;
      }
      bits &= allowed;
      result =
          operator == '+'
              ? result | bits
              : operator == '-'
                  ? result & ~bits
                  : (result & ~(who == 0 ? 0x1ff : who & 0x1ff)) | bits;
    }
    return result;
  }

  private static int whoMask(char letter) {
    return switch (letter) {
      case 'u' -> 0x9c0;
      case 'g' -> 0x438;
      case 'o' -> 0x207;
      default -> 0xfff;
    };
  }

  private static int permission(char letter, int mode) {
    return switch (letter) {
      case 'r' -> 0x124;
      case 'w' -> 0x92;
      case 'x' -> 0x49;
      case 'X' ->
          (mode & 0x49) != 0 || (mode & FileStatus.TYPE_MASK) == FileStatus.DIRECTORY ? 0x49 : 0;
      case 's' -> 0xc00;
      case 't' -> 0x200;
      case 'u' -> (mode >>> 6 & 7) * 0x49;
      case 'g' -> (mode >>> 3 & 7) * 0x49;
      case 'o' -> (mode & 7) * 0x49;
      default -> -1;
    };
  }
}
