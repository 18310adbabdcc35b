package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.lib.TextFilter;

/** {@code wc}: counts lines, words and bytes. */
public final class Wc extends TextFilter {
  private static final int LINES = 0;
  private static final int WORDS = 1;
  private static final int BYTES = 2;
  private static final int LONGEST = 3;

  private final boolean[] wanted = new boolean[4];
  private final long[] total = new long[4];
  private boolean single;

  public Wc() {
    super("wc", "[-lwcL] [FILE...]");
  }

  public static void main(String[] args) {
    new Wc().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "lwcmL");
    if (options.wrong()) {
      return 1;
    }
    wanted[LINES] = options.has('l');
    wanted[WORDS] = options.has('w');
    wanted[BYTES] = options.has('c') || options.has('m');
    wanted[LONGEST] = options.has('L');
    int columns = 0;
    for (boolean column : wanted) {
      columns += column ? 1 : 0;
    }
    if (columns == 0) {
      wanted[LINES] = true;
      wanted[WORDS] = true;
      wanted[BYTES] = true;
    }
    single = columns == 1 && options.count() < 2;
    int status = filterAll(options.filesOrInput(), 1);
    if (options.count() > 1) {
      print(total, "total");
    }
    return status;
  }

  @Override
  protected int filter(Input in, String file) {
    long[] counts = new long[4];
    boolean inWord = false;
    long width = 0;
    for (int character = in.read(); character >= 0; character = in.read()) {
      counts[BYTES]++;
      boolean space = Text.isSpace(character);
      if (!space && !inWord) {
        counts[WORDS]++;
      }
      inWord = !space;
      if (character == '\n') {
        counts[LINES]++;
        width = 0;
      } else if (character == '\t') {
        width = (width | 7) + 1;
      } else if (Text.isPrintable(character)) {
        width++;
      }
      counts[LONGEST] = Math.max(counts[LONGEST], width);
    }
    for (int i = 0; i < LONGEST; i++) {
      total[i] += counts[i];
    }
    total[LONGEST] = Math.max(total[LONGEST], counts[LONGEST]);
    print(counts, file);
    return 0;
  }

  /** One column is printed as it is, several are aligned, as busybox has it. */
  private void print(long[] counts, String file) {
    boolean separate = false;
    for (int i = 0; i < counts.length; i++) {
      if (wanted[i]) {
        if (separate) {
          out.put(' ');
        }
        out.right(counts[i], single ? 1 : 9);
        separate = true;
      }
    }
    if (!file.equals("-")) {
      out.put(' ').print(file);
    }
    out.line();
  }
}
