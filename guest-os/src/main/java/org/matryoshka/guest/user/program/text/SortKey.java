package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Text;

/** A part of a line and how it is compared: {@code 2,3n} are fields 2 to 3 as numbers. */
final class SortKey {
  private final boolean numeric;
  private final boolean reverse;
  private final boolean foldCase;
  private final boolean skipBlanks;
  private int fromField = 1;
  private int fromCharacter = 1;
  private int toField;
  private int toCharacter;

  SortKey(boolean numeric, boolean reverse, boolean foldCase, boolean skipBlanks) {
    this.numeric = numeric;
    this.reverse = reverse;
    this.foldCase = foldCase;
    this.skipBlanks = skipBlanks;
  }

  boolean reverse() {
    return reverse;
  }

  /**
   * Reads FROM[.C][,TO[.C]] with letters behind; without letters it compares as {@code usual} does.
   * Null if it is wrong.
   */
  static SortKey parse(String text, SortKey usual) {
    int end = text.length();
    boolean own = false;
    boolean[] letters = new boolean[128];
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < end; i++) {
      char character = text.charAt(i);
      if ("nrfb".indexOf(character) >= 0) {
        letters[character] = true;
        own = true;
      } else {
        places.append(character);
      }
    }
    SortKey key =
        own
            ? new SortKey(letters['n'], letters['r'], letters['f'], letters['b'])
            : new SortKey(usual.numeric, usual.reverse, usual.foldCase, usual.skipBlanks);
    return key.places(places.toString()) ? key : null;
  }

  private boolean places(String text) {
    int comma = text.indexOf(',');
    String from = comma < 0 ? text : text.substring(0, comma);
    String to = comma < 0 ? "" : text.substring(comma + 1);
    fromField = field(from, 1);
    fromCharacter = character(from, 1);
    toField = comma < 0 ? 0 : field(to, 1);
    toCharacter = character(to, 0);
    return fromField > 0
        && fromCharacter > 0
        && toField >= 0
        && toCharacter >= 0
        && (comma < 0 || toField > 0);
  }

  private static int field(String place, int least) {
    int dot = place.indexOf('.');
    long number = Numbers.parse(dot < 0 ? place : place.substring(0, dot));
    return number < least || number > 10000 ? -1 : (int) number;
  }

  private static int character(String place, int otherwise) {
    int dot = place.indexOf('.');
    return dot < 0 ? otherwise : (int) Math.min(Numbers.parse(place.substring(dot + 1)), 10000);
  }

  /** Where the key begins in a line. */
  int start(String line, int separator) {
    int at = fieldStart(line, fromField, separator);
    if (skipBlanks || numeric) {
      at = blanks(line, at);
    }
    return Math.min(line.length(), at + fromCharacter - 1);
  }

  /** Behind the last character of the key in a line. */
  int end(String line, int separator) {
    if (toField == 0) {
      return line.length();
    }
    int at = fieldStart(line, toField, separator);
    if (toCharacter > 0) {
      return Math.min(line.length(), (skipBlanks ? blanks(line, at) : at) + toCharacter);
    }
    return fieldEnd(line, at, separator);
  }

  /** Without a separator a field begins with the blanks before it, as POSIX has it. */
  private static int fieldStart(String line, int field, int separator) {
    int at = 0;
    for (int i = 1; i < field && at < line.length(); i++) {
      at = fieldEnd(line, at, separator);
      if (separator >= 0 && at < line.length()) {
        at++;
      }
    }
    return at;
  }

  private static int fieldEnd(String line, int start, int separator) {
    int at = separator < 0 ? blanks(line, start) : start;
    while (at < line.length()
        && !(separator < 0 ? isBlank(line.charAt(at)) : line.charAt(at) == separator)) {
      at++;
    }
    return at;
  }

  private static int blanks(String line, int start) {
    int at = start;
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(int character) {
    return character == ' ' || character == '\t';
  }

  int compare(String left, int start, int to, String right, int otherStart, int otherTo) {
    int from = skipBlanks ? Math.min(to, blanks(left, start)) : start;
    int otherFrom = skipBlanks ? Math.min(otherTo, blanks(right, otherStart)) : otherStart;
    int result =
        numeric
            ? new DecimalText(left, from, to).compareTo(new DecimalText(right, otherFrom, otherTo))
            : compareText(left, from, to, right, otherFrom, otherTo);
    return reverse ? -result : result;
  }

  private int compareText(String left, int from, int to, String right, int otherFrom, int otherTo) {
    int length = Math.max(0, to - from);
    int otherLength = Math.max(0, otherTo - otherFrom);
    int common = Math.min(length, otherLength);
    for (int i = 0; i < common; i++) {
      int one = left.charAt(from + i);
      int other = right.charAt(otherFrom + i);
      int difference = foldCase ? Text.upper(one) - Text.upper(other) : one - other;
      if (difference != 0) {
        return difference;
      }
    }
    return length - otherLength;
  }
}
