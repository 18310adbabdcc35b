package org.matryoshka.asm.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/** Replaces {@code %1}, {@code %0}, {@code %%name}, {@code %$name} and the like in a line. */
final class Parameters {
  private Parameters() {}

  /**
   * The line with everything replaced that belongs to a macro call or a context.
   *
   * @param call the innermost macro call, or null
   * @param defines the single-line macros, for names of contexts that stand for something
   */
  static List<Token> substitute(
      List<Token> line, Frame.OfMacro call, Contexts contexts, SingleLineMacros defines) {
    if (line.stream().noneMatch(Parameters::concerns)) {
      return line;
    }
    List<Token> out = new ArrayList<>(line.size() + 4);
    boolean glueNext = false;
    for (int at = 0; at < line.size(); at++) {
      Token token = line.get(at);
      List<Token> replacement = replace(token, call, contexts);
      boolean joins =
          at + 1 < line.size()
              && !line.get(at + 1).spaceBefore()
              && SingleLineMacros.isNameLike(line.get(at + 1));
      if (joins && token.is(TokenKind.CONTEXT_LOCAL)) {
        // "%{$name}_end": what the name stands for is joined, not the name
        replacement = defines.valueOf(replacement);
      }
      boolean replaced = replacement.size() != 1 || !replacement.getFirst().equals(token);
      boolean adjacent = !token.spaceBefore() && !out.isEmpty() && !replacement.isEmpty();
      int from = 0;
      if (adjacent
          && (replaced || glueNext)
          && SingleLineMacros.isNameLike(out.getLast())
          && SingleLineMacros.isNameLike(replacement.getFirst())) {
        out.addAll(SingleLineMacros.glue(out.removeLast(), replacement.getFirst()));
        from = 1;
      }
      for (int i = from; i < replacement.size(); i++) {
        Token word = replacement.get(i);
        out.add(i == 0 ? word.withSpace(token.spaceBefore()) : word);
      }
      // an empty argument between two names still joins them
      glueNext = replaced && (!replacement.isEmpty() || glueNext || adjacentTo(out, token));
    }
    return out;
  }

  private static boolean adjacentTo(List<Token> out, Token token) {
    return !out.isEmpty() && !token.spaceBefore();
  }

  private static boolean concerns(Token token) {
    return switch (token.kind()) {
      case PARAMETER, MACRO_LOCAL, CONTEXT_LOCAL, MACRO_NAME -> true;
      default -> false;
    };
  }

  /** Whether a body says where the label of its call goes ({@code %00}). */
  static boolean usesLabel(List<Token> line) {
    return line.stream()
        .anyMatch(
            t -> t.is(TokenKind.PARAMETER) && (t.text().equals("%00") || t.text().equals("%{00}")));
  }

  private static List<Token> replace(Token token, Frame.OfMacro call, Contexts contexts) {
    return switch (token.kind()) {
      case CONTEXT_LOCAL -> {
        String name = contexts.uniqueName(token.text());
        yield List.of(name == null ? token : name(token, name));
      }
      case MACRO_LOCAL -> call == null ? List.of(token) : List.of(local(token, call));
      case PARAMETER -> call == null ? List.of(token) : parameter(token, call);
      case MACRO_NAME -> call == null ? List.of(token) : List.of(name(token, call.macro.name()));
      default -> List.of(token);
    };
  }

  private static Token name(Token place, String text) {
    return new Token(
        TokenKind.ID, text, place.source(), place.line(), place.column(), place.spaceBefore());
  }

  private static Token local(Token token, Frame.OfMacro call) {
    String text = token.text();
    String inner = text.startsWith("%{") ? text.substring(3, text.length() - 1) : text.substring(2);
    return name(token, "..@" + call.number + "." + inner);
  }

  private static List<Token> parameter(Token token, Frame.OfMacro call) {
    String text = token.text();
    String inner = text.startsWith("%{") ? text.substring(2, text.length() - 1) : text.substring(1);
    if (inner.equals("0")) {
      String count = Integer.toString(call.arguments.size());
      return List.of(
          new Token(
              TokenKind.NUMBER,
              count,
              token.source(),
              token.line(),
              token.column(),
              token.spaceBefore()));
    }
    if (inner.equals("00")) {
      return call.label.isEmpty() ? List.of() : List.of(call.label.getFirst());
    }
    int colon = inner.indexOf(':');
    try {
      if (colon >= 0) {
        return range(call, inner.substring(0, colon), inner.substring(colon + 1), token);
      }
      char sign = inner.charAt(0);
      if (sign == '+' || sign == '-') {
        return condition(token, call, Integer.parseInt(inner.substring(1)), sign == '-');
      }
      List<Token> argument = call.argument(Integer.parseInt(inner));
      return argument == null ? List.of() : argument;
    } catch (NumberFormatException e) {
      throw new SourceException(token.position(), "'" + text + "' is not a parameter");
    }
  }

  /** {@code %{2:-1}}: several arguments with their commas, also in reverse order. */
  private static List<Token> range(Frame.OfMacro call, String first, String last, Token at) {
    int count = call.arguments.size();
    int from = index(first, count);
    int to = index(last, count);
    if (count == 0 || from < 1 || to < 1 || from > count || to > count) {
      throw new SourceException(
          at.position(), "'" + at.text() + "' is outside the " + count + " arguments");
    }
    List<Token> out = new ArrayList<>();
    int step = from <= to ? 1 : -1;
    for (int i = from; i != to + step; i += step) {
      if (i != from) {
        out.add(new Token(TokenKind.COMMA, ",", at.source(), at.line(), at.column(), false));
      }
      out.addAll(call.argument(i));
    }
    return out;
  }

  private static int index(String text, int count) {
    int value = Integer.parseInt(text);
    return value < 0 ? count + 1 + value : value;
  }

  /** {@code %+1} and {@code %-1}: the argument as a condition code, or its opposite. */
  private static List<Token> condition(Token at, Frame.OfMacro call, int index, boolean opposite) {
    List<Token> argument = call.argument(index);
    if (argument == null || argument.size() != 1 || !argument.getFirst().is(TokenKind.ID)) {
      throw new SourceException(
          at.position(), "parameter " + index + " is not a condition code", "such as e, nz or ge");
    }
    if (!opposite) {
      return argument;
    }
    String code = argument.getFirst().text().toLowerCase(Locale.ROOT);
    String negated =
        switch (code) {
          case "pe" -> "po";
          case "po" -> "pe";
          default -> code.startsWith("n") ? code.substring(1) : "n" + code;
        };
    return List.of(name(argument.getFirst(), negated));
  }
}
