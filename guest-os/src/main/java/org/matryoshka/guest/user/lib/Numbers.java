package org.matryoshka.guest.user.lib;

/** Numbers out of text. Nothing is thrown: the results that mean "not a number" are named. */
public final class Numbers {
  /** What the signed parsers return for text that is no number, or too large. */
  public static final long NONE = Long.MIN_VALUE;

  private Numbers() {}

  /** A decimal number of 0 or more; −1 for anything else, also one above Long.MAX_VALUE. */
  public static long parse(String text) {
    return parse(text, 10);
  }

  /** A number of 0 or more to a base of 2 to 16, without a prefix; −1 for anything else. */
  public static long parse(String text, int base) {
    int length = text.length();
    if (length == 0) {
      return -1;
    }
    long result = 0;
    for (int i = 0; i < length; i++) {
      int digit = digit(text.charAt(i), base);
      if (digit < 0 || result > (Long.MAX_VALUE - digit) / base) {
        return -1;
      }
      result = result * base + digit;
    }
    return result;
  }

  /** A decimal number with an optional sign; {@link #NONE} for anything else. */
  public static long parseSigned(String text) {
    if (text.startsWith("-")) {
      long magnitude = parse(text.substring(1), 10);
      return magnitude < 0 ? NONE : -magnitude;
    }
    long result = parse(text.startsWith("+") ? text.substring(1) : text, 10);
    return result < 0 ? NONE : result;
  }

  /**
   * A number as C writes one: decimal, 0x hexadecimal or 0 octal, with an optional sign; {@link
   * #NONE} for anything else.
   */
  public static long parseC(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    long result;
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      result = parse(digits.substring(2), 16);
    } else if (digits.length() > 1 && digits.charAt(0) == '0') {
      result = parse(digits.substring(1), 8);
    } else {
      result = parse(digits, 10);
    }
    if (result < 0) {
      return NONE;
    }
    return negative ? -result : result;
  }

  /**
   * A size of 0 or more with an optional suffix: b 512, k or K 1024, M, G; −1 for anything else.
   */
  public static long parseSize(String text) {
    int length = text.length();
    if (length == 0) {
      return -1;
    }
    int shift =
        switch (text.charAt(length - 1)) {
          case 'b' -> 9;
          case 'k', 'K' -> 10;
          case 'm', 'M' -> 20;
          case 'g', 'G' -> 30;
          default -> 0;
        };
    long number = parse(shift == 0 ? text : text.substring(0, length - 1), 10);
    return number < 0 || number > Long.MAX_VALUE >>> shift ? -1 : number << shift;
  }

  /**
   * A duration as sleep takes it, such as 2, 0.25, 1.5s, 3m, in nanoseconds; −1 for anything else.
   */
  public static long parseSeconds(String text) {
    int end = text.length();
    long unit = end == 0 ? 0 : unit(text.charAt(end - 1));
    if (unit == 0) {
      unit = 1;
    } else {
      end--;
    }
    int dot = text.indexOf('.');
    String whole = text.substring(0, dot < 0 ? end : dot);
    String fraction = dot < 0 || dot + 1 > end ? "" : text.substring(dot + 1, end);
    if (whole.isEmpty() && fraction.isEmpty()) {
      return -1;
    }
    long seconds = whole.isEmpty() ? 0 : parse(whole, 10);
    long nanoseconds = 0;
    long place = 100_000_000L;
    for (int i = 0; i < fraction.length(); i++) {
      int digit = digit(fraction.charAt(i), 10);
      if (digit < 0) {
        return -1;
      }
      nanoseconds += digit * place;
      place /= 10;
    }
    if (seconds < 0 || seconds > 1_000_000_000L) {
      return -1;
    }
    return (seconds * 1_000_000_000L + nanoseconds) * unit;
  }

  /** Seconds in the unit of a letter; 0 if the letter is none. */
  private static long unit(char letter) {
    return switch (letter) {
      case 's' -> 1;
      case 'm' -> 60;
      case 'h' -> 3600;
      case 'd' -> 86400;
      default -> 0;
    };
  }

  /** The value of a digit to a base; −1 if it is none. */
  public static int digit(int character, int base) {
    int value = -1;
    if (character >= '0' && character <= '9') {
      value = character - '0';
    } else if (character >= 'a' && character <= 'f') {
      value = character - 'a' + 10;
    } else if (character >= 'A' && character <= 'F') {
      value = character - 'A' + 10;
    }
    return value < base ? value : -1;
  }
}
