package org.matryoshka.guest.user.lib;

/** Whole small files, and copies. */
public final class Files {
  private Files() {}

  /** The text of a file, such as one of /proc; null if it can't be read. */
  public static String read(Os os, String path) {
    int fd = os.open(path, OpenFlags.READ | OpenFlags.CLOSE_ON_EXEC, 0);
    if (fd < 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[1024];
    int count = os.read(fd, buffer, 0, buffer.length);
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        text.append((char) (buffer[i] & 0xff));
      }
      count = os.read(fd, buffer, 0, buffer.length);
    }
    os.close(fd);
    return count < 0 ? null : text.toString();
  }

  /**
   * Copies from one descriptor to another until the end: 0, or the negated errno of reading or
   * writing.
   */
  public static int copy(Os os, int from, int to) {
    byte[] buffer = new byte[4096];
    while (true) {
      int count = os.read(from, buffer, 0, buffer.length);
      if (count == 0) {
        return 0;
      }
      if (count > 0) {
        int result = writeAll(os, to, buffer, count);
        if (result < 0) {
          return result;
        }
      } else if (count != -Errno.EINTR) {
        return count;
      }
    }
  }

  /** Writes the first {@code length} bytes of a buffer: 0, or a negated errno. */
  public static int writeAll(Os os, int fd, byte[] buffer, int length) {
    int at = 0;
    while (at < length) {
      int written = os.write(fd, buffer, at, length - at);
      if (written < 0 && written != -Errno.EINTR) {
        return written;
      }
      at += Math.max(0, written);
    }
    return 0;
  }
}
