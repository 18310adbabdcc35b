package org.matryoshka.asm.token;

import java.util.List;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.source.SourceText;

/**
 * A token of the source or of a macro's expansion.
 *
 * @param kind what it is
 * @param text as written, quotes included
 * @param source the file it stands in
 * @param line 1 …
 * @param column 1 …
 * @param spaceBefore whether white space separates it from the token before; matters for pasting
 *     and for {@code %define name(…)}
 */
public record Token(
    TokenKind kind, String text, SourceText source, int line, int column, boolean spaceBefore) {

  /** Where it stands. */
  public Position position() {
    return new Position(source, line, column, Math.max(1, text.length()));
  }

  /** Whether this is of a kind. */
  public boolean is(TokenKind wanted) {
    return kind == wanted;
  }

  /** Whether this is a name with this spelling, in any case. */
  public boolean isWord(String word) {
    return kind == TokenKind.ID && text.equalsIgnoreCase(word);
  }

  /** The same token at the place of another: for what a macro call is replaced with. */
  public Token movedTo(Token place, boolean space) {
    return new Token(kind, text, place.source, place.line, place.column, space);
  }

  /** The same token with or without white space before it. */
  public Token withSpace(boolean space) {
    return space == spaceBefore ? this : new Token(kind, text, source, line, column, space);
  }

  /** The text of tokens in a row, with one space where there was white space. */
  public static String join(List<Token> tokens) {
    StringBuilder out = new StringBuilder();
    for (Token token : tokens) {
      if (token.spaceBefore && !out.isEmpty()) {
        out.append(' ');
      }
      out.append(token.text);
    }
    return out.toString();
  }
}
