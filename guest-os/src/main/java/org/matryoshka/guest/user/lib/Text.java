package org.matryoshka.guest.user.lib;

/** Text put together and taken apart: what String.format would do elsewhere. */
public final class Text {
  private Text() {}

  /** The text with spaces before it up to a width. */
  public static String right(String text, int width) {
    return text.length() >= width ? text : spaces(width - text.length()) + text;
  }

  /** The text with spaces behind it up to a width. */
  public static String left(String text, int width) {
    return text.length() >= width ? text : text + spaces(width - text.length());
  }

  public static String spaces(int count) {
    return repeat(' ', count);
  }

  public static String repeat(char character, int count) {
    StringBuilder result = new StringBuilder(count < 0 ? 0 : count);
    for (int i = 0; i < count; i++) {
      result.append(character);
    }
    return result.toString();
  }

  /** A number to a base of 2 to 16, unsigned, with zeros before it up to a width. */
  public static String digits(long value, int base, int width) {
    StringBuilder result = new StringBuilder();
    appendDigits(result, value, base, width);
    return result.toString();
  }

  private static void appendDigits(StringBuilder into, long value, int base, int width) {
    long quotient = Long.divideUnsigned(value, base);
    if (quotient != 0 || width > 1) {
      appendDigits(into, quotient, base, width - 1);
    }
    into.append("0123456789abcdef".charAt((int) (value - quotient * base)));
  }

  public static String octal(long value) {
    return digits(value, 8, 1);
  }

  public static String hex(long value, int width) {
    return digits(value, 16, width);
  }

  /** A decimal number with zeros before it up to a width. */
  public static String padded(long value, int width) {
    return digits(value, 10, width);
  }

  /** A size in bytes as {@code ls -h} shows it: at most three digits and a letter, rounded up. */
  public static String humanSize(long bytes) {
    if (bytes < 1024) {
      return Long.toString(bytes);
    }
    String letters = "KMGTPE";
    int power = 0;
    long unit = 1024;
    while (power < letters.length() - 1 && bytes / unit >= 1024) {
      unit *= 1024;
      power++;
    }
    if (bytes / unit < 10) {
      long tenths = bytes / unit * 10 + (bytes % unit * 10 + unit - 1) / unit;
      if (tenths < 100) {
        return tenths / 10 + "." + tenths % 10 + letters.charAt(power);
      }
    }
    return (bytes + unit - 1) / unit + "" + letters.charAt(power);
  }

  public static String upper(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      result.append((char) upper(text.charAt(i)));
    }
    return result.toString();
  }

  public static int upper(int character) {
    return character >= 'a' && character <= 'z' ? character - 32 : character;
  }

  public static int lower(int character) {
    return character >= 'A' && character <= 'Z' ? character + 32 : character;
  }

  public static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  public static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  public static boolean isSpace(int character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }

  public static boolean isPrintable(int character) {
    return character >= ' ' && character < 0x7f;
  }

  /**
   * Whether a string is a name in the sense of the shell: letters, digits, underscores, no digit
   * first.
   */
  public static boolean isName(String text) {
    if (text.isEmpty() || isDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isNameCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  public static boolean isNameCharacter(int character) {
    return isLetter(character) || isDigit(character) || character == '_';
  }

  /** Where a string begins in another, at {@code from} or later; −1 if nowhere. */
  public static int find(String text, String part, int from) {
    int last = text.length() - part.length();
    for (int i = from; i <= last; i++) {
      if (text.startsWith(part, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Compares by bytes, as the C locale sorts: negative, 0 or positive. */
  public static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      int difference = left.charAt(i) - right.charAt(i);
      if (difference != 0) {
        return difference;
      }
    }
    return left.length() - right.length();
  }

  /** Some elements of an array, from one index to behind the last. */
  public static String[] slice(String[] all, int from, int end) {
    String[] result = new String[Math.max(0, end - from)];
    for (int i = 0; i < result.length; i++) {
      result[i] = all[from + i];
    }
    return result;
  }
}
