package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Terminal;
import org.matryoshka.guest.user.lib.Text;

/**
 * Builtins about variables, parameters and options: {@code export readonly local unset set shift
 * read}.
 */
final class VariableBuiltins {
  private static final String OPTIONS = "aCefimnux";

  private final Shell shell;

  VariableBuiltins(Shell shell) {
    this.shell = shell;
  }

  int run(String name, String[] arguments) {
    return switch (name) {
      case "set" -> set(arguments);
      case "shift" -> shift(arguments);
      case "unset" -> unset(arguments);
      case "read" -> read(arguments);
      default -> declare(name, arguments);
    };
  }

  /** {@code export}, {@code readonly}, {@code local}. */
  private int declare(String kind, String[] arguments) {
    if (arguments.length == 0 || arguments[0].equals("-p")) {
      list(kind);
      return 0;
    }
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!Text.isName(name)) {
        shell.complain(kind + ": " + name + ": bad variable name");
        return 2;
      }
      if (kind.equals("local") && !shell.makeLocal(name)) {
        shell.complain("local: not in a function");
        return 2;
      }
      if (equals >= 0 && !shell.assign(name, argument.substring(equals + 1))) {
        return 2;
      }
      Variable variable = shell.variables().of(name);
      variable.exported |= kind.equals("export");
      variable.readOnly |= kind.equals("readonly");
    }
    return 0;
  }

  private void list(String kind) {
    for (Variable variable : shell.variables().sorted()) {
      boolean wanted =
          switch (kind) {
            case "export" -> variable.exported;
            case "readonly" -> variable.readOnly;
            default -> variable.value != null;
          };
      if (wanted) {
        boolean plain = kind.equals("set") || kind.equals("local");
        shell.output().print(plain ? "" : kind + " ").print(variable.name);
        shell
            .output()
            .line(
                variable.value == null ? "" : "='" + variable.value.replace("'", "'\"'\"'") + "'");
      }
    }
  }

  private int set(String[] arguments) {
    if (arguments.length == 0) {
      list("set");
      return 0;
    }
    int i = 0;
    while (i < arguments.length
        && arguments[i].length() > 1
        && "+-".indexOf(arguments[i].charAt(0)) >= 0) {
      String argument = arguments[i++];
      if (argument.equals("--")) {
        shell.setParameters(Text.slice(arguments, i, arguments.length));
        return 0;
      }
      boolean on = argument.charAt(0) == '-';
      for (int j = 1; j < argument.length(); j++) {
        char letter = argument.charAt(j);
        if (letter == 'o' && i < arguments.length) {
          letter = letterOf(arguments[i++]);
        }
        if (OPTIONS.indexOf(letter) < 0) {
          shell.complain("set: Illegal option " + argument);
          return 2;
        }
        shell.setOption(letter, on);
      }
    }
    if (i < arguments.length) {
      shell.setParameters(Text.slice(arguments, i, arguments.length));
    }
    return 0;
  }

  private static char letterOf(String option) {
    return switch (option) {
      case "allexport" -> 'a';
      case "errexit" -> 'e';
      case "noglob" -> 'f';
      case "noclobber" -> 'C';
      case "noexec" -> 'n';
      case "nounset" -> 'u';
      case "xtrace" -> 'x';
      case "monitor" -> 'm';
      default -> '?';
    };
  }

  private int shift(String[] arguments) {
    int count = arguments.length == 0 ? 1 : shell.number("shift", arguments[0]);
    String[] parameters = shell.parameters();
    if (count < 0 || count > parameters.length) {
      if (count >= 0) {
        shell.complain("shift: can't shift that many");
      }
      return 2;
    }
    shell.setParameters(Text.slice(parameters, count, parameters.length));
    return 0;
  }

  private int unset(String[] arguments) {
    boolean functions = false;
    int status = 0;
    for (String argument : arguments) {
      if (argument.equals("-f") || argument.equals("-v")) {
        functions = argument.equals("-f");
      } else if (functions) {
        shell.functions().remove(argument);
      } else if (shell.variables().value(argument) != null
          && shell.variables().of(argument).readOnly) {
        shell.complain("unset: " + argument + ": is read only");
        status = 2;
      } else {
        shell.variables().unset(argument);
      }
    }
    return status;
  }

  /**
   * Reads a line, byte by byte since what follows belongs to others, and splits it into variables.
   */
  private int read(String[] arguments) {
    boolean raw = false;
    int first = 0;
    while (first < arguments.length && arguments[first].startsWith("-")) {
      if (arguments[first].equals("-r")) {
        raw = true;
      } else if (arguments[first].equals("-p") && first + 1 < arguments.length) {
        if (Terminal.isTerminal(shell.os(), 0)) {
          shell.errorOutput().print(arguments[first + 1]).flush();
        }
        first++;
      } else {
        shell.complain("read: Illegal option " + arguments[first]);
        return 2;
      }
      first++;
    }
    Input input = new Input(shell.os(), 0, 1);
    StringBuilder line = new StringBuilder();
    StringBuilder protection = new StringBuilder();
    boolean complete = readLine(input, raw, line, protection);
    String[] names = Text.slice(arguments, first, arguments.length);
    if (names.length == 0) {
      names = new String[] {"REPLY"};
    }
    return distribute(names, line.toString(), protection.toString()) && complete ? 0 : 1;
  }

  /**
   * Reads up to a newline; {@code protection} gets an x for each character that a backslash stood
   * before.
   */
  private static boolean readLine(
      Input input, boolean raw, StringBuilder line, StringBuilder protection) {
    while (true) {
      int character = input.read();
      if (character < 0 || character == '\n') {
        return character >= 0;
      }
      boolean escaped = character == '\\' && !raw;
      if (escaped) {
        character = input.read();
        if (character < 0) {
          return false;
        }
      }
      if (!escaped || character != '\n') {
        line.append((char) character);
        protection.append(escaped ? 'x' : '.');
      }
    }
  }

  private boolean distribute(String[] names, String line, String protection) {
    String separators = shell.fieldSeparators();
    Sequence<String> values = new Sequence<>();
    int at = skipBlanks(line, protection, separators, 0);
    while (values.size() < names.length - 1 && at < line.length()) {
      int end = at;
      while (end < line.length() && !separates(line, protection, separators, end)) {
        end++;
      }
      values.add(line.substring(at, end));
      at = skipBlanks(line, protection, separators, end);
      if (at < line.length()
          && !isBlank(line.charAt(at))
          && separates(line, protection, separators, at)
          && at >= end) {
        at = skipBlanks(line, protection, separators, at + 1);
      }
    }
    int end = line.length();
    while (end > at
        && isBlank(line.charAt(end - 1))
        && separates(line, protection, separators, end - 1)) {
      end--;
    }
    values.add(line.substring(Math.min(at, end), end));
    for (int i = 0; i < names.length; i++) {
      if (!Text.isName(names[i])) {
        shell.complain("read: " + names[i] + ": bad variable name");
        return false;
      }
      if (!shell.assign(names[i], i < values.size() ? values.get(i) : "")) {
        return false;
      }
    }
    return true;
  }

  private static int skipBlanks(String line, String protection, String separators, int from) {
    int at = from;
    while (at < line.length()
        && isBlank(line.charAt(at))
        && separates(line, protection, separators, at)) {
      at++;
    }
    return at;
  }

  private static boolean separates(String line, String protection, String separators, int at) {
    return protection.charAt(at) == '.' && separators.indexOf(line.charAt(at)) >= 0;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t' || character == '\n';
  }
}
