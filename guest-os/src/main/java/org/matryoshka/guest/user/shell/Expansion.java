package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;

/**
 * What a word expands to while it does: fields of characters, those that were quoted and would mean
 * something in a pattern with a backslash before them. Values that were not quoted are split here.
 */
final class Expansion {
  private final boolean splitting;
  private final String separators;
  private final Sequence<String> fields = new Sequence<>();
  private StringBuilder field = new StringBuilder();
  private boolean begun;

  /** Whether the last field was ended by a blank, which a separator behind it belongs to. */
  private boolean endedByBlank;

  /**
   * Splits unquoted values at the separators, which may be empty; or not at all if they are null.
   */
  Expansion(String separators) {
    this.splitting = separators != null;
    this.separators = separators == null ? "" : separators;
  }

  /** There is a field, even if nothing is in it: there were quotes. */
  void begin() {
    begun = true;
  }

  /** A character of the source that is not quoted. */
  void plain(char character) {
    field.append(character);
    begun = true;
  }

  /** A character that means nothing but itself. */
  void quoted(char character) {
    if ("*?[]\\".indexOf(character) >= 0) {
      field.append('\\');
    }
    field.append(character);
    begun = true;
  }

  void quoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      quoted(text.charAt(i));
    }
  }

  /**
   * A value that is not quoted: it is split, and its pattern characters count, but a backslash is
   * one.
   */
  void value(String text) {
    boolean afterSeparator = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (splitting && separators.indexOf(character) >= 0) {
        boolean blank = character == ' ' || character == '\t' || character == '\n';
        if (begun) {
          endField();
          afterSeparator = !blank;
        } else if (!blank) {
          if (afterSeparator || fields.isEmpty() || !endedByBlank) {
            fields.add("");
          }
          afterSeparator = true;
        }
        endedByBlank = blank;
      } else if (character == '\\') {
        quoted(character);
      } else {
        plain(character);
      }
    }
  }

  /** Ends a field if one has begun. */
  void endField() {
    if (begun) {
      fields.add(field.toString());
      field = new StringBuilder();
      begun = false;
      endedByBlank = false;
    }
  }

  /** The fields as patterns, the last one ended. */
  Sequence<String> fields() {
    endField();
    return fields;
  }

  /** All as one pattern. */
  String whole() {
    return field.toString();
  }
}
