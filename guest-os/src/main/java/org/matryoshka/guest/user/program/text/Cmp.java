package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.lib.TextFilter;

/**
 * {@code cmp}: where two files differ first. Status 0 if nowhere, 1 if somewhere, 2 after an error.
 */
public final class Cmp extends TextFilter {
  private Input other;
  private String otherFile = "";
  private boolean silent;
  private boolean all;

  public Cmp() {
    super("cmp", "[-ls] FILE1 [FILE2]");
  }

  public static void main(String[] args) {
    new Cmp().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "ls");
    if (!options.counts(1, 2)) {
      return 2;
    }
    silent = options.has('s');
    all = options.has('l');
    otherFile = options.count() > 1 ? options.operand(1) : "-";
    other = openInput(otherFile);
    return other == null ? 2 : filterAll(new String[] {options.operand(0)}, 2);
  }

  @Override
  protected int filter(Input in, String file) {
    long place = 0;
    int width = all ? Math.max(sizeDigits(in), sizeDigits(other)) : 1;
    long line = 1;
    int status = 0;
    while (true) {
      int left = in.read();
      int right = other.read();
      place++;
      if (left < 0 || right < 0) {
        return left == right ? status : atEnd(left < 0 ? file : otherFile, place - 1);
      }
      if (left != right) {
        status = 1;
        if (!all) {
          if (!silent) {
            out.print(file).print(" ").print(otherFile).print(" differ: char ").print(place);
            out.print(", line ").print(line).line();
          }
          return 1;
        }
        out.right(place, width)
            .put(' ')
            .right(Text.octal(left), 3)
            .put(' ')
            .right(Text.octal(right), 3)
            .line();
      }
      line += left == '\n' ? 1 : 0;
    }
  }

  /** How many digits the size of a file has. */
  private int sizeDigits(Input in) {
    FileStatus status = new FileStatus();
    os.fstat(in.fd(), status);
    return Long.toString(status.size).length();
  }

  private int atEnd(String file, long bytes) {
    if (!silent) {
      fail(
          bytes == 0
              ? "EOF on " + file + " which is empty"
              : "EOF on " + file + " after byte " + bytes);
    }
    return 1;
  }
}
