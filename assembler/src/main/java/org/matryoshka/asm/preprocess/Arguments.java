package org.matryoshka.asm.preprocess;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/** Splits the arguments of a macro call at commas; braces keep commas in. */
final class Arguments {
  private Arguments() {}

  /** The arguments; none for an empty list of tokens. */
  static List<List<Token>> split(List<Token> tokens) {
    List<List<Token>> arguments = new ArrayList<>();
    if (tokens.isEmpty()) {
      return arguments;
    }
    List<Token> argument = new ArrayList<>();
    int braces = 0;
    for (Token token : tokens) {
      if (token.is(TokenKind.COMMA) && braces == 0) {
        arguments.add(argument);
        argument = new ArrayList<>();
        continue;
      }
      if (token.is(TokenKind.LBRACE) && braces++ == 0 && argument.isEmpty()) {
        continue;
      }
      if (token.is(TokenKind.RBRACE) && --braces == 0) {
        continue;
      }
      argument.add(token);
    }
    arguments.add(argument);
    return arguments;
  }

  /** The arguments as the macro sees them: a greedy last one joined, defaults filled in. */
  static List<List<Token>> fit(MultiLineMacro macro, List<Token> tokens, List<List<Token>> split) {
    List<List<Token>> result = new ArrayList<>(split);
    if (macro.greedy() && split.size() > macro.most()) {
      while (result.size() >= macro.most()) {
        result.removeLast();
      }
      result.add(afterCommas(tokens, macro.most() - 1));
    }
    int most = macro.most() == Integer.MAX_VALUE ? 0 : macro.most();
    for (int i = result.size(); i < most || i - macro.least() < macro.defaults().size(); i++) {
      int index = i - macro.least();
      boolean given = index >= 0 && index < macro.defaults().size();
      if (!given && macro.defaults().isEmpty()) {
        break;
      }
      result.add(given ? macro.defaults().get(index) : List.of());
    }
    return result;
  }

  private static List<Token> afterCommas(List<Token> tokens, int commas) {
    int braces = 0;
    int left = commas;
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.get(i).kind()) {
        case LBRACE -> braces++;
        case RBRACE -> braces--;
        case COMMA -> {
          if (braces == 0 && --left == 0) {
            return tokens.subList(i + 1, tokens.size());
          }
        }
        default -> {}
      }
    }
    return tokens;
  }
}
