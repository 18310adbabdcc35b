package org.matryoshka.guest.kernel.vfs;

/** The bits of {@code st_mode} (inode(7)). */
public final class FileMode {
  /** The bits that say what kind of file it is. */
  public static final int TYPE = 0170000;

  /** Unix socket. */
  public static final int SOCKET = 0140000;

  /** Symbolic link. */
  public static final int LINK = 0120000;

  /** Regular file. */
  public static final int REGULAR = 0100000;

  /** Block device. */
  public static final int BLOCK_DEVICE = 0060000;

  /** Directory. */
  public static final int DIRECTORY = 0040000;

  /** Character device. */
  public static final int CHARACTER_DEVICE = 0020000;

  /** FIFO, a pipe with a name. */
  public static final int FIFO = 0010000;

  /** Executing takes the owner's user id. */
  public static final int SET_USER_ID = 04000;

  /** Executing takes the group id; on a directory, new files inherit the group. */
  public static final int SET_GROUP_ID = 02000;

  /** Only owners may remove or rename what is in the directory. */
  public static final int STICKY = 01000;

  /** All the bits that {@code chmod} can change. */
  public static final int PERMISSIONS = 07777;

  private FileMode() {}

  /** The type's number in a directory record ({@code d_type}). */
  public static int directoryType(int mode) {
    return (mode & TYPE) >> 12;
  }
}
