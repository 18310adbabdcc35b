package org.matryoshka.guest.user.lib;

/** Flags of open(2), fcntl(2) and lseek(2), as Linux numbers them on x86-64. */
public final class OpenFlags {
  public static final int READ = 0;
  public static final int WRITE = 1;
  public static final int READ_WRITE = 2;
  public static final int CREATE = 0x40;
  public static final int EXCLUSIVE = 0x80;
  public static final int NO_CONTROLLING_TERMINAL = 0x100;
  public static final int TRUNCATE = 0x200;
  public static final int APPEND = 0x400;
  public static final int NON_BLOCKING = 0x800;
  public static final int DIRECTORY = 0x10000;
  public static final int NO_FOLLOW = 0x20000;
  public static final int CLOSE_ON_EXEC = 0x80000;

  /** {@code fcntl}: a copy of the descriptor at or above the argument. */
  public static final int F_DUPFD = 0;

  /** {@code fcntl}: the descriptor's flags; bit 0 is close-on-exec. */
  public static final int F_GETFD = 1;

  public static final int F_SETFD = 2;
  public static final int F_GETFL = 3;
  public static final int F_SETFL = 4;

  /** {@code fcntl}: like {@link #F_DUPFD}, the copy being closed by execve. */
  public static final int F_DUPFD_CLOEXEC = 1030;

  public static final int SEEK_SET = 0;
  public static final int SEEK_CUR = 1;
  public static final int SEEK_END = 2;

  private OpenFlags() {}
}
