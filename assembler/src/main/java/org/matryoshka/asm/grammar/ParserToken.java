package org.matryoshka.asm.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.TokenSource;
import org.matryoshka.asm.token.Token;

/** A token as the generated parser wants it, with its parser type; keeps the original. */
final class ParserToken implements org.antlr.v4.runtime.Token {
  private final Token token;
  private final int type;
  private final int index;

  /** A token of the line, or the end of the line with the last token as its place. */
  ParserToken(Token token, int type, int index) {
    this.token = token;
    this.type = type;
    this.index = index;
  }

  /** The original; for the end of the line the last token, or null in an empty line. */
  Token original() {
    return token;
  }

  @Override
  public String getText() {
    return type == EOF ? "end of line" : token.text();
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getLine() {
    return token == null ? 0 : token.line();
  }

  @Override
  public int getCharPositionInLine() {
    return token == null ? 0 : token.column() - 1;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getTokenIndex() {
    return index;
  }

  @Override
  public int getStartIndex() {
    return -1;
  }

  @Override
  public int getStopIndex() {
    return -1;
  }

  @Override
  public TokenSource getTokenSource() {
    return null;
  }

  @Override
  public CharStream getInputStream() {
    return null;
  }
}
