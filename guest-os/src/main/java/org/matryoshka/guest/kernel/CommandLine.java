package org.matryoshka.guest.kernel;

/**
 * The kernel's command line: words with spaces between, each a {@code key=value} or a bare key. The
 * last of several equal keys wins. Everything is a plain scan of the text: there are few words, and
 * each is asked for once.
 */
public final class CommandLine {
  private final String text;

  /** Takes the text as the boot loader gave it. */
  public CommandLine(String text) {
    this.text = text;
  }

  /** The whole text, for {@code /proc/cmdline}. */
  public String text() {
    return text;
  }

  /** The value of a key; empty for a bare key; null if the key is not there. */
  public String value(String key) {
    String found = null;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf(' ', at);
      if (end < 0) {
        end = text.length();
      }
      int valueAt = at + key.length();
      if (text.startsWith(key, at) && valueAt <= end) {
        if (valueAt == end) {
          found = "";
        } else if (text.charAt(valueAt) == '=') {
          found = text.substring(valueAt + 1, end);
        }
      }
      at = end + 1;
    }
    return found;
  }

  /** The value of a key, or a default if the key is not there. */
  public String value(String key, String otherwise) {
    String value = value(key);
    return value == null ? otherwise : value;
  }

  /** Whether a key is there, with or without a value. */
  public boolean has(String key) {
    return value(key) != null;
  }

  /** The decimal value of a key, or a default if the key is missing or not a number. */
  public long number(String key, long otherwise) {
    String value = value(key);
    if (value == null || value.isEmpty() || value.length() > 18) {
      return otherwise;
    }
    long number = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
