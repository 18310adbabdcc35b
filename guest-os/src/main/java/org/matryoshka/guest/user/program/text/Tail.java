package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.runtime.collection.Queue;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.TextFilter;

/**
 * {@code tail}: the last lines or bytes of files, or all from a line on ({@code -n +5}); {@code -f}
 * waits for more.
 */
public final class Tail extends TextFilter {
  private static final long PAUSE = 100_000_000L;

  private long count;
  private boolean bytes;
  private boolean fromStart;
  private boolean titles;
  private boolean first = true;

  public Tail() {
    super("tail", "[-n [+]LINES | -c [+]BYTES] [-fqv] [FILE...]");
  }

  public static void main(String[] args) {
    new Tail().start(args);
  }

  /** How a file is called over its lines. */
  static String title(String file) {
    return file.equals("-") ? "standard input" : file;
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, Head.withoutOldStyle(args), "n:c:fqv");
    if (options.wrong()) {
      return 1;
    }
    bytes = options.value('c') != null;
    String amount = options.value('c', options.value('n', "10"));
    fromStart = amount.startsWith("+");
    boolean signed = fromStart || amount.startsWith("-");
    count = Numbers.parseSize(signed ? amount.substring(1) : amount);
    if (count < 0) {
      return misused("'" + amount + "' is no number of " + (bytes ? "bytes" : "lines"));
    }
    titles = options.has('v') || (options.count() > 1 && !options.has('q'));
    int status = filterAll(options.filesOrInput(), 1);
    if (options.has('f') && options.count() == 1 && status == 0) {
      follow(options.operand(0));
    }
    return status;
  }

  @Override
  protected int filter(Input in, String file) {
    if (titles) {
      out.print(first ? "" : "\n").print("==> ").print(title(file)).line(" <==");
      first = false;
    }
    if (fromStart) {
      skip(in);
      for (int character = in.read(); character >= 0; character = in.read()) {
        out.put(character);
      }
    } else if (bytes) {
      lastBytes(in);
    } else {
      lastLines(in);
    }
    return 0;
  }

  private void skip(Input in) {
    long left = count - 1;
    while (left > 0) {
      int character = in.read();
      if (character < 0) {
        return;
      }
      if (bytes || character == '\n') {
        left--;
      }
    }
  }

  private void lastLines(Input in) {
    Queue<String> lines = new Queue<>();
    String line = in.readLine();
    boolean ended = true;
    while (line != null) {
      ended = in.lineEnded();
      lines.add(line);
      if (lines.size() > count) {
        lines.poll();
      }
      line = in.readLine();
    }
    while (!lines.isEmpty()) {
      out.print(lines.poll());
      if (ended || !lines.isEmpty()) {
        out.line();
      }
    }
  }

  private void lastBytes(Input in) {
    int size = (int) Math.min(count, 1 << 20);
    byte[] ring = new byte[Math.max(1, size)];
    long seen = 0;
    for (int character = in.read(); character >= 0; character = in.read()) {
      ring[(int) (seen++ % ring.length)] = (byte) character;
    }
    for (long i = Math.max(0, seen - size); i < seen; i++) {
      out.put(ring[(int) (i % ring.length)]);
    }
  }

  /** Prints what others append, until a signal ends it. */
  private void follow(String file) {
    int fd = os.open(file, 0, 0);
    if (fd < 0) {
      return;
    }
    os.seek(fd, 0, 2);
    byte[] buffer = new byte[512];
    while (out.flush() == 0) {
      int got = os.read(fd, buffer, 0, buffer.length);
      if (got > 0) {
        out.write(buffer, 0, got);
      } else if (got == 0) {
        os.sleep(PAUSE);
      } else {
        return;
      }
    }
  }
}
