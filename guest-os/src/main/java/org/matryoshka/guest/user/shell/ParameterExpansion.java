package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.user.lib.Glob;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Text;

/** {@code $name}, {@code ${name}} and what can stand between the braces. */
final class ParameterExpansion {
  private final Shell shell;
  private final Expander expander;

  ParameterExpansion(Shell shell, Expander expander) {
    this.shell = shell;
    this.expander = expander;
  }

  /** A parameter by name, number or special character. */
  void simple(String name, Expansion into, boolean quoted) {
    if (name.equals("@") || name.equals("*")) {
      all(name.equals("@"), into, quoted);
      return;
    }
    String value = value(name);
    if (value == null && shell.option('u')) {
      shell.expansionFailed(name + ": parameter not set");
    }
    expander.add(value == null ? "" : value, into, quoted);
  }

  private void all(boolean separate, Expansion into, boolean quoted) {
    String[] parameters = shell.parameters();
    String separators = shell.fieldSeparators();
    for (int i = 0; i < parameters.length; i++) {
      if (i > 0) {
        if (quoted && !separate) {
          into.quoted(separators.isEmpty() ? "" : separators.substring(0, 1));
        } else {
          into.endField();
        }
      }
      if (quoted) {
        into.begin();
      }
      expander.add(parameters[i], into, quoted);
    }
  }

  /** The value of a parameter; null if it is not set. */
  String value(String name) {
    char first = name.charAt(0);
    if (Text.isDigit(first)) {
      long number = Numbers.parse(name);
      String[] parameters = shell.parameters();
      if (number == 0) {
        return shell.name();
      }
      return number > parameters.length ? null : parameters[(int) number - 1];
    }
    return switch (first) {
      case '#' -> Integer.toString(shell.parameters().length);
      case '?' -> Integer.toString(shell.status());
      case '$' -> Integer.toString(shell.process());
      case '!' ->
          shell.jobs().lastBackground() == 0
              ? null
              : Integer.toString(shell.jobs().lastBackground());
      case '-' -> shell.optionLetters();
      case '@', '*' -> shell.parameters().length == 0 ? null : joined();
      default -> shell.variables().value(name);
    };
  }

  private String joined() {
    StringBuilder result = new StringBuilder();
    String[] parameters = shell.parameters();
    for (int i = 0; i < parameters.length; i++) {
      result.append(i > 0 ? " " : "").append(parameters[i]);
    }
    return result.toString();
  }

  /** What is between braces. */
  void braced(String source, Expansion into, boolean quoted) {
    if (source.length() > 1 && source.charAt(0) == '#' && nameEnd(source, 1) == source.length()) {
      String value = value(source.substring(1));
      expander.add(Integer.toString(value == null ? 0 : value.length()), into, quoted);
      return;
    }
    int end = nameEnd(source, 0);
    if (end == 0) {
      shell.expansionFailed("${" + source + "}: bad substitution");
      return;
    }
    String name = source.substring(0, end);
    if (end == source.length()) {
      simple(name, into, quoted);
      return;
    }
    boolean colon = source.charAt(end) == ':';
    int operator = colon ? end + 1 : end;
    char kind = operator < source.length() ? source.charAt(operator) : 0;
    if (kind == '#' || kind == '%') {
      if (!colon) {
        trimmed(name, kind, source.substring(operator + 1), into, quoted);
        return;
      }
      kind = 0;
    }
    if ("-=?+".indexOf(kind) < 0) {
      shell.expansionFailed("${" + source + "}: bad substitution");
      return;
    }
    alternative(name, colon, kind, source.substring(operator + 1), into, quoted);
  }

  private static int nameEnd(String source, int from) {
    if (from >= source.length()) {
      return from;
    }
    int at = from;
    char first = source.charAt(from);
    if (Text.isDigit(first)) {
      while (at < source.length() && Text.isDigit(source.charAt(at))) {
        at++;
      }
      return at;
    }
    if (!Text.isNameCharacter(first)) {
      return "@*#?$!-".indexOf(first) >= 0 ? from + 1 : from;
    }
    while (at < source.length() && Text.isNameCharacter(source.charAt(at))) {
      at++;
    }
    return at;
  }

  private void alternative(
      String name, boolean colon, char kind, String word, Expansion into, boolean quoted) {
    String value = value(name);
    boolean missing = value == null || (colon && value.isEmpty());
    if (kind == '+') {
      if (!missing) {
        expander.expand(word, into, quoted);
      }
    } else if (!missing) {
      simple(name, into, quoted);
    } else if (kind == '-') {
      expander.expand(word, into, quoted);
    } else if (kind == '=') {
      String assigned = expander.single(word);
      shell.assign(name, assigned);
      expander.add(assigned, into, quoted);
    } else {
      shell.expansionFailed(
          name + ": " + (word.isEmpty() ? "parameter not set" : expander.single(word)));
    }
  }

  /**
   * Without the shortest or, the operator being doubled, longest match of a pattern at the start
   * (#) or the end (%).
   */
  private void trimmed(String name, char kind, String rest, Expansion into, boolean quoted) {
    boolean longest = !rest.isEmpty() && rest.charAt(0) == kind;
    String pattern = expander.pattern(longest ? rest.substring(1) : rest);
    String value = value(name);
    String text = value == null ? "" : value;
    int length = text.length();
    for (int i = 0; i <= length; i++) {
      int matched = longest ? length - i : i;
      String part = kind == '#' ? text.substring(0, matched) : text.substring(length - matched);
      if (Glob.matches(pattern, part)) {
        text = kind == '#' ? text.substring(matched) : text.substring(0, length - matched);
        break;
      }
    }
    expander.add(text, into, quoted);
  }
}
