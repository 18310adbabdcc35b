package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * An open directory. Its position is the cookie of the entry shown last: 1 is {@code .}, 2 is
 * {@code ..}, the others are the file system's.
 */
public final class DirectoryFile extends OpenFile {
  private static final long SELF = 1;
  private static final long PARENT = 2;

  /** An open directory at its beginning. */
  public DirectoryFile(Location location, int flags) {
    super(location, flags);
  }

  @Override
  public long read(Transfer to, long at) {
    return -Errno.EISDIR;
  }

  /**
   * Lists from the position on; the receiver gets all entries until it refuses one. The caller sets
   * the position to the cookie of the last entry that it took.
   *
   * @return 0, or ENOENT if the directory has been removed
   */
  public long list(DirectoryReceiver receiver) {
    Dentry self = location().dentry();
    Inode inode = self.inode();
    if (self.deleted()) {
      return -Errno.ENOENT;
    }
    long after = position();
    if (after < SELF && !receiver.entry(".", inode.number(), FileMode.DIRECTORY, SELF)) {
      return 0;
    }
    if (after < PARENT) {
      long parent = self.parent().inode().number();
      if (!receiver.entry("..", parent, FileMode.DIRECTORY, PARENT)) {
        return 0;
      }
    }
    inode.accessed();
    inode.list(self, Math.max(after, PARENT), receiver);
    return 0;
  }
}
