package org.matryoshka.guest.kernel;

import org.matryoshka.guest.magic.Processor;

/**
 * What the kernel has to say: lines with a time stamp, kept in a ring for {@code dmesg} and shown
 * on the console while it boots (or for ever, with {@code loglevel=8}). Static {@link #line} is the
 * way in from everywhere.
 */
public final class KernelLog {
  private static final int CAPACITY = 16 << 10;
  private static final long CYCLES_PER_MICROSECOND = 1_000;

  private final byte[] ring = new byte[CAPACITY];
  private long written;
  private EarlyConsole console;
  private boolean echo = true;

  /** An empty log that shows its lines on a console, if that is not null. */
  public KernelLog(EarlyConsole console) {
    this.console = console;
  }

  /** Logs a line; without the end of line. */
  public static void line(String text) {
    KernelLog log = Kernel.log();
    if (log != null) {
      log.append(text);
    }
  }

  /** Adds a line with the time in front, as Linux shows it: {@code [ 0.001234] text}. */
  public void append(String text) {
    String line = stamp(Processor.timestamp() / CYCLES_PER_MICROSECOND) + text + "\n";
    for (int i = 0; i < line.length(); i++) {
      ring[(int) (written % CAPACITY)] = (byte) line.charAt(i);
      written++;
    }
    if (echo && console != null) {
      console.print(line);
    }
  }

  /** Whether new lines appear on the console, too. A panic always does. */
  public void setEcho(boolean on) {
    echo = on;
  }

  /** The number of bytes ever written; the last {@code min(written, capacity)} are still here. */
  public long written() {
    return written;
  }

  /** The number of bytes kept. */
  public int capacity() {
    return CAPACITY;
  }

  /**
   * Copies a part of the log.
   *
   * @param position of the first byte wanted, counted from the first ever written; older bytes than
   *     the ring keeps are skipped
   * @return the number of bytes copied
   */
  public int read(long position, byte[] into, int offset, int length) {
    long from = Math.max(position, written - CAPACITY);
    int count = 0;
    while (count < length && from < written) {
      into[offset + count] = ring[(int) (from % CAPACITY)];
      count++;
      from++;
    }
    return count;
  }

  private static String stamp(long microseconds) {
    StringBuilder text = new StringBuilder();
    text.append('[');
    pad(text, microseconds / 1_000_000, 5, ' ');
    text.append('.');
    pad(text, microseconds % 1_000_000, 6, '0');
    text.append("] ");
    return text.toString();
  }

  private static void pad(StringBuilder text, long value, int width, char filler) {
    String digits = Long.toString(value);
    for (int i = digits.length(); i < width; i++) {
      text.append(filler);
    }
    text.append(digits);
  }
}
