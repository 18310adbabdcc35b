package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Glob;
import org.matryoshka.guest.user.lib.Text;

/**
 * Expands words: tilde, parameters, command substitution, arithmetic, splitting into fields, path
 * names, removal of quotes. A mistake is reported, and the command given up through {@link
 * Shell#expansionFailed}.
 */
final class Expander {
  private final Shell shell;
  private final ParameterExpansion parameters;

  Expander(Shell shell) {
    this.shell = shell;
    this.parameters = new ParameterExpansion(shell, this);
  }

  /** Expands a word to fields, which are added: none, one or several. */
  void fields(String word, Sequence<String> into) {
    if (isPlain(word)) {
      into.add(word);
      return;
    }
    Expansion expansion = new Expansion(shell.fieldSeparators());
    expand(word, expansion, false);
    for (String field : expansion.fields()) {
      if (!shell.option('f') && Glob.isPattern(field)) {
        PathPattern.expand(shell.os(), field, into);
      } else {
        into.add(Glob.plain(field));
      }
    }
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      if ("$`'\"\\*?[~".indexOf(word.charAt(i)) >= 0) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /** Expands a word to one string, without splitting and path names: assignments, redirections. */
  String single(String word) {
    return isPlain(word) ? word : Glob.plain(pattern(word));
  }

  /** Expands a word to a pattern, in which what was quoted has lost its meaning. */
  String pattern(String word) {
    Expansion expansion = new Expansion(null);
    expand(word, expansion, false);
    return expansion.whole();
  }

  /**
   * Expands as between double quotes, where quotes themselves mean nothing: here documents,
   * arithmetic.
   */
  String inDocument(String text) {
    Expansion expansion = new Expansion(null);
    int at = 0;
    while (at < text.length() && !shell.unwinding().active()) {
      char character = text.charAt(at);
      if (character == '\\'
          && at + 1 < text.length()
          && "$`\\\n".indexOf(text.charAt(at + 1)) >= 0) {
        if (text.charAt(at + 1) != '\n') {
          expansion.quoted(text.charAt(at + 1));
        }
        at += 2;
      } else if (character == '$' || character == '`') {
        at = substitution(text, at, expansion, true);
      } else {
        expansion.quoted(character);
        at++;
      }
    }
    return Glob.plain(expansion.whole());
  }

  /** A word without its quotes, and nothing else: the end of a here document. */
  static String withoutQuotes(String word) {
    StringBuilder result = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < word.length(); i++) {
      char character = word.charAt(i);
      if (character == '\\' && quote != '\'' && i + 1 < word.length()) {
        result.append(word.charAt(++i));
      } else if (quote == 0 && (character == '\'' || character == '"')) {
        quote = character;
      } else if (character == quote) {
        quote = 0;
      } else {
        result.append(character);
      }
    }
    return result.toString();
  }

  /** Expands source; {@code quoted} within double quotes. */
  void expand(String word, Expansion into, boolean quoted) {
    int at = quoted ? 0 : tilde(word, into);
    boolean inQuotes = quoted;
    while (at < word.length() && !shell.unwinding().active()) {
      char character = word.charAt(at);
      if (character == '\'' && !inQuotes) {
        int end = word.indexOf('\'', at + 1);
        into.begin();
        into.quoted(word.substring(at + 1, end));
        at = end + 1;
      } else if (character == '"') {
        inQuotes = !inQuotes;
        if (!isOnlyAll(word, at)) {
          into.begin();
        }
        at++;
      } else if (character == '\\' && at + 1 < word.length()) {
        if (inQuotes && "$`\"\\\n".indexOf(word.charAt(at + 1)) < 0) {
          into.quoted('\\');
        }
        into.quoted(word.charAt(at + 1));
        at += 2;
      } else if (character == '$' || character == '`') {
        at = substitution(word, at, into, inQuotes);
      } else {
        if (inQuotes) {
          into.quoted(character);
        } else {
          into.plain(character);
        }
        at++;
      }
    }
  }

  /** {@code "$@"} without parameters is no field at all, though there are quotes. */
  private static boolean isOnlyAll(String word, int quote) {
    return word.startsWith("\"$@\"", quote) || (quote >= 3 && word.startsWith("\"$@\"", quote - 3));
  }

  /** Expands a tilde at the start; where to go on. */
  private int tilde(String word, Expansion into) {
    if (!word.startsWith("~") || (word.length() > 1 && word.charAt(1) != '/')) {
      return 0;
    }
    String home = shell.variables().value("HOME");
    if (home == null) {
      return 0;
    }
    into.quoted(home);
    return 1;
  }

  /** Expands what begins with a dollar or a backquote; behind it. */
  private int substitution(String word, int at, Expansion into, boolean quoted) {
    if (word.charAt(at) == '`') {
      int end = at + 1;
      StringBuilder source = new StringBuilder();
      while (end < word.length() && word.charAt(end) != '`') {
        if (word.charAt(end) == '\\'
            && end + 1 < word.length()
            && "$`\\".indexOf(word.charAt(end + 1)) >= 0) {
          end++;
        }
        source.append(word.charAt(end++));
      }
      add(shell.launcher().outputOf(source.toString()), into, quoted);
      return end + 1;
    }
    if (at + 1 == word.length()) {
      add("$", into, true);
      return at + 1;
    }
    char next = word.charAt(at + 1);
    if (next == '(') {
      int end = SourceSpans.closing(word, at + 1);
      if (word.startsWith("((", at + 1) && word.charAt(end - 1) == ')') {
        add(arithmetic(word.substring(at + 3, end - 1)), into, quoted);
      } else {
        add(shell.launcher().outputOf(word.substring(at + 2, end)), into, quoted);
      }
      return end + 1;
    }
    if (next == '{') {
      int end = SourceSpans.closing(word, at + 1);
      parameters.braced(word.substring(at + 2, end), into, quoted);
      return end + 1;
    }
    int end = at + 1;
    if (Text.isNameCharacter(next) && !Text.isDigit(next)) {
      while (end < word.length() && Text.isNameCharacter(word.charAt(end))) {
        end++;
      }
    } else if (Text.isDigit(next) || "@*#?$!-".indexOf(next) >= 0) {
      end++;
    } else {
      add("$", into, true);
      return end;
    }
    parameters.simple(word.substring(at + 1, end), into, quoted);
    return end;
  }

  void add(String value, Expansion into, boolean quoted) {
    if (quoted) {
      into.quoted(value);
    } else {
      into.value(value);
    }
  }

  /** The value of an arithmetic expression; {@code 0} after a mistake, which is reported. */
  String arithmetic(String source) {
    Arithmetic arithmetic = new Arithmetic(shell, inDocument(source));
    long value = arithmetic.evaluate();
    if (arithmetic.error() != null) {
      shell.expansionFailed(
          "arithmetic expression: " + arithmetic.error() + ": \"" + source + "\"");
      return "0";
    }
    return Long.toString(value);
  }
}
