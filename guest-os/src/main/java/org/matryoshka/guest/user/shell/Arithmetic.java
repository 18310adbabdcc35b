package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Text;

/** Evaluates arithmetic expressions of C over 64-bit numbers and variables. */
final class Arithmetic {
  private static final int MAX_DEPTH = 100;

  private final Shell shell;
  private final String text;
  private int at;
  private int depth;
  private String error;

  /**
   * Whether values count: false in the part of {@code ?:}, {@code &&}, {@code ||} that is not
   * taken.
   */
  private boolean live = true;

  Arithmetic(Shell shell, String text) {
    this.shell = shell;
    this.text = text;
  }

  /** What was wrong; null if nothing was. */
  String error() {
    return error;
  }

  long evaluate() {
    skip();
    if (at == text.length()) {
      return 0;
    }
    long value = comma();
    if (error == null && at < text.length()) {
      fail("unexpected character");
    }
    return value;
  }

  private void fail(String message) {
    if (error == null) {
      error = message;
    }
  }

  private void skip() {
    while (at < text.length() && Text.isSpace(text.charAt(at))) {
      at++;
    }
  }

  private boolean take(String operator) {
    if (text.startsWith(operator, at)) {
      at += operator.length();
      skip();
      return true;
    }
    return false;
  }

  /** Takes an operator unless it is the beginning of a longer one. */
  private boolean take(String operator, String unlessFollowedBy) {
    int end = at + operator.length();
    if (end < text.length() && unlessFollowedBy.indexOf(text.charAt(end)) >= 0) {
      return false;
    }
    return take(operator);
  }

  private long comma() {
    long value = assignment();
    while (error == null && take(",")) {
      value = assignment();
    }
    return value;
  }

  private long assignment() {
    if (++depth > MAX_DEPTH) {
      fail("nested too deeply");
      return 0;
    }
    int start = at;
    String name = name();
    if (name != null) {
      String operator = assignmentOperator();
      if (operator != null) {
        long right = assignment();
        long value = operator.isEmpty() ? right : binary(operator, variable(name), right);
        store(name, value);
        depth--;
        return value;
      }
      at = start;
    }
    long value = conditional();
    depth--;
    return value;
  }

  private String assignmentOperator() {
    if (take("=", "=")) {
      return "";
    }
    for (int i = 0; i < 10; i++) {
      String operator = operator(i);
      if (take(operator + "=")) {
        return operator;
      }
    }
    return null;
  }

  private static String operator(int index) {
    return switch (index) {
      case 0 -> "+";
      case 1 -> "-";
      case 2 -> "*";
      case 3 -> "/";
      case 4 -> "%";
      case 5 -> "<<";
      case 6 -> ">>";
      case 7 -> "&";
      case 8 -> "^";
      default -> "|";
    };
  }

  private String name() {
    int end = at;
    while (end < text.length() && Text.isNameCharacter(text.charAt(end))) {
      end++;
    }
    if (end == at || Text.isDigit(text.charAt(at))) {
      return null;
    }
    String name = text.substring(at, end);
    at = end;
    skip();
    return name;
  }

  private long variable(String name) {
    String value = shell.variables().value(name);
    if (value == null || value.isEmpty()) {
      return 0;
    }
    long number = Numbers.parseC(value.trim());
    if (number == Numbers.NONE) {
      fail("the value of " + name + ", '" + value + "', is no number");
      return 0;
    }
    return number;
  }

  private void store(String name, long value) {
    if (live && error == null) {
      shell.assign(name, Long.toString(value));
    }
  }

  private long conditional() {
    long condition = or();
    if (error != null || !take("?")) {
      return condition;
    }
    boolean outer = live;
    live = outer && condition != 0;
    long yes = comma();
    if (!take(":")) {
      fail("':' expected");
    }
    live = outer && condition == 0;
    long no = conditional();
    live = outer;
    return condition != 0 ? yes : no;
  }

  private long or() {
    long left = and();
    while (error == null && take("||")) {
      boolean outer = live;
      live = outer && left == 0;
      long right = and();
      live = outer;
      left = left != 0 || right != 0 ? 1 : 0;
    }
    return left;
  }

  private long and() {
    long left = level(0);
    while (error == null && take("&&")) {
      boolean outer = live;
      live = outer && left != 0;
      long right = level(0);
      live = outer;
      left = left != 0 && right != 0 ? 1 : 0;
    }
    return left;
  }

  /** Binary operators by precedence: | ^ & equality comparison shift sum product. */
  private long level(int level) {
    if (level == 8) {
      return unary();
    }
    long left = level(level + 1);
    String operator = operatorAt(level);
    while (error == null && operator != null) {
      long right = level(level + 1);
      left = error == null ? binary(operator, left, right) : 0;
      operator = operatorAt(level);
    }
    return left;
  }

  private String operatorAt(int level) {
    return switch (level) {
      case 0 -> take("|", "|=") ? "|" : null;
      case 1 -> take("^", "=") ? "^" : null;
      case 2 -> take("&", "&=") ? "&" : null;
      case 3 -> take("==") ? "==" : take("!=") ? "!=" : null;
      case 4 ->
          take("<=")
              ? "<="
              : take(">=") ? ">=" : take("<", "<") ? "<" : take(">", ">") ? ">" : null;
      case 5 -> take("<<", "=") ? "<<" : take(">>", "=") ? ">>" : null;
      case 6 -> take("+", "=") ? "+" : take("-", "=") ? "-" : null;
      default -> take("*", "=") ? "*" : take("/", "=") ? "/" : take("%", "=") ? "%" : null;
    };
  }

  private long binary(String operator, long left, long right) {
    if ((operator.equals("/") || operator.equals("%")) && right == 0) {
      if (live) {
        fail("division by zero");
      }
      return 0;
    }
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / right;
      case "%" -> left % right;
      case "<<" -> left << right;
      case ">>" -> left >> right;
      case "&" -> left & right;
      case "^" -> left ^ right;
      case "|" -> left | right;
      default -> compare(operator, left, right) ? 1 : 0;
    };
  }

  private static boolean compare(String operator, long left, long right) {
    return switch (operator) {
      case "==" -> left == right;
      case "!=" -> left != right;
      case "<" -> left < right;
      case "<=" -> left <= right;
      case ">" -> left > right;
      default -> left >= right;
    };
  }

  private long unary() {
    if (take("++") || take("--")) {
      boolean up = text.lastIndexOf('+', at - 1) > text.lastIndexOf('-', at - 1);
      String name = name();
      if (name == null) {
        fail("a variable expected");
        return 0;
      }
      long value = variable(name) + (up ? 1 : -1);
      store(name, value);
      return value;
    }
    if (take("!", "=")) {
      return unary() == 0 ? 1 : 0;
    }
    if (take("~")) {
      return ~unary();
    }
    if (take("-")) {
      return -unary();
    }
    if (take("+")) {
      return unary();
    }
    return primary();
  }

  private long primary() {
    if (error != null) {
      return 0;
    }
    if (take("(")) {
      long value = comma();
      if (!take(")")) {
        fail("')' expected");
      }
      return value;
    }
    String name = name();
    if (name != null) {
      long value = variable(name);
      boolean up = take("++");
      if (up || take("--")) {
        store(name, value + (up ? 1 : -1));
      }
      return value;
    }
    int end = at;
    while (end < text.length() && Text.isNameCharacter(text.charAt(end))) {
      end++;
    }
    long value = end == at ? Numbers.NONE : Numbers.parseC(text.substring(at, end));
    if (value == Numbers.NONE) {
      fail(end == at ? "a value expected" : "'" + text.substring(at, end) + "' is no number");
      return 0;
    }
    at = end;
    skip();
    return value;
  }
}
