package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;

/** rename(2) and renameat2(2): moves a name, in one step that nobody sees half done. */
public final class Rename {
  /** Fail if the new name exists ({@code RENAME_NOREPLACE}). */
  public static final int NO_REPLACE = 1;

  /** Exchange the two names ({@code RENAME_EXCHANGE}). */
  public static final int EXCHANGE = 2;

  private final Caller caller;
  private final PathWalk from;
  private final PathWalk to;
  private final DirectoryChange change;

  /** A rename on somebody's behalf. */
  public Rename(Vfs vfs, Caller caller) {
    this.caller = caller;
    this.from = caller.walk(vfs);
    this.to = caller.walk(vfs);
    this.change = new DirectoryChange(vfs, caller);
  }

  /**
   * Renames.
   *
   * @param flags {@link #NO_REPLACE}, {@link #EXCHANGE} or 0
   */
  public long rename(Location start, String path, Location newStart, String newPath, int flags) {
    if ((flags & ~(NO_REPLACE | EXCHANGE)) != 0 || flags == (NO_REPLACE | EXCHANGE)) {
      return -Errno.EINVAL;
    }
    long error = from.walk(start, path, PathWalk.ENTRY);
    if (error != 0) {
      return error;
    }
    error = to.walk(newStart, newPath, PathWalk.ENTRY);
    if (error != 0) {
      return error;
    }
    error = checkNames(flags);
    if (error != 0) {
      return error;
    }
    Dentry source = from.entry();
    Dentry target = to.entry();
    if (target != null && source.inode() == target.inode()) {
      return 0; // two names of one file: nothing happens, as POSIX wants it
    }
    error = checkRights(source, target, flags == EXCHANGE);
    if (error != 0) {
      return error;
    }
    if (source.isMountPoint() || (target != null && target.isMountPoint())) {
      return -Errno.EBUSY;
    }
    return flags == EXCHANGE ? exchange(source, target) : replace(source, target);
  }

  private long checkNames(int flags) {
    if ((from.parent() != null && to.parent() != null)
        && from.parent().mount() != to.parent().mount()) {
      return -Errno.EXDEV;
    }
    if (from.parent() == null) {
      return -Errno.EBUSY;
    }
    if (to.parent() == null) {
      return flags == NO_REPLACE ? -Errno.EEXIST : -Errno.EBUSY;
    }
    if (from.parent().mount().readOnly()) {
      return -Errno.EROFS;
    }
    Dentry source = from.entry();
    Dentry target = to.entry();
    if (source == null) {
      return from.lastTooLong() ? -Errno.ENAMETOOLONG : -Errno.ENOENT;
    }
    if (to.parent().dentry().deleted()) {
      return -Errno.ENOENT;
    }
    if (to.lastTooLong()) {
      return -Errno.ENAMETOOLONG;
    }
    if (flags == NO_REPLACE && target != null) {
      return -Errno.EEXIST;
    }
    if (flags == EXCHANGE) {
      if (target == null) {
        return -Errno.ENOENT;
      }
      if (!target.inode().isDirectory() && to.trailingSlash()) {
        return -Errno.ENOTDIR;
      }
    }
    if (!source.inode().isDirectory()
        && (from.trailingSlash() || (flags != EXCHANGE && to.trailingSlash()))) {
      return -Errno.ENOTDIR;
    }
    if (source.inode().isDirectory() && source.contains(to.parent().dentry())) {
      return -Errno.EINVAL; // into itself
    }
    if (target != null && target.inode().isDirectory() && target.contains(from.parent().dentry())) {
      return flags == EXCHANGE ? -Errno.EINVAL : -Errno.ENOTEMPTY;
    }
    return 0;
  }

  private long checkRights(Dentry source, Dentry target, boolean exchange) {
    boolean isDirectory = source.inode().isDirectory();
    long error = change.mayRemove(from.parent(), source, isDirectory);
    if (error != 0) {
      return error;
    }
    if (target == null) {
      error = change.mayAdd(to.parent());
    } else {
      boolean asDirectory = exchange ? target.inode().isDirectory() : isDirectory;
      error = change.mayRemove(to.parent(), target, asDirectory);
    }
    if (error != 0) {
      return error;
    }
    boolean otherParent = from.parent().dentry() != to.parent().dentry();
    if (otherParent && isDirectory && !mayWrite(source.inode())) {
      return -Errno.EACCES; // its ".." changes
    }
    if (otherParent && exchange && target.inode().isDirectory() && !mayWrite(target.inode())) {
      return -Errno.EACCES;
    }
    return 0;
  }

  private boolean mayWrite(Inode inode) {
    return Permission.allows(caller.credentials(), inode, Permission.WRITE);
  }

  private long replace(Dentry source, Dentry target) {
    if (target != null) {
      if (target.inode().isDirectory() && !target.inode().isEmpty()) {
        return -Errno.ENOTEMPTY;
      }
      long error = to.parent().inode().remove(target);
      if (error != 0) {
        return error;
      }
    }
    long error = from.parent().inode().move(source, to.parent().dentry(), to.last());
    if (error == 0) {
      source.inode().changed();
    }
    return error;
  }

  private long exchange(Dentry source, Dentry target) {
    long error = from.parent().inode().exchange(source, target);
    if (error == 0) {
      source.inode().changed();
      target.inode().changed();
    }
    return error;
  }
}
