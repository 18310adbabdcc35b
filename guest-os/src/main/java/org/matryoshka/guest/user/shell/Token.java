package org.matryoshka.guest.user.shell;

/**
 * A token of shell source: a word with its quotes, an operator, the number before a redirection, a
 * newline, the end.
 */
final class Token {
  static final int WORD = 0;
  static final int OPERATOR = 1;
  static final int NUMBER = 2;
  static final int NEWLINE = 3;
  static final int END = 4;

  final int kind;
  final String text;
  final int line;

  Token(int kind, String text, int line) {
    this.kind = kind;
    this.text = text;
    this.line = line;
  }

  boolean isOperator(String operator) {
    return kind == OPERATOR && text.equals(operator);
  }

  boolean isWord(String word) {
    return kind == WORD && text.equals(word);
  }

  /** How an error message calls it. */
  String shown() {
    return switch (kind) {
      case NEWLINE -> "newline";
      case END -> "end of file";
      default -> "\"" + text + "\"";
    };
  }
}
