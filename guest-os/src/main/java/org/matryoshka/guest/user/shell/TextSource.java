package org.matryoshka.guest.user.shell;

/** Shell source in a string: of {@code -c}, {@code eval}, a trap, a command substitution. */
final class TextSource extends ScriptSource {
  private final String text;
  private int at;

  TextSource(String text) {
    this.text = text;
  }

  @Override
  String nextLine(boolean continued) {
    if (at >= text.length()) {
      return null;
    }
    int end = text.indexOf('\n', at);
    int start = at;
    at = end < 0 ? text.length() : end + 1;
    return text.substring(start, at);
  }
}
