package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/** {@code seq}: whole numbers from one to another. */
public final class Seq extends Program {
  public Seq() {
    super("seq", "[-w] [-s SEPARATOR] [FIRST [STEP]] LAST");
  }

  public static void main(String[] args) {
    new Seq().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.before(this, negativesAsOperands(args), "ws:");
    if (!options.counts(1, 3)) {
      return 1;
    }
    int count = options.count();
    long first = count > 1 ? Numbers.parseSigned(options.operand(0)) : 1;
    long step = count > 2 ? Numbers.parseSigned(options.operand(1)) : 1;
    long last = Numbers.parseSigned(options.operand(count - 1));
    for (int i = 0; i < count; i++) {
      if (Numbers.parseSigned(options.operand(i)) == Numbers.NONE) {
        return misused("'" + options.operand(i) + "' is no whole number");
      }
    }
    if (step == 0) {
      return misused("the step must not be 0");
    }
    print(first, step, last, options.value('s', "\n"), options.has('w'));
    return 0;
  }

  /** Puts {@code --} before an operand like -3. */
  private static String[] negativesAsOperands(String[] args) {
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (arg.length() > 1 && arg.charAt(0) == '-' && Text.isDigit(arg.charAt(1))) {
        String[] result = new String[args.length + 1];
        System.arraycopy(args, 0, result, 0, i);
        result[i] = "--";
        System.arraycopy(args, i, result, i + 1, args.length - i);
        return result;
      }
      if (!arg.startsWith("-")) {
        return args;
      }
    }
    return args;
  }

  private void print(long first, long step, long last, String separator, boolean equalWidth) {
    int width =
        equalWidth ? Math.max(Long.toString(first).length(), Long.toString(last).length()) : 1;
    boolean separate = false;
    long value = first;
    while ((step > 0 ? value <= last : value >= last) && out.error() == 0) {
      if (separate) {
        out.print(separator);
      }
      separate = true;
      if (value < 0) {
        out.put('-').print(Text.padded(-value, width - 1));
      } else {
        out.print(Text.padded(value, width));
      }
      value += step;
    }
    if (separate) {
      out.line();
    }
  }
}
