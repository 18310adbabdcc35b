package org.matryoshka.gui.session.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a condition.
 *
 * @param text in lower case; empty at the end
 * @param column from 1
 */
record Token(Kind kind, String text, int column) {
  enum Kind {
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(?<number>[0-9][0-9a-zA-Z_]*)|(?<name>[a-zA-Z_][a-zA-Z0-9_.-]*)"
              + "|(?<symbol>&&|\\|\\||==|!=|<=|>=|<<|>>|[-+*/%&|^~!<>()\\[\\]]))");

  /** All words of a text, then the end. */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int at = 0;
    while (!text.substring(at).isBlank()) {
      if (!matcher.find(at) || matcher.start() != at) {
        int column = at + text.substring(at).indexOf(text.substring(at).strip()) + 1;
        throw new ConditionException(
            column, "'" + text.charAt(column - 1) + "' does not belong into a condition");
      }
      tokens.add(of(matcher));
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private static Token of(Matcher matcher) {
    for (Kind kind : List.of(Kind.NUMBER, Kind.NAME, Kind.SYMBOL)) {
      String group = kind.name().toLowerCase(Locale.ROOT);
      if (matcher.group(group) != null) {
        return new Token(
            kind, matcher.group(group).toLowerCase(Locale.ROOT), matcher.start(group) + 1);
      }
    }
    throw new IllegalStateException("a word is of one of the kinds");
  }

  /** As a message calls it. */
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
