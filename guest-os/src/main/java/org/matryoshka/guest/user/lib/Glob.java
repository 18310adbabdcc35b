package org.matryoshka.guest.user.lib;

/**
 * Patterns of the shell: {@code *}, {@code ?}, {@code [a-z]}, {@code [!0-9]}, and a backslash
 * before a plain character.
 */
public final class Glob {
  private Glob() {}

  /** Whether a pattern matches a whole text. */
  public static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int starText = 0;
    while (t < text.length()) {
      int next =
          p < pattern.length() && pattern.charAt(p) != '*' ? one(pattern, p, text.charAt(t)) : -1;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starText = t;
      } else if (next >= 0) {
        p = next;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++starText;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /**
   * Behind the element of a pattern at {@code p} if it matches the character; −1 if it does not.
   */
  private static int one(String pattern, int p, char character) {
    char element = pattern.charAt(p);
    if (element == '?') {
      return p + 1;
    }
    if (element == '[') {
      boolean[] members = new boolean[256];
      int end = BracketSet.parse(pattern, p + 1, members);
      if (end >= 0) {
        return members[character & 0xff] ? end : -1;
      }
    }
    if (element == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == character ? p + 2 : -1;
    }
    return element == character ? p + 1 : -1;
  }

  /** Whether a text has characters that mean more than themselves in a pattern. */
  public static boolean isPattern(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\\') {
        i++;
      } else if (character == '*' || character == '?' || character == '[') {
        return true;
      }
    }
    return false;
  }

  /** A pattern without the backslashes that protect its characters. */
  public static String plain(String pattern) {
    StringBuilder result = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
        i++;
      }
      result.append(pattern.charAt(i));
    }
    return result.toString();
  }
}
