package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * Makes and removes names: what stands behind mkdir, mknod, symlink, link, unlink and rmdir (and
 * {@link Rename} behind rename). The checks come in Linux's order, since programs look at which
 * error they get.
 */
public final class DirectoryChange {
  private final Vfs vfs;
  private final Caller caller;
  private Dentry made;

  /** Changes on somebody's behalf. */
  public DirectoryChange(Vfs vfs, Caller caller) {
    this.vfs = vfs;
    this.caller = caller;
  }

  /** The entry that {@link #make} made. */
  public Dentry made() {
    return made;
  }

  /**
   * Makes a file of any kind but a hard link.
   *
   * @param mode type and permissions; the umask is taken from them here
   * @param device what a device file stands for
   * @param target what a symbolic link says
   */
  public long make(Location start, String path, int mode, int device, String target) {
    PathWalk walk = caller.walk(vfs);
    long error = walk.walk(start, path, PathWalk.ENTRY);
    if (error != 0) {
      return error;
    }
    if (walk.parent() == null || walk.location() != null) {
      return -Errno.EEXIST;
    }
    if (walk.lastTooLong()) {
      return -Errno.ENAMETOOLONG;
    }
    if (walk.trailingSlash() && (mode & FileMode.TYPE) != FileMode.DIRECTORY) {
      return -Errno.ENOENT;
    }
    return make(walk, mode, device, target);
  }

  /** Makes a file where a walk has found none. */
  long make(PathWalk walk, int mode, int device, String target) {
    long error = mayAdd(walk.parent());
    if (error != 0) {
      return error;
    }
    Dentry directory = walk.parent().dentry();
    int type = mode & FileMode.TYPE;
    boolean isDevice = type == FileMode.CHARACTER_DEVICE || type == FileMode.BLOCK_DEVICE;
    if (isDevice && !caller.isSuperuser()) {
      return -Errno.EPERM;
    }
    int finalMode = type == FileMode.LINK ? mode : mode & ~caller.context().umask();
    Inode parent = directory.inode();
    int group = caller.credentials().fileGroupId();
    if ((parent.mode() & FileMode.SET_GROUP_ID) != 0) {
      group = parent.gid();
      if (type == FileMode.DIRECTORY) {
        finalMode |= FileMode.SET_GROUP_ID;
      }
    }
    Inode inode = parent.fileSystem().newInode(finalMode, device, target);
    if (inode == null) {
      return -Errno.ENOSPC;
    }
    inode.setOwner(caller.credentials().fileUserId(), group);
    Dentry entry = new Dentry(directory, walk.last(), inode);
    error = parent.insert(entry);
    if (error != 0) {
      inode.addLinks(0); // no name and no user: evicts it
      return error;
    }
    made = entry;
    return 0;
  }

  /**
   * link(2): one more name for a file that was found. A user may not keep other people's files
   * alive that way, unless it could change them (Linux: {@code protected_hardlinks}).
   */
  public long link(Location file, Location start, String path) {
    PathWalk walk = caller.walk(vfs);
    long error = walk.walk(start, path, PathWalk.ENTRY);
    if (error != 0) {
      return error;
    }
    if (walk.parent() == null || walk.location() != null) {
      return -Errno.EEXIST;
    }
    if (walk.lastTooLong()) {
      return -Errno.ENAMETOOLONG;
    }
    if (walk.trailingSlash()) {
      return -Errno.ENOENT;
    }
    if (walk.parent().mount() != file.mount()) {
      return -Errno.EXDEV;
    }
    if (walk.parent().dentry().deleted()) {
      return -Errno.ENOENT;
    }
    Inode inode = file.inode();
    if (!mayLink(inode)) {
      return -Errno.EPERM;
    }
    error = mayAdd(walk.parent());
    if (error != 0) {
      return error;
    }
    if (inode.isDirectory()) {
      return -Errno.EPERM;
    }
    if (inode.links() == 0) {
      return -Errno.ENOENT;
    }
    Dentry directory = walk.parent().dentry();
    return directory.inode().insert(new Dentry(directory, walk.last(), inode));
  }

  private boolean mayLink(Inode inode) {
    int setGroup = FileMode.SET_GROUP_ID | 010;
    boolean harmless =
        inode.isRegular()
            && (inode.mode() & FileMode.SET_USER_ID) == 0
            && (inode.mode() & setGroup) != setGroup
            && Permission.allows(caller.credentials(), inode, Permission.READ | Permission.WRITE);
    return harmless || Permission.owns(caller.credentials(), inode);
  }

  /** unlink(2). */
  public long unlink(Location start, String path) {
    PathWalk walk = caller.walk(vfs);
    long error = walk.walk(start, path, PathWalk.ENTRY);
    if (error != 0) {
      return error;
    }
    if (walk.parent() == null) {
      return -Errno.EISDIR;
    }
    if (walk.parent().mount().readOnly()) {
      return -Errno.EROFS;
    }
    Dentry entry = walk.entry();
    if (entry == null) {
      return walk.lastTooLong() ? -Errno.ENAMETOOLONG : -Errno.ENOENT;
    }
    if (walk.trailingSlash()) {
      return entry.inode().isDirectory() ? -Errno.EISDIR : -Errno.ENOTDIR;
    }
    error = mayRemove(walk.parent(), entry, false);
    return error != 0 ? error : remove(walk.parent(), entry);
  }

  /** rmdir(2). */
  public long removeDirectory(Location start, String path) {
    PathWalk walk = caller.walk(vfs);
    long error = walk.walk(start, path, PathWalk.ENTRY);
    if (error != 0) {
      return error;
    }
    if (walk.parent() == null) {
      if (walk.lastWritten().isEmpty()) {
        return -Errno.EBUSY;
      }
      return walk.lastWritten().equals(".") ? -Errno.EINVAL : -Errno.ENOTEMPTY;
    }
    if (walk.parent().mount().readOnly()) {
      return -Errno.EROFS;
    }
    Dentry entry = walk.entry();
    if (entry == null) {
      return walk.lastTooLong() ? -Errno.ENAMETOOLONG : -Errno.ENOENT;
    }
    error = mayRemove(walk.parent(), entry, true);
    if (error != 0) {
      return error;
    }
    if (!entry.isMountPoint() && !entry.inode().isEmpty()) {
      return -Errno.ENOTEMPTY;
    }
    return remove(walk.parent(), entry);
  }

  private static long remove(Location parent, Dentry entry) {
    if (entry.isMountPoint()) {
      return -Errno.EBUSY;
    }
    return parent.inode().remove(entry);
  }

  /** Whether an entry may be added to a directory. */
  long mayAdd(Location directory) {
    if (directory.mount().readOnly()) {
      return -Errno.EROFS;
    }
    if (directory.dentry().deleted()) {
      return -Errno.ENOENT;
    }
    return mayChange(directory.inode());
  }

  /** Whether an entry may be removed, or replaced by a directory or by something else. */
  long mayRemove(Location directory, Dentry entry, boolean asDirectory) {
    long error = mayChange(directory.inode());
    if (error != 0) {
      return error;
    }
    if (Permission.sticks(caller.credentials(), directory.inode(), entry.inode())) {
      return -Errno.EPERM;
    }
    if (asDirectory != entry.inode().isDirectory()) {
      return asDirectory ? -Errno.ENOTDIR : -Errno.EISDIR;
    }
    return 0;
  }

  private long mayChange(Inode directory) {
    int rights = Permission.WRITE | Permission.EXECUTE;
    return Permission.allows(caller.credentials(), directory, rights) ? 0 : -Errno.EACCES;
  }
}
