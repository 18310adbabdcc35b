package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Output;
import org.matryoshka.guest.user.lib.TextFilter;

/** {@code sort}: lines in order, by whole lines or by keys. */
public final class Sort extends TextFilter {
  private final Sequence<String> lines = new Sequence<>();

  public Sort() {
    super("sort", "[-bcfnrsu] [-k FROM[,TO][bfnr]]... [-t SEPARATOR] [-o FILE] [FILE...]");
  }

  public static void main(String[] args) {
    new Sort().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "bcfnrsuk:t:o:");
    if (options.wrong()) {
      return 2;
    }
    String separator = options.value('t', "");
    if (options.value('t') != null && separator.length() != 1) {
      misused("option -t needs one character");
      return 2;
    }
    LineOrder order = new LineOrder(separator, options);
    for (int i = 0; i < args.length; i++) {
      String key = keyAt(args, i);
      if (key != null && !order.addKey(key)) {
        misused("'" + key + "' is no key: FROM[.CHARACTER][,TO[.CHARACTER]]");
        return 2;
      }
    }
    int status = filterAll(options.filesOrInput(), 2);
    if (options.has('c')) {
      return status == 0 ? check(order, options.has('u')) : status;
    }
    lines.sort(order);
    return print(options, order) == 0 ? status : 2;
  }

  /** The value of a -k at a place of the arguments; null if there is none. */
  private static String keyAt(String[] args, int i) {
    if (args[i].equals("-k")) {
      return i + 1 < args.length ? args[i + 1] : null;
    }
    return args[i].startsWith("-k") ? args[i].substring(2) : null;
  }

  @Override
  protected int filter(Input in, String file) {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lines.add(line);
    }
    return 0;
  }

  private int check(LineOrder order, boolean unique) {
    for (int i = 1; i < lines.size(); i++) {
      int difference = order.compare(lines.get(i - 1), lines.get(i));
      if (difference > 0 || (unique && difference == 0)) {
        return fail("-:" + (i + 1) + ": disorder: " + lines.get(i));
      }
    }
    return 0;
  }

  private int print(Options options, LineOrder order) {
    Output to = out;
    if (options.value('o') != null) {
      int fd =
          os.open(
              options.value('o'), OpenFlags.WRITE | OpenFlags.CREATE | OpenFlags.TRUNCATE, 0x1b6);
      if (fd < 0) {
        return fail(options.value('o'), fd);
      }
      to = new Output(os, fd);
    }
    String last = null;
    for (String line : lines) {
      if (!options.has('u') || last == null || order.compareKeys(last, line) != 0) {
        to.line(line);
        last = line;
      }
    }
    int error = to.flush();
    return error == 0 || to == out ? 0 : fail(options.value('o'), error);
  }
}
