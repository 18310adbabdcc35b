package org.matryoshka.gui.inspect.exits.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.session.ExitEntry;

/**
 * Reads a filter. Terms beside each other must all hold; {@code or} stands between alternatives;
 * {@code not} or {@code -} before a term turns it round; parentheses group. A term is {@code
 * field:value} or a word that occurs in the exit's sentence, reason, cause or place. Values may be
 * lists ({@code vm:alpha,beta}), ranges ({@code addr:0x1000-0x2000}) and comparisons ({@code
 * cycles:>1000}).
 *
 * <pre>
 * query = and ("or" and)* ;  and = not+ ;  not = ("not" | "-") not | "(" query ")" | term
 * </pre>
 */
public final class QueryParser {
  /** Deeper nesting than anybody means. */
  private static final int MAX_DEPTH = 50;

  private final List<Token> tokens;
  private final TermCompiler terms;
  private final int end;
  private int next;
  private int depth;

  /** A piece of the text: a word with its quotes taken away, or a parenthesis. */
  record Token(Kind kind, String text, int position, int length) {
    enum Kind {
      WORD,
      QUOTED,
      OPEN,
      CLOSE,
      MINUS
    }

    boolean is(String word) {
      return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(word);
    }
  }

  private QueryParser(List<Token> tokens, int end, ExitNames names) {
    this.tokens = tokens;
    this.end = end;
    this.terms = new TermCompiler(names);
  }

  /**
   * The query that a text means.
   *
   * @param names of the VMs and places that the text may name
   * @throws QueryException if it can't be understood
   */
  public static ExitQuery parse(String text, ExitNames names) throws QueryException {
    List<Token> tokens = tokens(text);
    if (tokens.isEmpty()) {
      return ExitQuery.ALL;
    }
    QueryParser parser = new QueryParser(tokens, text.length(), names);
    Predicate<ExitEntry> condition = parser.alternatives();
    if (parser.next < tokens.size()) {
      Token extra = tokens.get(parser.next);
      throw new QueryException(
          extra.position, extra.length, "')' without a '(' before it; take it away");
    }
    return new ExitQuery(text, condition);
  }

  private static List<Token> tokens(String text) throws QueryException {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '(' || c == ')') {
        tokens.add(
            new Token(c == '(' ? Token.Kind.OPEN : Token.Kind.CLOSE, String.valueOf(c), at, 1));
        at++;
      } else if (c == '-' && at + 1 < text.length() && text.charAt(at + 1) != ' ') {
        tokens.add(new Token(Token.Kind.MINUS, "-", at, 1));
        at++;
      } else {
        Token token = word(text, at);
        tokens.add(token);
        at += token.length;
      }
    }
    return tokens;
  }

  private static Token word(String text, int from) throws QueryException {
    StringBuilder word = new StringBuilder();
    boolean quoted = text.charAt(from) == '"';
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        int close = text.indexOf('"', at + 1);
        if (close < 0) {
          throw new QueryException(at, text.length() - at, "the quotation mark is never closed");
        }
        word.append(text, at + 1, close);
        at = close + 1;
      } else if (Character.isWhitespace(c) || c == '(' || c == ')') {
        break;
      } else {
        word.append(c);
        at++;
      }
    }
    return new Token(
        quoted ? Token.Kind.QUOTED : Token.Kind.WORD, word.toString(), from, at - from);
  }

  private Predicate<ExitEntry> alternatives() throws QueryException {
    Predicate<ExitEntry> condition = together();
    while (next < tokens.size() && tokens.get(next).is("or")) {
      next++;
      condition = condition.or(together());
    }
    return condition;
  }

  private Predicate<ExitEntry> together() throws QueryException {
    Predicate<ExitEntry> condition = single();
    while (next < tokens.size()
        && tokens.get(next).kind != Token.Kind.CLOSE
        && !tokens.get(next).is("or")) {
      if (tokens.get(next).is("and")) {
        next++;
      }
      condition = condition.and(single());
    }
    return condition;
  }

  private Predicate<ExitEntry> single() throws QueryException {
    if (next == tokens.size()) {
      throw new QueryException(end, 0, "something is missing at the end: a word or field:value");
    }
    Token token = tokens.get(next++);
    if (token.kind == Token.Kind.MINUS || token.is("not")) {
      enter(token);
      Predicate<ExitEntry> negated = single().negate();
      depth--;
      return negated;
    }
    return switch (token.kind) {
      case OPEN -> group(token);
      case CLOSE ->
          throw new QueryException(
              token.position, 1, "')' stands where a word or field:value should be");
      case QUOTED -> terms.word(token.text);
      case WORD, MINUS -> {
        if (token.is("or") || token.is("and")) {
          throw new QueryException(
              token.position,
              token.length,
              "'" + token.text + "' needs a term on both sides; to look for the word, quote it");
        }
        yield terms.term(token);
      }
    };
  }

  private Predicate<ExitEntry> group(Token open) throws QueryException {
    enter(open);
    Predicate<ExitEntry> inner = alternatives();
    if (next == tokens.size() || tokens.get(next).kind != Token.Kind.CLOSE) {
      throw new QueryException(open.position, 1, "'(' is never closed");
    }
    next++;
    depth--;
    return inner;
  }

  private void enter(Token token) throws QueryException {
    if (++depth > MAX_DEPTH) {
      throw new QueryException(token.position, token.length, "nested too deeply");
    }
  }
}
