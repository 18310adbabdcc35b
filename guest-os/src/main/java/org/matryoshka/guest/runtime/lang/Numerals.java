package org.matryoshka.guest.runtime.lang;

/**
 * How numbers are written and read: behind {@code Integer}, {@code Long} and {@code StringBuilder}.
 */
final class Numerals {
  /** The longest: 64 binary digits and a sign. */
  private static final int LONGEST = 65;

  private Numerals() {}

  /** Writes a value in decimal so that it ends before an index, and returns where it starts. */
  static int writeDecimal(long value, byte[] to, int end) {
    int at = end;
    // Negative numbers reach one further than positive ones.
    long rest = value < 0 ? value : -value;
    if (rest >= -java.lang.Integer.MAX_VALUE) {
      int small = -(int) rest;
      do {
        int quotient = small / 10;
        at--;
        to[at] = (byte) ('0' + (small - quotient * 10));
        small = quotient;
      } while (small != 0);
    } else {
      do {
        long quotient = rest / 10;
        at--;
        to[at] = (byte) ('0' + (int) (quotient * 10 - rest));
        rest = quotient;
      } while (rest != 0);
    }
    if (value < 0) {
      at--;
      to[at] = '-';
    }
    return at;
  }

  static java.lang.String decimal(long value) {
    byte[] digits = new byte[20];
    int start = writeDecimal(value, digits, 20);
    return String.text(digits, start, 20 - start);
  }

  static java.lang.String unsignedDecimal(long value) {
    if (value >= 0) {
      return decimal(value);
    }
    long quotient = Long.divideUnsigned(value, 10);
    return decimal(quotient) + (value - quotient * 10);
  }

  static java.lang.String signed(long value, int radix) {
    int base = radix < 2 || radix > 36 ? 10 : radix;
    byte[] digits = new byte[LONGEST];
    int at = LONGEST;
    long rest = value < 0 ? value : -value;
    do {
      long quotient = rest / base;
      at--;
      digits[at] = (byte) Character.forDigit((int) (quotient * base - rest), base);
      rest = quotient;
    } while (rest != 0);
    if (value < 0) {
      at--;
      digits[at] = '-';
    }
    return String.text(digits, at, LONGEST - at);
  }

  /** In radix 2 to the power of {@code shift}. */
  static java.lang.String unsigned(long value, int shift) {
    byte[] digits = new byte[LONGEST];
    int at = LONGEST;
    long rest = value;
    do {
      at--;
      digits[at] = (byte) Character.forDigit((int) rest & ((1 << shift) - 1), 1 << shift);
      rest >>>= shift;
    } while (rest != 0);
    return String.text(digits, at, LONGEST - at);
  }

  static long parse(java.lang.String text, int radix, long least, long greatest) {
    if (text == null) {
      throw new java.lang.NumberFormatException("Cannot parse null string: null");
    }
    int length = text.length();
    int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    boolean negative = start == 1 && text.charAt(0) == '-';
    if (start == length) {
      throw notANumber(text, radix);
    }
    long limit = negative ? least : -greatest;
    long result = 0;
    for (int i = start; i < length; i++) {
      int digit = Character.digit(text.charAt(i), radix);
      // The result grows downwards, since there is one more negative number.
      if (digit < 0 || result < (limit + digit) / radix) {
        throw notANumber(text, radix);
      }
      result = result * radix - digit;
    }
    return negative ? result : -result;
  }

  private static java.lang.NumberFormatException notANumber(java.lang.String text, int radix) {
    return new java.lang.NumberFormatException(
        "For input string: \"" + text + "\"" + (radix == 10 ? "" : " under radix " + radix));
  }
}
