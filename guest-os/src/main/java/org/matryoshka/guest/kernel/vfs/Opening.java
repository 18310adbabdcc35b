package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * Opens files: open(2) with all its flags. After {@link #open} has returned 0, {@link #file} is the
 * open file with one reference, which is the caller's.
 */
public final class Opening {
  private final Vfs vfs;
  private final Caller caller;
  private OpenFile file;

  /** An opening on somebody's behalf. */
  public Opening(Vfs vfs, Caller caller) {
    this.vfs = vfs;
    this.caller = caller;
  }

  /** What was opened. */
  public OpenFile file() {
    return file;
  }

  /**
   * Opens a path. May sleep (FIFOs, terminals).
   *
   * @param start where a relative path begins
   * @param flags of {@link OpenFlags}
   * @param mode permissions of a file that is made, before the umask
   * @return 0 or an error
   */
  public long open(Location start, String path, int flags, int mode) {
    if (!vfs.mayOpen()) {
      return -Errno.ENFILE;
    }
    if ((flags & OpenFlags.TMPFILE & ~OpenFlags.DIRECTORY) != 0) {
      return -Errno.EOPNOTSUPP;
    }
    PathWalk walk = caller.walk(vfs);
    if ((flags & OpenFlags.PATH) != 0) {
      return openPath(walk, start, path, flags);
    }
    boolean create = (flags & OpenFlags.CREAT) != 0;
    if (create && (flags & OpenFlags.DIRECTORY) != 0) {
      return -Errno.EINVAL;
    }
    boolean exclusive = create && (flags & OpenFlags.EXCL) != 0;
    boolean follow = (flags & OpenFlags.NOFOLLOW) == 0 && !exclusive;
    int walkFlags = (follow ? PathWalk.FOLLOW : 0) | (create ? PathWalk.FILE : 0);
    long error = walk.walk(start, path, walkFlags);
    if (error != 0) {
      return error;
    }
    if (walk.location() == null) {
      return create ? openNew(walk, flags, mode) : -Errno.ENOENT;
    }
    if (exclusive) {
      return -Errno.EEXIST;
    }
    if (create && isTrap(walk)) {
      return -Errno.EACCES;
    }
    return openFound(walk.location(), flags);
  }

  /**
   * Whether somebody else has put a thing that is no regular file where this caller, in a directory
   * for everybody, is about to make a file of the same name.
   */
  private boolean isTrap(PathWalk walk) {
    Inode found = walk.location().inode();
    if (walk.parent() == null || found.isRegular() || found.isDirectory()) {
      return false;
    }
    Inode directory = walk.parent().inode();
    int forAll = FileMode.STICKY | Permission.WRITE;
    return found.type() != FileMode.FIFO
        && (directory.mode() & forAll) == forAll
        && found.uid() != directory.uid()
        && found.uid() != caller.credentials().fileUserId();
  }

  private long openPath(PathWalk walk, Location start, String path, int flags) {
    boolean follow = (flags & OpenFlags.NOFOLLOW) == 0;
    long error = walk.walk(start, path, follow ? PathWalk.FOLLOW : 0);
    if (error != 0) {
      return error;
    }
    if (walk.location() == null) {
      return -Errno.ENOENT;
    }
    if ((flags & OpenFlags.DIRECTORY) != 0 && !walk.location().inode().isDirectory()) {
      return -Errno.ENOTDIR;
    }
    file = new PathFile(walk.location(), flags);
    return 0;
  }

  private long openNew(PathWalk walk, int flags, int mode) {
    DirectoryChange change = new DirectoryChange(vfs, caller);
    long error = change.make(walk, FileMode.REGULAR | (mode & FileMode.PERMISSIONS), 0, null);
    if (error != 0) {
      return error;
    }
    // Whoever makes a file gets the access asked for, whatever permissions the file has.
    return finish(new Location(walk.parent().mount(), change.made()), flags);
  }

  private long openFound(Location location, int flags) {
    Inode inode = location.inode();
    if (inode.isLink()) {
      return -Errno.ELOOP; // NOFOLLOW
    }
    int access = flags & OpenFlags.ACCESS_MODE;
    boolean writing = access != OpenFlags.RDONLY || (flags & OpenFlags.TRUNC) != 0;
    if (inode.isDirectory()) {
      if (writing || (flags & OpenFlags.CREAT) != 0) {
        return -Errno.EISDIR;
      }
    } else if ((flags & OpenFlags.DIRECTORY) != 0) {
      return -Errno.ENOTDIR;
    }
    int rights = access == OpenFlags.WRONLY ? 0 : Permission.READ;
    if (writing) {
      rights |= Permission.WRITE;
      if (inode.isRegular() && location.mount().readOnly()) {
        return -Errno.EROFS;
      }
    }
    if (!Permission.allows(caller.credentials(), inode, rights)) {
      return -Errno.EACCES;
    }
    if (inode.isRegular() && writing && inode.executing()) {
      return -Errno.ETXTBSY;
    }
    return finish(location, flags);
  }

  private long finish(Location location, int flags) {
    OpenFile opened = location.inode().open(location, flags);
    long error = opened.opened();
    if (error == 0 && (flags & OpenFlags.TRUNC) != 0 && location.inode().isRegular()) {
      error = location.inode().truncate(0);
    }
    if (error != 0) {
      opened.release();
      return error;
    }
    file = opened;
    return 0;
  }

  /**
   * Opens a program for execve: a regular file that the caller may execute.
   *
   * @return 0 or an error, EACCES if it may not be executed
   */
  public long openProgram(Location start, String path, int walkFlags) {
    PathWalk walk = caller.walk(vfs);
    long error = walk.walk(start, path, walkFlags);
    if (error != 0) {
      return error;
    }
    return walk.location() == null ? -Errno.ENOENT : openProgram(walk.location());
  }

  /** Opens a program that has been found already. */
  public long openProgram(Location location) {
    Inode inode = location.inode();
    if (inode.isLink()) {
      return -Errno.ELOOP;
    }
    if (!inode.isRegular()
        || (location.mount().flags() & Mount.NO_EXECUTE) != 0
        || !Permission.allows(caller.credentials(), inode, Permission.EXECUTE)) {
      return -Errno.EACCES;
    }
    return vfs.mayOpen() ? finish(location, OpenFlags.RDONLY) : -Errno.ENFILE;
  }
}
