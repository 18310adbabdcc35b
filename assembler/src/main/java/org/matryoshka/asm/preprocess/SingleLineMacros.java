package org.matryoshka.asm.preprocess;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.grammar.SourceLexer;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.asm.token.Literals;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/**
 * The table of {@code %define} macros and their expansion. A macro is not expanded inside its own
 * expansion; arguments are expanded before they are put in; {@code %+} pastes at the end.
 */
final class SingleLineMacros {
  /** Tokens of one expanded line; beyond it macros are multiplying out of control. */
  static final int MAX_TOKENS = 1 << 20;

  /** Depth of macros in macros. */
  static final int MAX_DEPTH = 200;

  private final Map<String, List<SingleLineMacro>> exact = new HashMap<>();
  private final Map<String, List<SingleLineMacro>> anyCase = new HashMap<>();
  private final List<SingleLineMacro> active = new ArrayList<>();
  private int line;
  private String file = "";

  /** Defines a macro, or replaces the one with as many parameters. */
  void define(SingleLineMacro macro, boolean ignoreCase) {
    Map<String, List<SingleLineMacro>> table = ignoreCase ? anyCase : exact;
    List<SingleLineMacro> others =
        table.computeIfAbsent(key(macro.name(), ignoreCase), k -> new ArrayList<>(1));
    // with and without parentheses exclude each other, as in NASM
    others.removeIf(old -> old.arity() == macro.arity() || old.arity() < 0 || macro.arity() < 0);
    others.add(macro);
  }

  void undefine(String name) {
    exact.remove(name);
    anyCase.remove(key(name, true));
  }

  /** Forgets all macros. */
  void clear() {
    exact.clear();
    anyCase.clear();
  }

  boolean isDefined(String name) {
    return !find(name).isEmpty();
  }

  private static String key(String name, boolean ignoreCase) {
    return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** Notes the line that is expanded next, for the macros that tell the place. */
  void enter(int newLine, String newFile) {
    line = newLine;
    file = newFile;
  }

  private List<SingleLineMacro> placeMacro(String name) {
    return switch (name) {
      case "__LINE__", "__?LINE?__" ->
          List.of(constant(name, TokenKind.NUMBER, Integer.toString(line)));
      case "__FILE__", "__?FILE?__" ->
          List.of(
              constant(
                  name, TokenKind.STRING, Literals.quote(file.getBytes(StandardCharsets.UTF_8))));
      default -> List.of();
    };
  }

  private static SingleLineMacro constant(String name, TokenKind kind, String text) {
    Token token = new Token(kind, text, new SourceText("", ""), 1, 1, true);
    return new SingleLineMacro(name, null, List.of(token));
  }

  private List<SingleLineMacro> find(String name) {
    if (name.startsWith("__") && !exact.containsKey(name)) {
      return placeMacro(name);
    }
    List<SingleLineMacro> found = exact.get(name);
    if (found == null && !anyCase.isEmpty()) {
      found = anyCase.get(key(name, true));
    }
    return found == null ? List.of() : found;
  }

  /** Replaces all macro calls in a line. Returns the same list if there is nothing to do. */
  List<Token> expand(List<Token> line) {
    if (!concerns(line)) {
      return line;
    }
    active.clear();
    List<Token> result = expandOnce(line);
    for (int round = 0; round < MAX_DEPTH; round++) {
      if (result.stream().noneMatch(token -> token.is(TokenKind.PASTE))) {
        return result;
      }
      result = expandOnce(paste(result));
    }
    throw new SourceException(
        line.getFirst().position(), "a macro that pastes its own name does not end");
  }

  /** The body of the macro that a single token names, or the token if it names none. */
  List<Token> valueOf(List<Token> name) {
    List<SingleLineMacro> found = name.size() == 1 ? find(name.getFirst().text()) : List.of();
    return found.size() == 1 && found.getFirst().arity() < 0 ? found.getFirst().body() : name;
  }

  /** Expands what stands in {@code %[…]}, and nothing else. */
  List<Token> expandIndirections(List<Token> line) {
    if (line.stream().noneMatch(token -> token.is(TokenKind.INDIRECT))) {
      return line;
    }
    active.clear();
    List<Token> out = new ArrayList<>(line.size());
    for (int i = 0; i < line.size(); ) {
      if (line.get(i).is(TokenKind.INDIRECT)) {
        i = expandIndirect(line, i, out);
      } else {
        out.add(line.get(i++));
      }
    }
    return out;
  }

  private boolean concerns(List<Token> line) {
    for (Token token : line) {
      switch (token.kind()) {
        case INDIRECT, PASTE -> {
          return true;
        }
        case ID -> {
          if (!find(token.text()).isEmpty()) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private List<Token> expandOnce(List<Token> line) {
    List<Token> out = new ArrayList<>(line.size() + 8);
    for (int i = 0; i < line.size(); ) {
      Token token = line.get(i);
      if (out.size() > MAX_TOKENS) {
        throw new SourceException(
            token.position(), "macros expand to more than " + MAX_TOKENS + " words in one line");
      }
      int next =
          switch (token.kind()) {
            case ID -> expandCall(line, i, out);
            case INDIRECT -> expandIndirect(line, i, out);
            default -> i;
          };
      if (next == i) {
        out.add(token);
        next++;
      }
      i = next;
    }
    return out;
  }

  /** Expands the call at an index, if there is one; returns the index after it, or the same. */
  private int expandCall(List<Token> line, int at, List<Token> out) {
    Token name = line.get(at);
    List<SingleLineMacro> candidates = find(name.text());
    if (candidates.isEmpty()) {
      return at;
    }
    SingleLineMacro macro = candidates.getFirst();
    int next = at + 1;
    List<List<Token>> arguments = List.of();
    if (macro.arity() >= 0) {
      if (next >= line.size() || !line.get(next).is(TokenKind.LPAREN)) {
        return at;
      }
      arguments = new ArrayList<>();
      next = readArguments(line, next, arguments);
      int given = arguments.size();
      macro =
          candidates.stream()
              .filter(candidate -> candidate.arity() == given)
              .findFirst()
              .orElse(null);
      if (macro == null) {
        return at;
      }
    }
    if (active.contains(macro)) {
      return at;
    }
    if (active.size() >= MAX_DEPTH) {
      throw new SourceException(name.position(), "macros nest more than " + MAX_DEPTH + " deep");
    }
    List<List<Token>> expanded = new ArrayList<>(arguments.size());
    for (List<Token> argument : arguments) {
      expanded.add(expandOnce(argument));
    }
    active.add(macro);
    List<Token> body = expandOnce(substitute(macro, expanded, name));
    active.removeLast();
    if (!body.isEmpty()) {
      body.set(0, body.getFirst().withSpace(name.spaceBefore()));
    }
    out.addAll(body);
    return next;
  }

  private static List<Token> substitute(
      SingleLineMacro macro, List<List<Token>> arguments, Token call) {
    List<Token> out = new ArrayList<>(macro.body().size());
    for (Token token : macro.body()) {
      int parameter =
          token.is(TokenKind.ID) && macro.parameters() != null
              ? macro.parameters().indexOf(token.text())
              : -1;
      if (parameter >= 0) {
        List<Token> argument = arguments.get(parameter);
        for (int i = 0; i < argument.size(); i++) {
          Token word = argument.get(i);
          out.add(word.withSpace(i == 0 ? token.spaceBefore() : word.spaceBefore()));
        }
      } else if (token.is(TokenKind.MACRO_NAME)) {
        String text = token.text().equals("%?") ? call.text() : macro.name();
        out.add(new Token(TokenKind.ID, text, call.source(), call.line(), call.column(), true));
      } else {
        out.add(token.movedTo(call, token.spaceBefore()));
      }
      if (out.size() > MAX_TOKENS) {
        throw new SourceException(
            call.position(), "macros expand to more than " + MAX_TOKENS + " words in one line");
      }
    }
    return out;
  }

  /** Reads {@code (a, b)}; returns the index after the closing parenthesis. */
  private static int readArguments(List<Token> line, int open, List<List<Token>> arguments) {
    int parentheses = 0;
    int braces = 0;
    List<Token> argument = new ArrayList<>();
    for (int i = open; i < line.size(); i++) {
      Token token = line.get(i);
      boolean skip = false;
      switch (token.kind()) {
        case LPAREN -> skip = parentheses++ == 0 && braces == 0;
        case RPAREN -> {
          if (--parentheses == 0 && braces == 0) {
            if (!argument.isEmpty() || !arguments.isEmpty()) {
              arguments.add(argument);
            }
            return i + 1;
          }
        }
        case LBRACE -> skip = braces++ == 0;
        case RBRACE -> skip = --braces == 0;
        case COMMA -> {
          if (parentheses == 1 && braces == 0) {
            arguments.add(argument);
            argument = new ArrayList<>();
            skip = true;
          }
        }
        default -> {}
      }
      if (!skip) {
        argument.add(argument.isEmpty() ? token.withSpace(false) : token);
      }
    }
    throw new SourceException(
        line.get(open - 1).position(), "call of macro without its closing ')'");
  }

  /** {@code %[…]}: the content is expanded here and now. */
  private int expandIndirect(List<Token> line, int at, List<Token> out) {
    int depth = 0;
    for (int i = at; i < line.size(); i++) {
      TokenKind kind = line.get(i).kind();
      if (kind == TokenKind.INDIRECT || kind == TokenKind.LBRACK) {
        depth++;
      } else if (kind == TokenKind.RBRACK && --depth == 0) {
        List<Token> inner = expandOnce(line.subList(at + 1, i));
        boolean glued = !line.get(at).spaceBefore() && !out.isEmpty();
        for (Token token : inner) {
          if (glued && isNameLike(out.getLast()) && isNameLike(token)) {
            out.addAll(glue(out.removeLast(), token));
          } else {
            out.add(token);
          }
          glued = false;
        }
        boolean more = i + 1 < line.size() && !line.get(i + 1).spaceBefore();
        if (more && !out.isEmpty() && isNameLike(out.getLast()) && isNameLike(line.get(i + 1))) {
          out.addAll(glue(out.removeLast(), line.get(i + 1)));
          return i + 2;
        }
        return i + 1;
      }
    }
    throw new SourceException(line.get(at).position(), "'%[' without its ']'");
  }

  static boolean isNameLike(Token token) {
    return switch (token.kind()) {
      case ID, ESCAPED_ID, NUMBER, HERE -> true;
      default -> false;
    };
  }

  static List<Token> glue(Token left, Token right) {
    return SourceLexer.fragment(left.text() + right.text(), left);
  }

  /** Joins the neighbours of each {@code %+}. */
  private static List<Token> paste(List<Token> line) {
    List<Token> out = new ArrayList<>(line.size());
    for (int i = 0; i < line.size(); i++) {
      Token token = line.get(i);
      if (!token.is(TokenKind.PASTE)) {
        out.add(token);
      } else if (!out.isEmpty() && i + 1 < line.size() && !line.get(i + 1).is(TokenKind.PASTE)) {
        out.addAll(glue(out.removeLast(), line.get(++i)));
      }
    }
    return out;
  }
}
