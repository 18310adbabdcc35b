package org.matryoshka.guest.user.lib;

/** Sets of characters: {@code [a-z_]}, {@code [^0-9]}, {@code [[:space:]]}. */
public final class BracketSet {
  private BracketSet() {}

  /**
   * Reads a set.
   *
   * @param at behind the opening bracket
   * @param members 256 flags that are set
   * @return behind the closing bracket; −1 if there is none
   */
  public static int parse(String pattern, int at, boolean[] members) {
    int place = at;
    boolean negated =
        place < pattern.length() && (pattern.charAt(place) == '^' || pattern.charAt(place) == '!');
    if (negated) {
      place++;
    }
    boolean firstOne = true;
    while (place < pattern.length() && (firstOne || pattern.charAt(place) != ']')) {
      firstOne = false;
      int next = classAt(pattern, place, members);
      if (next < 0) {
        next = range(pattern, place, members);
      }
      place = next;
    }
    if (place >= pattern.length()) {
      return -1;
    }
    if (negated) {
      for (int i = 0; i < members.length; i++) {
        members[i] = !members[i];
      }
    }
    return place + 1;
  }

  private static int range(String pattern, int place, boolean[] members) {
    int from = pattern.charAt(place) & 0xff;
    boolean isRange =
        place + 2 < pattern.length()
            && pattern.charAt(place + 1) == '-'
            && pattern.charAt(place + 2) != ']';
    int to = isRange ? pattern.charAt(place + 2) & 0xff : from;
    for (int i = from; i <= to; i++) {
      members[i] = true;
    }
    return place + (isRange ? 3 : 1);
  }

  /** Adds a class like {@code [:digit:]}; behind it, or −1 if there is none here. */
  private static int classAt(String pattern, int place, boolean[] members) {
    if (!pattern.startsWith("[:", place)) {
      return -1;
    }
    int end = Text.find(pattern, ":]", place + 2);
    if (end < 0) {
      return -1;
    }
    String name = pattern.substring(place + 2, end);
    for (int i = 0; i < members.length; i++) {
      members[i] |= isMember(name, i);
    }
    return end + 2;
  }

  /** Whether a character belongs to a named class of POSIX. */
  public static boolean isMember(String name, int character) {
    return switch (name) {
      case "alpha" -> Text.isLetter(character);
      case "digit" -> Text.isDigit(character);
      case "alnum" -> Text.isLetter(character) || Text.isDigit(character);
      case "upper" -> character >= 'A' && character <= 'Z';
      case "lower" -> character >= 'a' && character <= 'z';
      case "space" -> Text.isSpace(character);
      case "blank" -> character == ' ' || character == '\t';
      case "punct" ->
          character > ' '
              && character < 0x7f
              && !Text.isLetter(character)
              && !Text.isDigit(character);
      case "print" -> Text.isPrintable(character);
      case "graph" -> character > ' ' && character < 0x7f;
      case "cntrl" -> character < ' ' || character == 0x7f;
      case "xdigit" ->
          Text.isDigit(character)
              || (character >= 'a' && character <= 'f')
              || (character >= 'A' && character <= 'F');
      default -> false;
    };
  }
}
