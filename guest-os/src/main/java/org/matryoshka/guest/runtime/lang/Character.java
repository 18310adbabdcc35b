package org.matryoshka.guest.runtime.lang;

/** Static helpers of characters up to 255; there are no objects. */
public final class Character {
  /** The least character. */
  public static final char MIN_VALUE = 0;

  /** The greatest character. */
  public static final char MAX_VALUE = 0xffff;

  private Character() {}

  /** Whether this is one of 0 to 9. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether this is a letter. */
  public static boolean isLetter(char c) {
    return isLowerCase(c) || isUpperCase(c);
  }

  /** Whether this is a letter or one of 0 to 9. */
  public static boolean isLetterOrDigit(char c) {
    return isLetter(c) || isDigit(c);
  }

  /** Whether this is a capital letter. */
  public static boolean isUpperCase(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7);
  }

  /** Whether this is a small letter. */
  public static boolean isLowerCase(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 0xdf && c <= 0xff && c != 0xf7)
        || c == 0xaa
        || c == 0xb5
        || c == 0xba;
  }

  /** Whether this is a space, a tab, a line end or one of the four separators. */
  public static boolean isWhitespace(char c) {
    return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  }

  /** The small letter of a capital one; other characters stay. */
  public static char toLowerCase(char c) {
    return isUpperCase(c) ? (char) (c + 32) : c;
  }

  /** The capital letter of a small one; other characters stay. */
  public static char toUpperCase(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7)) {
      return (char) (c - 32);
    }
    if (c == 0xff) {
      return 0x178;
    }
    return c == 0xb5 ? (char) 0x39c : c;
  }

  /** The value of a digit in a radix from 2 to 36; -1 if it is none. */
  public static int digit(char c, int radix) {
    int value = -1;
    if (c >= '0' && c <= '9') {
      value = c - '0';
    } else if (c >= 'a' && c <= 'z') {
      value = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'Z') {
      value = c - 'A' + 10;
    }
    return value < radix && radix >= 2 && radix <= 36 ? value : -1;
  }

  /** The digit of a value in a radix from 2 to 36; 0 if there is none. */
  public static char forDigit(int value, int radix) {
    if (value < 0 || value >= radix || radix < 2 || radix > 36) {
      return 0;
    }
    return (char) (value < 10 ? '0' + value : 'a' - 10 + value);
  }

  /** The string of one character. */
  public static java.lang.String toString(char c) {
    return java.lang.String.valueOf(c);
  }

  /** Negative, 0 or positive as the left is less, equal or greater. */
  public static int compare(char left, char right) {
    return left - right;
  }

  /** Hash code: the value. */
  public static int hashCode(char c) {
    return c;
  }
}
