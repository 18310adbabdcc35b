package org.matryoshka.guest.kernel.vfs;

/**
 * A directory entry: a name in a directory, and the inode that it stands for. A hard link is a
 * second entry for the same inode; a directory has exactly one entry, so entries form a tree and
 * {@code ..} is {@link #parent}.
 *
 * <p>There is no entry cache as in Linux: a file system in memory <em>is</em> its entries, and one
 * that makes up its contents (procfs) makes up the entries too.
 */
public final class Dentry {
  /** The next entry of the directory in order of cookies; the directory's own business. */
  Dentry next;

  /** The previous entry. */
  Dentry previous;

  /** The next entry in the same bucket of the directory's hash table. */
  Dentry nextInBucket;

  /** The place of this entry in its directory: never given twice, so that readers can resume. */
  long cookie;

  private String name;
  private Dentry parent;
  private Inode inode;
  private boolean deleted;
  private int mounts;

  /** The entry of a root: its own parent, named {@code /}. */
  public Dentry(Inode root) {
    this.name = "/";
    this.parent = this;
    this.inode = root;
  }

  /** An entry that is not yet in its directory. */
  public Dentry(Dentry parent, String name, Inode inode) {
    this.name = name;
    this.parent = parent;
    this.inode = inode;
  }

  /** The name, without slashes. */
  public String name() {
    return name;
  }

  /** The directory that holds this entry; itself for the root of a file system. */
  public Dentry parent() {
    return parent;
  }

  /** The file. */
  public Inode inode() {
    return inode;
  }

  /** Whether this is the root of its file system. */
  public boolean isRoot() {
    return parent == this;
  }

  /** Whether the name has been removed; the file may live on while it is open. */
  public boolean deleted() {
    return deleted;
  }

  /** Whether something is mounted here, in whatever mount. */
  public boolean isMountPoint() {
    return mounts != 0;
  }

  /** Whether {@code other} is this entry or lies below it. */
  public boolean contains(Dentry other) {
    Dentry entry = other;
    while (entry != this) {
      if (entry.isRoot()) {
        return false;
      }
      entry = entry.parent;
    }
    return true;
  }

  /** The name is gone from its directory. */
  public void markDeleted() {
    deleted = true;
  }

  /** The entry has got another name or directory. */
  public void move(Dentry newParent, String newName) {
    parent = newParent;
    name = newName;
  }

  void mounted() {
    mounts++;
  }

  void unmounted() {
    mounts--;
  }
}
