package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code expr}: an expression of numbers and strings, by precedence: {@code |}, {@code &},
 * comparisons, {@code + -}, {@code * / %}, {@code :} and {@code match length substr index}. Status
 * 1 if the result is empty or 0, 2 if the expression is wrong.
 */
public final class Expr extends Program {
  private static final int HIGHEST = 6;

  private String[] words = {};
  private int at;
  private String wrong;

  public Expr() {
    super("expr", "EXPRESSION");
  }

  public static void main(String[] args) {
    new Expr().start(args);
  }

  @Override
  protected int run(String[] args) {
    words = args.length > 0 && args[0].equals("--") ? Text.slice(args, 1, args.length) : args;
    String result = level(0);
    if (wrong == null && at < words.length) {
      wrong = "syntax error: unexpected argument '" + words[at] + "'";
    }
    if (wrong != null) {
      fail(wrong);
      return 2;
    }
    out.line(result);
    return isNull(result) ? 1 : 0;
  }

  private static boolean isNull(String value) {
    return value.isEmpty() || Numbers.parseSigned(value) == 0;
  }

  private String level(int level) {
    if (level == HIGHEST) {
      return primary();
    }
    String left = level(level + 1);
    while (wrong == null && at < words.length && levelOf(words[at]) == level) {
      String operator = words[at++];
      String right = level(level + 1);
      if (wrong == null) {
        left = apply(left, operator, right);
      }
    }
    return left;
  }

  private static int levelOf(String word) {
    return switch (word) {
      case "|" -> 0;
      case "&" -> 1;
      case "<", "<=", "=", "==", "!=", ">=", ">" -> 2;
      case "+", "-" -> 3;
      case "*", "/", "%" -> 4;
      case ":" -> 5;
      default -> -1;
    };
  }

  private String primary() {
    if (at >= words.length) {
      wrong =
          words.length == 0
              ? "missing operand"
              : "syntax error: missing argument after '" + words[at - 1] + "'";
      return "";
    }
    String word = words[at++];
    if (word.equals("(")) {
      String result = level(0);
      if (wrong == null && (at >= words.length || !words[at].equals(")"))) {
        wrong = "syntax error: expecting ')'";
      }
      at++;
      return result;
    }
    if (at < words.length && word.equals("length")) {
      return Integer.toString(primary().length());
    }
    if (at + 1 < words.length && word.equals("match")) {
      String text = primary();
      return match(text, primary());
    }
    if (at + 1 < words.length && word.equals("index")) {
      String text = primary();
      return index(text, primary());
    }
    if (at + 2 < words.length && word.equals("substr")) {
      String text = primary();
      String from = primary();
      return substring(text, from, primary());
    }
    return word;
  }

  private static String index(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return Integer.toString(i + 1);
      }
    }
    return "0";
  }

  private static String substring(String text, String from, String length) {
    long start = Numbers.parseSigned(from);
    long count = Numbers.parseSigned(length);
    if (start < 1 || count < 1 || start > text.length()) {
      return "";
    }
    return text.substring((int) start - 1, (int) Math.min(text.length(), start - 1 + count));
  }

  /** The length of a match at the start, or what group 1 matched if the pattern has one. */
  private String match(String text, String pattern) {
    String[] error = new String[1];
    Regex regex = RegexCompiler.compile(pattern, false, false, error);
    if (regex == null) {
      wrong = error[0];
      return "";
    }
    boolean group = Text.find(pattern, "\\(", 0) >= 0;
    if (!regex.matchAt(text, 0)) {
      return group ? "" : "0";
    }
    if (group) {
      return regex.groupStart() < 0 ? "" : text.substring(regex.groupStart(), regex.groupEnd());
    }
    return Integer.toString(regex.end());
  }

  private String apply(String left, String operator, String right) {
    return switch (operator) {
      case "|" -> isNull(left) ? (isNull(right) ? "0" : right) : left;
      case "&" -> isNull(left) || isNull(right) ? "0" : left;
      case ":" -> match(left, right);
      case "+", "-", "*", "/", "%" -> arithmetic(left, operator.charAt(0), right);
      default -> compare(left, operator, right) ? "1" : "0";
    };
  }

  private static boolean compare(String left, String operator, String right) {
    long one = Numbers.parseSigned(left);
    long two = Numbers.parseSigned(right);
    int difference =
        one != Numbers.NONE && two != Numbers.NONE
            ? Long.compare(one, two)
            : Text.compare(left, right);
    return switch (operator) {
      case "<" -> difference < 0;
      case "<=" -> difference <= 0;
      case "!=" -> difference != 0;
      case ">=" -> difference >= 0;
      case ">" -> difference > 0;
      default -> difference == 0;
    };
  }

  private String arithmetic(String left, char operator, String right) {
    long one = Numbers.parseSigned(left);
    long two = Numbers.parseSigned(right);
    if (one == Numbers.NONE || two == Numbers.NONE) {
      wrong = "non-integer argument";
      return "";
    }
    if (two == 0 && (operator == '/' || operator == '%')) {
      wrong = "division by zero";
      return "";
    }
    long result =
        switch (operator) {
          case '+' -> one + two;
          case '-' -> one - two;
          case '*' -> one * two;
          case '/' -> one / two;
          default -> one % two;
        };
    return Long.toString(result);
  }
}
