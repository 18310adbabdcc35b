package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.runtime.collection.Sequence;

/**
 * The options and operands of a command line, as getopt(3) takes them: letters together or apart, a
 * value behind its letter or in the next argument, {@code --} before operands that begin with a
 * dash. A wrong option is reported at once; the program asks {@link #wrong} and returns its status
 * of misuse.
 */
public final class Options {
  private final Program program;
  private final String letters;
  private final boolean[] given = new boolean[128];
  private final String[] values = new String[128];
  private final Sequence<String> operands = new Sequence<>();
  private boolean wrong;

  private Options(Program program, String letters) {
    this.program = program;
    this.letters = letters;
  }

  /**
   * Takes the arguments apart; options and operands may come mixed.
   *
   * @param letters the option letters, each followed by a colon if it has a value
   */
  public static Options of(Program program, String[] args, String letters) {
    Options options = new Options(program, letters);
    options.parse(args, false);
    return options;
  }

  /**
   * Like {@link #of}; the first operand ends the options, since what follows is another command's.
   */
  public static Options before(Program program, String[] args, String letters) {
    Options options = new Options(program, letters);
    options.parse(args, true);
    return options;
  }

  private void parse(String[] args, boolean stopAtOperand) {
    boolean only = false;
    for (int i = 0; i < args.length && !wrong; i++) {
      String argument = args[i];
      if (only || argument.length() < 2 || argument.charAt(0) != '-') {
        operands.add(argument);
        only |= stopAtOperand;
      } else if (argument.equals("--")) {
        only = true;
      } else if (argument.charAt(1) == '-') {
        wrong = true;
        program.misused("unknown option " + argument);
      } else {
        i += cluster(argument, i + 1 < args.length ? args[i + 1] : null);
      }
    }
  }

  /** Takes one argument of option letters; 1 if the next argument was used up as a value. */
  private int cluster(String argument, String next) {
    for (int j = 1; j < argument.length(); j++) {
      char letter = argument.charAt(j);
      int place = letter == ':' || letter >= 128 ? -1 : letters.indexOf(letter);
      if (place < 0) {
        wrong = true;
        program.misused("unknown option -" + letter);
        return 0;
      }
      given[letter] = true;
      if (place + 1 < letters.length() && letters.charAt(place + 1) == ':') {
        return value(letter, argument.substring(j + 1), next);
      }
    }
    return 0;
  }

  private int value(char letter, String rest, String next) {
    if (!rest.isEmpty()) {
      values[letter] = rest;
      return 0;
    }
    if (next == null) {
      wrong = true;
      program.misused("option -" + letter + " needs a value");
      return 0;
    }
    values[letter] = next;
    return 1;
  }

  /** Whether the command line was wrong; it has been said. */
  public boolean wrong() {
    return wrong;
  }

  public boolean has(char letter) {
    return given[letter];
  }

  /** The value of an option; null if it was not given. */
  public String value(char letter) {
    return values[letter];
  }

  public String value(char letter, String otherwise) {
    return values[letter] == null ? otherwise : values[letter];
  }

  /**
   * The value of an option as a number of 0 or more.
   *
   * @return {@code otherwise} if it was not given; −1, after a message, if it is no number
   */
  public long number(char letter, long otherwise) {
    if (values[letter] == null) {
      return otherwise;
    }
    long number = Numbers.parseSize(values[letter]);
    if (number < 0) {
      wrong = true;
      program.misused("option -" + letter + " needs a number, not '" + values[letter] + "'");
    }
    return number;
  }

  /** How many operands there are. */
  public int count() {
    return operands.size();
  }

  public String operand(int index) {
    return operands.get(index);
  }

  /**
   * The operands, or one {@code -} if there are none: the files of a program that else reads its
   * input.
   */
  public String[] filesOrInput() {
    return operands.isEmpty() ? new String[] {"-"} : operands();
  }

  public String[] operands() {
    return operandsFrom(0);
  }

  public String[] operandsFrom(int first) {
    String[] result = new String[Math.max(0, operands.size() - first)];
    for (int i = 0; i < result.length; i++) {
      result[i] = operands.get(first + i);
    }
    return result;
  }

  /** Whether there are as many operands as allowed; says what is wrong if not. */
  public boolean counts(int least, int most) {
    if (wrong) {
      return false;
    }
    if (operands.size() < least) {
      program.misused(
          operands.isEmpty()
              ? "missing operand"
              : "missing operand after '" + operands.last() + "'");
      return false;
    }
    if (operands.size() > most) {
      program.misused("extra operand '" + operands.get(most) + "'");
      return false;
    }
    return true;
  }
}
