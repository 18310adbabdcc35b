package org.matryoshka.asm.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/** Turns text into tokens: a whole file at once, or a piece that a macro has pasted together. */
public final class SourceLexer {
  private static final TokenKind[] KINDS = kinds();

  private SourceLexer() {}

  private static TokenKind[] kinds() {
    TokenKind[] kinds = new TokenKind[AsmLexer.VOCABULARY.getMaxTokenType() + 1];
    for (TokenKind kind : TokenKind.values()) {
      for (int type = 1; type < kinds.length; type++) {
        if (kind.name().equals(AsmLexer.VOCABULARY.getSymbolicName(type))) {
          kinds[type] = kind;
        }
      }
    }
    return kinds;
  }

  /**
   * The tokens of a source.
   *
   * @return one list per logical line, empty lines included; a line continued with a backslash
   *     counts once, and {@code result.get(i)} need not be line i + 1
   */
  public static List<List<Token>> lines(SourceText source) {
    AsmLexer lexer = new AsmLexer(CharStreams.fromString(source.text()));
    lexer.removeErrorListeners();
    List<List<Token>> lines = new ArrayList<>();
    List<Token> line = new ArrayList<>();
    int end = -1;
    while (true) {
      org.antlr.v4.runtime.Token token = lexer.nextToken();
      if (token.getType() == org.antlr.v4.runtime.Token.EOF) {
        lines.add(line);
        return lines;
      }
      if (token.getType() == AsmLexer.NL) {
        lines.add(line);
        line = new ArrayList<>();
      } else {
        boolean space = token.getStartIndex() != end + 1 || line.isEmpty();
        line.add(
            new Token(
                KINDS[token.getType()],
                token.getText(),
                source,
                token.getLine(),
                token.getCharPositionInLine() + 1,
                space));
      }
      end = token.getStopIndex();
    }
  }

  /**
   * The tokens of a piece of text.
   *
   * @param text one line
   * @param place the token at whose place the results are reported
   */
  public static List<Token> fragment(String text, Token place) {
    List<Token> result = new ArrayList<>();
    for (List<Token> line : lines(new SourceText("", text))) {
      for (Token token : line) {
        boolean space = result.isEmpty() ? place.spaceBefore() : token.spaceBefore();
        result.add(token.movedTo(place, space));
      }
    }
    return result;
  }
}
