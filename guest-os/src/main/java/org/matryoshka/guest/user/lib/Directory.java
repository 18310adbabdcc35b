package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.runtime.collection.LittleEndian;
import org.matryoshka.guest.runtime.collection.Sequence;

/** Reading directories. */
public final class Directory {
  private Directory() {}

  /**
   * The names in a directory in the kernel's order, without {@code .} and {@code ..}.
   *
   * @param into gets the names
   * @return 0 or a negated errno
   */
  public static int list(Os os, String path, Sequence<String> into) {
    int fd = os.open(path, OpenFlags.READ | OpenFlags.DIRECTORY | OpenFlags.CLOSE_ON_EXEC, 0);
    if (fd < 0) {
      return fd;
    }
    byte[] buffer = new byte[2048];
    int count = os.directoryEntries(fd, buffer);
    while (count > 0) {
      int at = 0;
      while (at < count) {
        String name = Bytes.getString(buffer, at + 19);
        if (!name.equals(".") && !name.equals("..")) {
          into.add(name);
        }
        at += LittleEndian.getUnsignedShort(buffer, at + 16);
      }
      count = os.directoryEntries(fd, buffer);
    }
    os.close(fd);
    return count;
  }

  /** Like {@link #list}, sorted by bytes. */
  public static int sorted(Os os, String path, Sequence<String> into) {
    int result = list(os, path, into);
    into.sort(new ByteOrder());
    return result;
  }
}
