package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Program;

/** {@code yes}: a line again and again, until nobody reads it. */
public final class Yes extends Program {
  public Yes() {
    super("yes");
  }

  public static void main(String[] args) {
    new Yes().start(args);
  }

  @Override
  protected int run(String[] args) {
    String line = args.length == 0 ? "y" : Echo.joined(args, 0);
    while (out.error() == 0) {
      out.line(line);
    }
    return 1;
  }
}
