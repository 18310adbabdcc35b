package org.matryoshka.gui.session.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.matryoshka.gui.session.condition.Token.Kind;
import org.matryoshka.gui.session.machine.GuestView;

/** Reads a condition: operators and their precedence are those of C and Java, all unsigned. */
final class ConditionParser {
  /** Binary operators, those that bind least first. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("==", "!="),
          List.of("<", "<=", ">", ">="),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private static final int MAX_DEPTH = 100;

  private final String text;
  private final List<Token> tokens;
  private final Names names;
  private int at;
  private int depth;

  /** Whether all that was read since it was set is about an exit. */
  private boolean onlyExit;

  /** Whether the last {@link #conjunction} holds at exits only. */
  private boolean atExits;

  ConditionParser(String text, List<String> vmNames) {
    this.text = text;
    tokens = Token.of(text);
    names = new Names(vmNames);
  }

  Condition parse() {
    if (peek().kind() == Kind.END) {
      throw new ConditionException(1, "a condition is missing, for instance rax == 0x10");
    }
    Term term = conjunction();
    boolean bound = atExits;
    if (peek().text().equals("||")) {
      // either side may hold elsewhere
      at = 0;
      term = binary(0);
      bound = false;
    }
    if (peek().kind() != Kind.END) {
      throw new ConditionException(
          peek().column(), peek().shown() + " is one too many; an operator is missing before it");
    }
    return new Condition(text, term, bound);
  }

  /** The parts that {@code &&} joins: one that only an exit can make true binds the whole. */
  private Term conjunction() {
    List<Term> parts = new ArrayList<>();
    Moment noExit = new Moment();
    atExits = false;
    do {
      onlyExit = true;
      Term part = binary(2);
      parts.add(part);
      atExits |= onlyExit && part.value(noExit) == 0;
    } while (accept("&&"));
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return moment -> {
      for (Term part : parts) {
        if (part.value(moment) == 0) {
          return 0;
        }
      }
      return 1;
    };
  }

  private Term binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Term left = binary(level + 1);
    while (peek().kind() == Kind.SYMBOL && LEVELS.get(level).contains(peek().text())) {
      Token operator = next();
      left = combine(operator, left, binary(level + 1));
    }
    return left;
  }

  private static Term combine(Token operator, Term a, Term b) {
    return switch (operator.text()) {
      case "||" -> m -> a.value(m) != 0 || b.value(m) != 0 ? 1 : 0;
      case "&&" -> m -> a.value(m) != 0 && b.value(m) != 0 ? 1 : 0;
      case "|" -> m -> a.value(m) | b.value(m);
      case "^" -> m -> a.value(m) ^ b.value(m);
      case "&" -> m -> a.value(m) & b.value(m);
      case "==" -> m -> a.value(m) == b.value(m) ? 1 : 0;
      case "!=" -> m -> a.value(m) != b.value(m) ? 1 : 0;
      case "<" -> m -> Long.compareUnsigned(a.value(m), b.value(m)) < 0 ? 1 : 0;
      case "<=" -> m -> Long.compareUnsigned(a.value(m), b.value(m)) <= 0 ? 1 : 0;
      case ">" -> m -> Long.compareUnsigned(a.value(m), b.value(m)) > 0 ? 1 : 0;
      case ">=" -> m -> Long.compareUnsigned(a.value(m), b.value(m)) >= 0 ? 1 : 0;
      case "<<" -> m -> shift(a.value(m), b.value(m), true);
      case ">>" -> m -> shift(a.value(m), b.value(m), false);
      case "+" -> m -> a.value(m) + b.value(m);
      case "-" -> m -> a.value(m) - b.value(m);
      case "*" -> m -> a.value(m) * b.value(m);
      // what is divided by zero is 0, so that a condition never fails while a guest runs
      case "/" -> m -> b.value(m) == 0 ? 0 : Long.divideUnsigned(a.value(m), b.value(m));
      case "%" -> m -> b.value(m) == 0 ? 0 : Long.remainderUnsigned(a.value(m), b.value(m));
      default -> throw new IllegalStateException("operator " + operator);
    };
  }

  private static long shift(long value, long by, boolean left) {
    if (Long.compareUnsigned(by, 64) >= 0) {
      return 0;
    }
    return left ? value << by : value >>> by;
  }

  private Term unary() {
    if (++depth > MAX_DEPTH) {
      throw new ConditionException(peek().column(), "this is nested too deeply");
    }
    Term term;
    if (accept("!")) {
      Term inner = unary();
      term = m -> inner.value(m) == 0 ? 1 : 0;
    } else if (accept("~")) {
      Term inner = unary();
      term = m -> ~inner.value(m);
    } else if (accept("-")) {
      Term inner = unary();
      term = m -> -inner.value(m);
    } else {
      term = primary();
    }
    depth--;
    return term;
  }

  private Term primary() {
    Token token = next();
    switch (token.kind()) {
      case NUMBER -> {
        long value = number(token);
        return moment -> value;
      }
      case NAME -> {
        return peek().text().equals("[") ? memory(token) : name(token);
      }
      case SYMBOL -> {
        if (token.text().equals("(")) {
          Term inner = binary(0);
          expect(")");
          return inner;
        }
      }
      case END -> {}
    }
    throw new ConditionException(
        token.column(), "a number, a register or ( is missing before " + token.shown());
  }

  private Term name(Token token) {
    onlyExit &= Names.isOfExit(token.text()) || names.isConstant(token.text());
    return names.term(token);
  }

  private Term memory(Token token) {
    int size =
        switch (token.text()) {
          case "mem8", "phys8" -> 1;
          case "mem16", "phys16" -> 2;
          case "mem32", "phys32" -> 4;
          case "mem64", "phys64" -> 8;
          default ->
              throw new ConditionException(
                  token.column(), "memory is mem8[…] to mem64[…] or phys8[…] to phys64[…]");
        };
    onlyExit = false;
    expect("[");
    Term address = binary(0);
    expect("]");
    if (token.text().startsWith("phys")) {
      return moment -> GuestView.peek(moment.vm(), address.value(moment), size);
    }
    return moment -> {
      OptionalLong value = GuestView.read(moment.vm(), address.value(moment), size);
      return value.orElse(0);
    };
  }

  private static long number(Token token) {
    String digits = token.text().replace("_", "");
    try {
      if (digits.startsWith("0x")) {
        return Long.parseUnsignedLong(digits.substring(2), 16);
      }
      if (digits.startsWith("0b")) {
        return Long.parseUnsignedLong(digits.substring(2), 2);
      }
      return Long.parseUnsignedLong(digits);
    } catch (NumberFormatException e) {
      throw new ConditionException(
          token.column(), token.shown() + " is no number of 64 bits; write 16, 0x10 or 0b10000");
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  private boolean accept(String symbol) {
    boolean there = peek().kind() == Kind.SYMBOL && peek().text().equals(symbol);
    if (there) {
      next();
    }
    return there;
  }

  private void expect(String symbol) {
    if (!accept(symbol)) {
      throw new ConditionException(
          peek().column(), symbol + " is missing before " + peek().shown());
    }
  }
}
