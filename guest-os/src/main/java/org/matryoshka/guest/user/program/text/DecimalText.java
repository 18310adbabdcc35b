package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Text;

/**
 * A decimal number of any length at the start of some text, compared digit by digit: {@code
 * -12.50}.
 */
final class DecimalText {
  private final String text;
  private final boolean negative;
  private int whole;
  private int point;
  private int end;

  /** The number from {@code from} on; without digits there it is 0. */
  DecimalText(String text, int from, int to) {
    this.text = text;
    int at = from;
    while (at < to && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    boolean minus = at < to && text.charAt(at) == '-';
    at += minus ? 1 : 0;
    while (at < to && text.charAt(at) == '0') {
      at++;
    }
    whole = at;
    at = digits(at, to);
    point = at;
    end = at < to && text.charAt(at) == '.' ? digits(at + 1, to) : at;
    while (end > point + 1 && text.charAt(end - 1) == '0') {
      end--;
    }
    end = end == point + 1 ? point : end;
    negative = minus && end > whole;
  }

  private int digits(int from, int to) {
    int at = from;
    while (at < to && Text.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  int compareTo(DecimalText other) {
    if (negative != other.negative) {
      return negative ? -1 : 1;
    }
    int result = compareMagnitude(other);
    return negative ? -result : result;
  }

  private int compareMagnitude(DecimalText other) {
    int difference = (point - whole) - (other.point - other.whole);
    if (difference != 0) {
      return difference;
    }
    int at = whole;
    int otherAt = other.whole;
    while (at < end && otherAt < other.end) {
      difference = text.charAt(at++) - other.text.charAt(otherAt++);
      if (difference != 0) {
        return difference;
      }
    }
    return (end - at) - (other.end - otherAt);
  }
}
