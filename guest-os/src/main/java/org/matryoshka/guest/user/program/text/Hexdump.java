package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.lib.TextFilter;

/**
 * {@code hexdump}: bytes as hexadecimal numbers with the characters beside (the canonical form, -C,
 * is the only one).
 */
public final class Hexdump extends TextFilter {
  private static final int WIDTH = 16;

  private long left;
  private long skip;
  private boolean everything;

  public Hexdump() {
    super("hexdump", "[-Cv] [-n BYTES] [-s SKIP] [FILE]");
  }

  public static void main(String[] args) {
    new Hexdump().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "Cvn:s:");
    left = options.number('n', Long.MAX_VALUE);
    skip = options.number('s', 0);
    everything = options.has('v');
    if (!options.counts(0, 1)) {
      return 1;
    }
    return filterAll(options.filesOrInput(), 1);
  }

  @Override
  protected int filter(Input in, String file) {
    for (long i = 0; i < skip; i++) {
      in.read();
    }
    long place = skip;
    int[] row = new int[WIDTH];
    int[] last = new int[WIDTH];
    boolean same = false;
    boolean starred = false;
    int count = row(in, row);
    while (count > 0) {
      same = count == WIDTH && place > skip && equal(row, last);
      if (!same || everything) {
        print(place, row, count);
        starred = false;
      } else if (!starred) {
        out.line("*");
        starred = true;
      }
      place += count;
      System.arraycopy(row, 0, last, 0, WIDTH);
      count = row(in, row);
    }
    if (place > skip) {
      out.line(Text.hex(place, 8));
    }
    return 0;
  }

  private int row(Input in, int[] row) {
    int count = 0;
    while (count < WIDTH && left > 0) {
      int value = in.read();
      if (value < 0) {
        break;
      }
      row[count++] = value;
      left--;
    }
    return count;
  }

  private static boolean equal(int[] row, int[] other) {
    for (int i = 0; i < WIDTH; i++) {
      if (row[i] != other[i]) {
        return false;
      }
    }
    return true;
  }

  private void print(long place, int[] row, int count) {
    out.print(Text.hex(place, 8)).put(' ');
    for (int i = 0; i < WIDTH; i++) {
      out.print(i == WIDTH / 2 ? "  " : " ").print(i < count ? Text.hex(row[i], 2) : "  ");
    }
    out.print("  |");
    for (int i = 0; i < count; i++) {
      out.put(Text.isPrintable(row[i]) ? row[i] : '.');
    }
    out.line("|");
  }
}
