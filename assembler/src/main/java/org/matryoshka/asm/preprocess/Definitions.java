package org.matryoshka.asm.preprocess;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.grammar.SourceLexer;
import org.matryoshka.asm.token.Literals;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/** The directives that define and undefine macros: {@code %define} … {@code %strcat}. */
final class Definitions {
  /** Bytes of a string that the preprocessor makes. */
  static final int MAX_STRING_BYTES = 1 << 16;

  private final MacroState state;

  Definitions(MacroState state) {
    this.state = state;
  }

  /** Carries out a directive; returns false if it is none of this kind. */
  boolean carryOut(Token directive, String word, List<Token> rest) {
    boolean ignoreCase = word.startsWith("i") && !word.equals("include");
    switch (word) {
      case "define", "idefine" -> define(directive, rest, ignoreCase, false);
      case "xdefine", "ixdefine" -> define(directive, rest, ignoreCase, true);
      case "undef" -> state.defines.undefine(name(directive, rest).text());
      case "assign", "iassign" -> assign(directive, rest, ignoreCase);
      case "defstr", "idefstr" -> {
        Token name = name(directive, rest);
        String text = Token.join(state.defines.expand(afterName(rest)));
        set(name, string(text.getBytes(StandardCharsets.UTF_8), rest), ignoreCase);
      }
      case "deftok", "ideftok" -> {
        List<Token> value = state.defines.expand(afterName(rest));
        byte[] text = Literals.stringBytes(onlyString(directive, value).text());
        Token name = name(directive, rest);
        set(name, SourceLexer.fragment(new String(text, StandardCharsets.UTF_8), name), ignoreCase);
      }
      case "strlen" -> {
        List<Token> value = state.defines.expand(afterName(rest));
        int length = Literals.stringBytes(onlyString(directive, value).text()).length;
        set(name(directive, rest), number(length, rest.getFirst()), false);
      }
      case "strcat" -> concatenate(directive, rest);
      case "substr" -> substring(directive, rest);
      case "unmacro", "unimacro" -> {
        MacroHeader header = MacroHeader.parse(directive, rest);
        state.macros.undefine(header.name(), header.least(), header.most());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Token name(Token directive, List<Token> rest) {
    boolean valid =
        !rest.isEmpty()
            && (rest.getFirst().is(TokenKind.ID) || rest.getFirst().is(TokenKind.ESCAPED_ID));
    if (!valid) {
      throw new SourceException(
          directive.position(), "'" + directive.text() + "' needs the name of a macro");
    }
    return rest.getFirst();
  }

  private static List<Token> afterName(List<Token> rest) {
    return rest.isEmpty() ? rest : rest.subList(1, rest.size());
  }

  private void set(Token name, List<Token> body, boolean ignoreCase) {
    state.defines.define(new SingleLineMacro(name.text(), null, List.copyOf(body)), ignoreCase);
  }

  private void define(Token directive, List<Token> rest, boolean ignoreCase, boolean expand) {
    Token name = name(directive, rest);
    int at = 1;
    List<String> parameters = null;
    if (rest.size() > 1 && rest.get(1).is(TokenKind.LPAREN) && !rest.get(1).spaceBefore()) {
      parameters = new ArrayList<>();
      at = parameters(rest, parameters);
    }
    List<Token> body = rest.subList(at, rest.size());
    if (expand) {
      body = state.defines.expand(new ArrayList<>(body));
    }
    state.defines.define(
        new SingleLineMacro(name.text(), parameters, List.copyOf(body)), ignoreCase);
  }

  private static int parameters(List<Token> rest, List<String> parameters) {
    for (int i = 2; i < rest.size(); i++) {
      Token token = rest.get(i);
      if (token.is(TokenKind.RPAREN)) {
        return i + 1;
      }
      if (token.is(TokenKind.ID)) {
        parameters.add(token.text());
      } else if (!token.is(TokenKind.COMMA)) {
        throw new SourceException(
            token.position(), "'" + token.text() + "' can't be a parameter of a macro");
      }
    }
    throw new SourceException(rest.get(1).position(), "parameters of macro without their ')'");
  }

  private void assign(Token directive, List<Token> rest, boolean ignoreCase) {
    Token name = name(directive, rest);
    long value = state.number(state.defines.expand(afterName(rest)), directive);
    set(name, number(value, name), ignoreCase);
  }

  private static List<Token> number(long value, Token place) {
    String digits = Long.toUnsignedString(value < 0 ? -value : value);
    List<Token> tokens = new ArrayList<>(2);
    if (value < 0) {
      tokens.add(
          new Token(TokenKind.MINUS, "-", place.source(), place.line(), place.column(), true));
    }
    tokens.add(
        new Token(
            TokenKind.NUMBER, digits, place.source(), place.line(), place.column(), value >= 0));
    return tokens;
  }

  private static List<Token> string(byte[] bytes, List<Token> rest) {
    Token at = rest.getFirst();
    if (bytes.length > MAX_STRING_BYTES) {
      throw new SourceException(
          at.position(), "the string is longer than " + MAX_STRING_BYTES + " bytes");
    }
    String text = Literals.quote(bytes);
    return List.of(new Token(TokenKind.STRING, text, at.source(), at.line(), at.column(), true));
  }

  private static Token onlyString(Token directive, List<Token> value) {
    if (value.size() != 1 || !value.getFirst().is(TokenKind.STRING)) {
      throw new SourceException(
          directive.position(), "'" + directive.text() + "' needs a string in quotes");
    }
    return value.getFirst();
  }

  private void concatenate(Token directive, List<Token> rest) {
    Token name = name(directive, rest);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Token token : state.defines.expand(afterName(rest))) {
      if (token.is(TokenKind.STRING)) {
        out.writeBytes(Literals.stringBytes(token.text()));
      } else if (!token.is(TokenKind.COMMA)) {
        throw new SourceException(token.position(), "%strcat joins strings in quotes only");
      }
    }
    set(name, string(out.toByteArray(), rest), false);
  }

  /** {@code %substr name 'text' start, length}: start counts from 1; a length −1 is to the end. */
  private void substring(Token directive, List<Token> rest) {
    Token name = name(directive, rest);
    List<Token> value = state.defines.expand(afterName(rest));
    int skip = value.size() > 1 && value.get(1).is(TokenKind.COMMA) ? 2 : 1;
    Token text = onlyString(directive, value.subList(0, Math.min(1, value.size())));
    List<List<Token>> numbers = Arguments.split(value.subList(skip, value.size()));
    if (numbers.isEmpty()) {
      throw new SourceException(directive.position(), "%substr needs a start");
    }
    byte[] bytes = Literals.stringBytes(text.text());
    long start = state.number(numbers.getFirst(), directive) - 1;
    long length = numbers.size() > 1 ? state.number(numbers.get(1), directive) : 1;
    if (length < 0) {
      length = bytes.length + 1 + length - start;
    }
    int from = Math.clamp(start, 0, bytes.length);
    int to = Math.clamp(from + length, from, bytes.length);
    set(name, string(Arrays.copyOfRange(bytes, from, to), rest), false);
  }
}
