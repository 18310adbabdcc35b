package org.matryoshka.guest.kernel.exec;

/**
 * The first line of a script: {@code #!}, the path of its interpreter, and perhaps one argument,
 * which goes to the end of the line.
 */
final class Script {
  /** The line is looked at up to here, as on Linux. */
  static final int LINE_MAX = 256;

  private final String interpreter;
  private final String argument;

  private Script(String interpreter, String argument) {
    this.interpreter = interpreter;
    this.argument = argument;
  }

  /** The script whose first bytes these are; null if they are none. */
  static Script parse(byte[] head, int length) {
    if (length < 2 || head[0] != '#' || head[1] != '!') {
      return null;
    }
    int end = 2;
    while (end < length && head[end] != '\n') {
      end++;
    }
    if (end == length && length == LINE_MAX) {
      return null; // the path may be cut off
    }
    int start = skipBlanks(head, 2, end);
    int stop = start;
    while (stop < end && !isBlank(head[stop])) {
      stop++;
    }
    if (start == stop) {
      return null;
    }
    int argumentStart = skipBlanks(head, stop, end);
    int argumentEnd = end;
    while (argumentEnd > argumentStart && isBlank(head[argumentEnd - 1])) {
      argumentEnd--;
    }
    String argument = argumentStart < argumentEnd ? text(head, argumentStart, argumentEnd) : null;
    return new Script(text(head, start, stop), argument);
  }

  /** The program that reads the script. */
  String interpreter() {
    return interpreter;
  }

  /** The interpreter's arguments: itself, the argument, the script, and what the script gets. */
  String[] arguments(String path, String[] given) {
    int extra = argument == null ? 2 : 3;
    int rest = given.length > 1 ? given.length - 1 : 0;
    String[] all = new String[extra + rest];
    all[0] = interpreter;
    if (argument != null) {
      all[1] = argument;
    }
    all[extra - 1] = path;
    for (int i = 0; i < rest; i++) {
      all[extra + i] = given[i + 1];
    }
    return all;
  }

  private static int skipBlanks(byte[] head, int from, int end) {
    int at = from;
    while (at < end && isBlank(head[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\t';
  }

  private static String text(byte[] head, int from, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < end; i++) {
      text.append((char) (head[i] & 0xff));
    }
    return text.toString();
  }
}
