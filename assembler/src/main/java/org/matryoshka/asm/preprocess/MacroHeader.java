package org.matryoshka.asm.preprocess;

import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.token.Literals;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/** The line {@code %macro name 1-2+.nolist default, …}. */
record MacroHeader(String name, int least, int most, boolean greedy, List<List<Token>> defaults) {

  static MacroHeader parse(Token directive, List<Token> rest) {
    if (rest.isEmpty() || !isName(rest.getFirst())) {
      throw new SourceException(
          directive.position(), "%macro needs a name", "%macro name parameter-count");
    }
    String name = rest.getFirst().text();
    int at = 1;
    if (at >= rest.size()) {
      throw new SourceException(
          rest.getFirst().position(),
          "macro '" + name + "' needs its number of parameters",
          "%macro " + name + " 0 for none");
    }
    int least = count(rest.get(at++));
    int most = least;
    if (at < rest.size() && rest.get(at).is(TokenKind.MINUS)) {
      Token upper = at + 1 < rest.size() ? rest.get(at + 1) : rest.get(at);
      most = upper.is(TokenKind.STAR) ? Integer.MAX_VALUE : count(upper);
      at += 2;
    }
    boolean greedy = at < rest.size() && rest.get(at).is(TokenKind.PLUS);
    if (greedy) {
      at++;
    }
    if (at < rest.size() && rest.get(at).isWord(".nolist")) {
      at++;
    }
    if (most < least) {
      throw new SourceException(
          rest.get(1).position(), "the fewest parameters are more than the most");
    }
    return new MacroHeader(
        name, least, most, greedy, Arguments.split(rest.subList(at, rest.size())));
  }

  private static boolean isName(Token token) {
    return token.is(TokenKind.ID) || token.is(TokenKind.ESCAPED_ID);
  }

  private static int count(Token token) {
    long count = token.is(TokenKind.NUMBER) ? Literals.integer(token.text()).orElse(-1L) : -1;
    if (count < 0 || count > 10_000) {
      throw new SourceException(
          token.position(), "'" + token.text() + "' is not a number of parameters");
    }
    return (int) count;
  }

  MultiLineMacro macro(List<SourceLine> body) {
    return new MultiLineMacro(name, least, most, greedy, defaults, body);
  }
}
