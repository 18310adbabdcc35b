package org.matryoshka.guest.user.lib;

/**
 * The parts of a text between separators, one after the other; for a space, runs of spaces and tabs
 * separate.
 */
public final class Fields {
  private final String text;
  private final char separator;
  private int at;

  public Fields(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  private boolean separates(char character) {
    return character == separator || (separator == ' ' && character == '\t');
  }

  /** The next part; null behind the last. */
  public String next() {
    if (separator == ' ') {
      while (at < text.length() && separates(text.charAt(at))) {
        at++;
      }
    }
    if (at >= text.length()) {
      return null;
    }
    int start = at;
    while (at < text.length() && !separates(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at++);
  }

  /** Goes over some parts. */
  public Fields skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
    return this;
  }

  /** The next part as a number of 0 or more; 0 if there is none. */
  public long number() {
    String part = next();
    return part == null ? 0 : Math.max(0, Numbers.parse(part));
  }

  /**
   * The number behind a label at the start of a line, as in {@code MemTotal: 16384 kB}; −1 if there
   * is no such line.
   */
  public static long labelled(String text, String label) {
    Fields lines = new Fields(text, '\n');
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith(label)) {
        return new Fields(line.substring(label.length()), ' ').number();
      }
    }
    return -1;
  }

  /** The first word behind a label at the start of a line; null if there is no such line. */
  public static String word(String text, String label) {
    Fields lines = new Fields(text, '\n');
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith(label)) {
        return new Fields(line.substring(label.length()), ' ').next();
      }
    }
    return null;
  }
}
