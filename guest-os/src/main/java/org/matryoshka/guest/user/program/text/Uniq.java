package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.lib.TextFilter;

/**
 * {@code uniq}: one of each run of equal lines; counted, only the repeated, or only the single
 * ones.
 */
public final class Uniq extends TextFilter {
  private Options options;
  private long skippedFields;
  private long skippedCharacters;

  public Uniq() {
    super("uniq", "[-cdui] [-f FIELDS] [-s CHARACTERS] [INPUT [OUTPUT]]");
  }

  public static void main(String[] args) {
    new Uniq().start(args);
  }

  @Override
  protected int run(String[] args) {
    options = Options.of(this, args, "cduif:s:");
    skippedFields = options.number('f', 0);
    skippedCharacters = options.number('s', 0);
    if (!options.counts(0, 2)) {
      return 1;
    }
    if (options.count() == 2 && !options.operand(1).equals("-")) {
      int fd =
          os.open(
              options.operand(1), OpenFlags.WRITE | OpenFlags.CREATE | OpenFlags.TRUNCATE, 0x1b6);
      if (fd < 0) {
        return fail(options.operand(1), fd);
      }
      os.duplicate(fd, 1);
      os.close(fd);
    }
    return filterAll(new String[] {options.count() == 0 ? "-" : options.operand(0)}, 1);
  }

  @Override
  protected int filter(Input in, String file) {
    String group = in.readLine();
    long count = 1;
    while (group != null) {
      String line = in.readLine();
      if (line != null && same(group, line)) {
        count++;
      } else {
        print(group, count);
        group = line;
        count = 1;
      }
    }
    return 0;
  }

  private void print(String line, long count) {
    if ((options.has('d') && count == 1) || (options.has('u') && count > 1)) {
      return;
    }
    if (options.has('c')) {
      out.right(count, 7).put(' ');
    }
    out.line(line);
  }

  private boolean same(String left, String right) {
    int at = compared(left);
    int other = compared(right);
    if (left.length() - at != right.length() - other) {
      return false;
    }
    while (at < left.length()) {
      int one = left.charAt(at++);
      int two = right.charAt(other++);
      if (options.has('i') ? Text.lower(one) != Text.lower(two) : one != two) {
        return false;
      }
    }
    return true;
  }

  /** Where the part of a line begins that is compared. */
  private int compared(String line) {
    int at = 0;
    for (long i = 0; i < skippedFields; i++) {
      while (at < line.length() && Text.isSpace(line.charAt(at))) {
        at++;
      }
      while (at < line.length() && !Text.isSpace(line.charAt(at))) {
        at++;
      }
    }
    return (int) Math.min(line.length(), at + skippedCharacters);
  }
}
