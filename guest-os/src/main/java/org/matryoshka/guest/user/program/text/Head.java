package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.TextFilter;

/** {@code head}: the first lines or bytes of files. */
public final class Head extends TextFilter {
  private long count = 10;
  private boolean bytes;
  private boolean titles;
  private boolean first = true;

  public Head() {
    super("head", "[-n LINES | -c BYTES] [-qv] [FILE...]");
  }

  public static void main(String[] args) {
    new Head().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, withoutOldStyle(args), "n:c:qv");
    count = options.number('c', options.number('n', 10));
    if (options.wrong()) {
      return 1;
    }
    bytes = options.value('c') != null;
    titles = options.has('v') || (options.count() > 1 && !options.has('q'));
    return filterAll(options.filesOrInput(), 1);
  }

  /** {@code -5} is the old way to write {@code -n 5}. */
  static String[] withoutOldStyle(String[] args) {
    String[] result = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      boolean old = args[i].startsWith("-") && Numbers.parse(args[i].substring(1)) >= 0;
      result[i] = old ? "-n" + args[i].substring(1) : args[i];
    }
    return result;
  }

  @Override
  protected int filter(Input in, String file) {
    if (titles) {
      out.print(first ? "" : "\n").print("==> ").print(Tail.title(file)).line(" <==");
      first = false;
    }
    long left = count;
    while (left > 0 && out.error() == 0) {
      int character = in.read();
      if (character < 0) {
        break;
      }
      out.put(character);
      if (bytes || character == '\n') {
        left--;
      }
    }
    return 0;
  }
}
