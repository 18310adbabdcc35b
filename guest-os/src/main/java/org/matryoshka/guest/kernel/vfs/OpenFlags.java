package org.matryoshka.guest.kernel.vfs;

/** The flags of open(2) and fcntl(2), x86-64 values. */
public final class OpenFlags {
  /** Open for reading. */
  public static final int RDONLY = 0;

  /** Open for writing. */
  public static final int WRONLY = 1;

  /** Open for both. */
  public static final int RDWR = 2;

  /** The bits of the three above. */
  public static final int ACCESS_MODE = 3;

  /** Make the file if it does not exist. */
  public static final int CREAT = 0100;

  /** Together with CREAT: fail if it exists. */
  public static final int EXCL = 0200;

  /** Do not make this terminal the controlling one. */
  public static final int NOCTTY = 0400;

  /** Cut a regular file to no bytes. */
  public static final int TRUNC = 01000;

  /** Every write goes to the end. */
  public static final int APPEND = 02000;

  /** Never block. */
  public static final int NONBLOCK = 04000;

  /** Fail if it is not a directory. */
  public static final int DIRECTORY = 0200000;

  /** Fail if the last component is a symbolic link. */
  public static final int NOFOLLOW = 0400000;

  /** Close the descriptor on exec. */
  public static final int CLOEXEC = 02000000;

  /** A descriptor that names a place only: no reading, no writing. */
  public static final int PATH = 010000000;

  /** An unnamed temporary file (with DIRECTORY); not supported. */
  public static final int TMPFILE = 020000000;

  /** The flags that F_SETFL may change. */
  public static final int CHANGEABLE = APPEND | NONBLOCK;

  private OpenFlags() {}
}
