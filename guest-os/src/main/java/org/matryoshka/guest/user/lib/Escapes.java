package org.matryoshka.guest.user.lib;

/** Backslash sequences as {@code echo -e}, {@code printf} and {@code tr} know them. */
public final class Escapes {
  private Escapes() {}

  /** The text with {@code \n \t \\ \033 \0ab \x41} … replaced. */
  public static String decode(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at = sequence(text, at + 1, result);
      } else {
        result.append(text.charAt(at++));
      }
    }
    return result.toString();
  }

  /**
   * Decodes one sequence.
   *
   * @param at behind the backslash
   * @return behind the sequence
   */
  public static int sequence(String text, int at, StringBuilder into) {
    char letter = text.charAt(at);
    switch (letter) {
      case 'n' -> into.append('\n');
      case 't' -> into.append('\t');
      case 'r' -> into.append('\r');
      case 'a' -> into.append((char) 7);
      case 'b' -> into.append('\b');
      case 'f' -> into.append('\f');
      case 'v' -> into.append((char) 11);
      case 'e' -> into.append((char) 27);
      case '\\' -> into.append('\\');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return number(text, at, 8, letter == '0' ? 4 : 3, into);
      }
      case 'x' -> {
        if (at + 1 < text.length() && Numbers.digit(text.charAt(at + 1), 16) >= 0) {
          return number(text, at + 1, 16, 2, into);
        }
        into.append('\\').append(letter);
      }
      default -> into.append('\\').append(letter);
    }
    return at + 1;
  }

  private static int number(String text, int from, int base, int most, StringBuilder into) {
    int value = 0;
    int at = from;
    while (at < text.length() && at - from < most && Numbers.digit(text.charAt(at), base) >= 0) {
      value = value * base + Numbers.digit(text.charAt(at++), base);
    }
    into.append((char) (value & 0xff));
    return at;
  }
}
