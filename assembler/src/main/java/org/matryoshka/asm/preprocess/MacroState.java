package org.matryoshka.asm.preprocess;

import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.expression.Evaluator;
import org.matryoshka.asm.expression.Scope;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.grammar.LineParser;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/** What the preprocessor has been told so far: its tables and open blocks. */
final class MacroState {
  final SingleLineMacros defines = new SingleLineMacros();
  final MultiLineMacros macros = new MultiLineMacros();
  final Conditions conditions = new Conditions();
  final Contexts contexts = new Contexts();
  final BlockCollector collector = new BlockCollector();
  private final Scope scope;
  private final LineParser parser = new LineParser();

  MacroState(Scope scope) {
    this.scope = scope;
    constant("__?NASM_MAJOR?__", "2");
    constant("__?NASM_MINOR?__", "16");
    constant("__?BITS?__", "64");
    constant("__BITS__", "64");
  }

  private void constant(String name, String value) {
    Token place = new Token(TokenKind.NUMBER, value, new SourceText("", ""), 1, 1, true);
    defines.define(new SingleLineMacro(name, null, List.of(place)), false);
  }

  /**
   * The number that tokens, already expanded, evaluate to.
   *
   * @param directive the token to blame if there is nothing else
   */
  long number(List<Token> tokens, Token directive) {
    if (tokens.isEmpty()) {
      throw new SourceException(
          directive.position(), "'" + directive.text() + "' needs an expression");
    }
    Value value = Evaluator.evaluate(parser.parseExpression(tokens), scope);
    if (!value.known()) {
      throw new SourceException(
          tokens.getFirst().position(),
          "the preprocessor needs a value that is known by now",
          "define the symbol above this line");
    }
    if (!value.isConstant()) {
      throw new SourceException(
          tokens.getFirst().position(),
          "the preprocessor needs a number, not an address",
          "the difference of two labels in one section is a number");
    }
    return value.constant();
  }
}
