package org.matryoshka.guest.kernel.vfs;

/**
 * A place in the tree of files: a directory entry, seen through a mount (Linux calls it {@code
 * struct path}). The mount is needed, since a bind mount shows the same entry in two places with
 * different ways up.
 *
 * @param mount the mount
 * @param dentry the entry, of the mount's file system
 */
public record Location(Mount mount, Dentry dentry) {
  /** The file there. */
  public Inode inode() {
    return dentry.inode();
  }

  /** Whether two locations are one. */
  public boolean same(Location other) {
    return other != null && mount == other.mount && dentry == other.dentry;
  }

  /** Whether this is where its mount begins. */
  public boolean isMountRoot() {
    return dentry == mount.root();
  }
}
