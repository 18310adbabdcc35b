package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Escapes;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/** {@code echo}: its arguments; -n without a newline, -e with backslash sequences, -E without. */
public final class Echo extends Program {
  public Echo() {
    super("echo");
  }

  public static void main(String[] args) {
    new Echo().start(args);
  }

  static String joined(String[] args, int from) {
    StringBuilder line = new StringBuilder();
    for (int i = from; i < args.length; i++) {
      line.append(i > from ? " " : "").append(args[i]);
    }
    return line.toString();
  }

  @Override
  protected int run(String[] args) {
    int first = 0;
    boolean newline = true;
    boolean escapes = false;
    while (first < args.length && isOption(args[first])) {
      String option = args[first++];
      newline &= option.indexOf('n') < 0;
      escapes = (escapes && option.indexOf('E') < 0) || option.indexOf('e') > 0;
    }
    String line = joined(args, first);
    if (escapes) {
      int stop = Text.find(line, "\\c", 0);
      newline &= stop < 0;
      line = Escapes.decode(stop < 0 ? line : line.substring(0, stop));
    }
    out.print(line);
    if (newline) {
      out.line();
    }
    return 0;
  }

  private static boolean isOption(String text) {
    if (text.length() < 2 || text.charAt(0) != '-') {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if ("neE".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
