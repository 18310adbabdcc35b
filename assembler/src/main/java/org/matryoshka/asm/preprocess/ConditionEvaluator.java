package org.matryoshka.asm.preprocess;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.token.Literals;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/** The conditions of {@code %if} and its kin; a letter {@code n} before the kind negates it. */
final class ConditionEvaluator {
  private final MacroState state;

  ConditionEvaluator(MacroState state) {
    this.state = state;
  }

  /**
   * Whether a condition holds.
   *
   * @param kind what follows {@code %if}, for instance {@code ndef}; empty for an expression
   */
  boolean holds(Token directive, String kind, List<Token> rest) {
    if (kind.startsWith("n") && !kind.equals("num")) {
      return !test(directive, kind.substring(1), rest);
    }
    return test(directive, kind, rest);
  }

  private boolean test(Token directive, String kind, List<Token> rest) {
    return switch (kind) {
      case "" -> state.number(state.defines.expand(rest), directive) != 0;
      case "def" -> anyDefined(directive, rest);
      case "macro" -> macroExists(directive, rest);
      case "ctx" -> rest.stream().anyMatch(token -> state.contexts.isInnermost(token.text()));
      case "idn" -> identical(directive, rest, false);
      case "idni" -> identical(directive, rest, true);
      case "num" -> isNumber(state.defines.expand(rest));
      case "id" -> startsWith(rest, TokenKind.ID);
      case "str" -> startsWith(rest, TokenKind.STRING);
      case "token" -> state.defines.expand(rest).size() == 1;
      case "empty" -> state.defines.expand(rest).isEmpty();
      case "env" ->
          throw new SourceException(
              directive.position(), "environment variables are not read", "define a macro instead");
      default ->
          throw new SourceException(
              directive.position(),
              "unknown preprocessor directive '" + directive.text() + "'",
              "conditions: %if %ifdef %ifmacro %ifctx %ifidn %ifidni %ifid %ifnum %ifstr %iftoken"
                  + " %ifempty, and with n after %if for the opposite");
    };
  }

  private boolean anyDefined(Token directive, List<Token> rest) {
    if (rest.isEmpty()) {
      throw new SourceException(
          directive.position(), "'" + directive.text() + "' needs the name of a macro");
    }
    List<Token> names =
        rest.stream().anyMatch(t -> t.is(TokenKind.INDIRECT)) ? state.defines.expand(rest) : rest;
    return names.stream().anyMatch(token -> state.defines.isDefined(token.text()));
  }

  private boolean macroExists(Token directive, List<Token> rest) {
    if (rest.isEmpty()) {
      throw new SourceException(
          directive.position(), "'" + directive.text() + "' needs the name of a macro");
    }
    List<MultiLineMacro> macros = state.macros.find(rest.getFirst());
    if (rest.size() == 1) {
      return !macros.isEmpty();
    }
    MacroHeader wanted = MacroHeader.parse(directive, rest);
    return macros.stream()
        .anyMatch(macro -> wanted.least() <= macro.most() && macro.least() <= wanted.most());
  }

  private boolean identical(Token directive, List<Token> rest, boolean ignoreCase) {
    List<List<Token>> sides = Arguments.split(state.defines.expand(new ArrayList<>(rest)));
    if (sides.size() != 2) {
      throw new SourceException(
          directive.position(),
          "'" + directive.text() + "' compares two texts with a comma between");
    }
    List<Token> left = sides.get(0);
    List<Token> right = sides.get(1);
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!same(left.get(i), right.get(i), ignoreCase)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Token a, Token b, boolean ignoreCase) {
    String left = a.text();
    String right = b.text();
    if (a.is(TokenKind.STRING) && b.is(TokenKind.STRING)) {
      // the kind of quotes does not matter
      left = Literals.quote(Literals.stringBytes(left));
      right = Literals.quote(Literals.stringBytes(right));
    }
    return ignoreCase ? left.equalsIgnoreCase(right) : left.equals(right);
  }

  private static boolean isNumber(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return false;
    }
    boolean sign = tokens.getFirst().is(TokenKind.MINUS) || tokens.getFirst().is(TokenKind.PLUS);
    int at = sign ? 1 : 0;
    return at < tokens.size() && tokens.get(at).is(TokenKind.NUMBER);
  }

  private boolean startsWith(List<Token> rest, TokenKind kind) {
    List<Token> expanded = state.defines.expand(rest);
    return !expanded.isEmpty() && expanded.getFirst().is(kind);
  }
}
