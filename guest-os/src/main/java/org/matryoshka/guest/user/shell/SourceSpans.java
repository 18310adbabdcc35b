package org.matryoshka.guest.user.shell;

/** Where a bracketed part of a word ends that the lexer has already found to be whole. */
final class SourceSpans {
  private SourceSpans() {}

  /**
   * The index of the bracket that closes the one at a place; the end of the word if the source is
   * broken.
   */
  static int closing(String word, int open) {
    char opening = word.charAt(open);
    char closing = opening == '(' ? ')' : '}';
    int depth = 0;
    int at = open;
    while (at < word.length()) {
      char character = word.charAt(at);
      if (character == '\\') {
        at++;
      } else if (character == '\'' || character == '`') {
        at = quotation(word, at);
      } else if (character == '"') {
        at = doubleQuotation(word, at);
      } else if (character == '$'
          && at + 1 < word.length()
          && "({".indexOf(word.charAt(at + 1)) >= 0) {
        at = closing(word, at + 1);
      } else if (character == opening && (opening == '(' || depth == 0)) {
        depth++;
      } else if (character == closing) {
        depth--;
        if (depth == 0) {
          return at;
        }
      }
      at++;
    }
    return word.length();
  }

  private static int quotation(String word, int open) {
    char quote = word.charAt(open);
    int at = open + 1;
    while (at < word.length() && word.charAt(at) != quote) {
      at += quote == '`' && word.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private static int doubleQuotation(String word, int open) {
    int at = open + 1;
    while (at < word.length() && word.charAt(at) != '"') {
      if (word.charAt(at) == '\\') {
        at++;
      } else if (word.charAt(at) == '`') {
        at = quotation(word, at);
      } else if (word.charAt(at) == '$'
          && at + 1 < word.length()
          && "({".indexOf(word.charAt(at + 1)) >= 0) {
        at = closing(word, at + 1);
      }
      at++;
    }
    return at;
  }
}
