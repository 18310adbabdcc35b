package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.runtime.collection.LittleEndian;

/** A terminal: its modes, its size, the process group in its foreground. */
public final class Terminal {
  private static final long TCGETS = 0x5401;
  private static final long TCSETSW = 0x5403;
  private static final long TIOCSCTTY = 0x540e;
  private static final long TIOCGPGRP = 0x540f;
  private static final long TIOCSPGRP = 0x5410;
  private static final long TIOCGWINSZ = 0x5413;
  private static final int TERMIOS_SIZE = 36;
  private static final int ICRNL = 0x100;
  private static final int IXON = 0x400;
  private static final int ISIG = 1;
  private static final int ICANON = 2;
  private static final int ECHO = 8;
  private static final int VTIME = 17 + 5;
  private static final int VMIN = 17 + 6;

  private final Os os;
  private final int fd;
  private final byte[] usual = new byte[TERMIOS_SIZE];

  public Terminal(Os os, int fd) {
    this.os = os;
    this.fd = fd;
  }

  /** Whether the descriptor is a terminal. */
  public static boolean isTerminal(Os os, int fd) {
    return os.ioctl(fd, TCGETS, new byte[TERMIOS_SIZE + 24]) >= 0;
  }

  /**
   * From now on characters come one by one, unechoed and with ^C as a character; the modes of now
   * are kept.
   */
  public int makeRaw() {
    int result = os.ioctl(fd, TCGETS, usual);
    if (result < 0) {
      return result;
    }
    byte[] raw = new byte[TERMIOS_SIZE];
    System.arraycopy(usual, 0, raw, 0, TERMIOS_SIZE);
    LittleEndian.putInt(raw, 0, LittleEndian.getInt(raw, 0) & ~(ICRNL | IXON));
    LittleEndian.putInt(raw, 12, LittleEndian.getInt(raw, 12) & ~(ISIG | ICANON | ECHO));
    raw[VMIN] = 1;
    raw[VTIME] = 0;
    return os.ioctl(fd, TCSETSW, raw);
  }

  /** Back to the modes before {@link #makeRaw}. */
  public void restore() {
    os.ioctl(fd, TCSETSW, usual);
  }

  /** Makes it the controlling terminal of this session. */
  public int makeControlling() {
    return os.ioctl(fd, TIOCSCTTY, null);
  }

  /** The process group in the foreground, or a negated errno. */
  public int foreground() {
    byte[] group = new byte[4];
    int result = os.ioctl(fd, TIOCGPGRP, group);
    return result < 0 ? result : LittleEndian.getInt(group, 0);
  }

  public int setForeground(int group) {
    byte[] argument = new byte[4];
    LittleEndian.putInt(argument, 0, group);
    return os.ioctl(fd, TIOCSPGRP, argument);
  }

  /** Columns of the terminal; {@code otherwise} if it does not know. */
  public int columns(int otherwise) {
    byte[] size = new byte[8];
    int result = os.ioctl(fd, TIOCGWINSZ, size);
    int columns = LittleEndian.getUnsignedShort(size, 2);
    return result < 0 || columns == 0 ? otherwise : columns;
  }

  /** Lines of the terminal; {@code otherwise} if it does not know. */
  public int lines(int otherwise) {
    byte[] size = new byte[8];
    int result = os.ioctl(fd, TIOCGWINSZ, size);
    int lines = LittleEndian.getUnsignedShort(size, 0);
    return result < 0 || lines == 0 ? otherwise : lines;
  }
}
