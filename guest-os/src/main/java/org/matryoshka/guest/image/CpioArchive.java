package org.matryoshka.guest.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes an archive in the "newc" format of cpio(5), which Linux and Kukla unpack at boot. Times
 * are zero and inode numbers count up, so that the bytes depend on the entries only. The contents
 * of large files begin at a multiple of 4096 bytes, with zeros before their header, so that a
 * kernel can use the archive's pages as the file's.
 */
final class CpioArchive {
  /** Rights and type of a directory, as in {@code st_mode}. */
  static final int DIRECTORY = 0040755;

  /** Type of a regular file. */
  static final int FILE = 0100000;

  /** Rights and type of a symbolic link. */
  static final int SYMBOLIC_LINK = 0120777;

  private static final int PAGE = 4096;
  private static final int HEADER = 110;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int inodes;

  /** Adds an entry: a directory, a file, or a link whose content is its target. */
  void add(String path, int mode, int user, byte[] content) {
    add(path, mode, user, 1, ++inodes, content);
  }

  /** Adds a further name of the file that was added last. */
  void addName(String path, int mode, int names, byte[] content) {
    add(path, mode, 0, names, inodes, content);
  }

  /** Adds a file that will have so many names; all but the last come without the content. */
  void addFirstName(String path, int mode, int names) {
    add(path, mode, 0, names, ++inodes, new byte[0]);
  }

  private void add(String path, int mode, int user, int names, int inode, byte[] content) {
    byte[] name = path.getBytes(StandardCharsets.ISO_8859_1);
    if (content.length >= PAGE) {
      int data = (out.size() + HEADER + name.length + 1 + 3) & -4;
      out.writeBytes(new byte[(-data & (PAGE - 1)) & -4]);
    }
    StringBuilder header = new StringBuilder("070701");
    int[] fields = {
      inode, mode, user, user, names, 0, content.length, 0, 0, 0, 0, name.length + 1, 0
    };
    for (int field : fields) {
      header.append(String.format(Locale.ROOT, "%08x", field));
    }
    out.writeBytes(header.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(name);
    out.write(0);
    pad();
    out.writeBytes(content);
    pad();
  }

  private void pad() {
    while (out.size() % 4 != 0) {
      out.write(0);
    }
  }

  /** The archive, whole pages. */
  byte[] finish() {
    add("TRAILER!!!", 0, 0, 1, 0, new byte[0]);
    while (out.size() % PAGE != 0) {
      out.write(0);
    }
    return out.toByteArray();
  }
}
