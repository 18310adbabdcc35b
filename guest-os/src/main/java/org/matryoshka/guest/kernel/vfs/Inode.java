package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * A file, whatever its names: its kind, owner, permissions and times, and what can be done with it.
 * Each file system has its own kinds. What a kind does not support answers as Linux does.
 *
 * <p>A file lives while it has a name ({@link #links}) or somebody uses it ({@link #retain}: open
 * files, memory mappings). When the last of both goes, {@link #evict} gives its storage back.
 */
public abstract class Inode {
  private final FileSystem fileSystem;
  private final long number;
  private int mode;
  private int uid;
  private int gid;
  private int links;
  private long accessTime;
  private long modifyTime;
  private long changeTime;
  private int references;
  private int executions;
  private FileLocks locks;

  /**
   * A file with no name yet.
   *
   * @param mode type and permission bits, as {@code st_mode}
   */
  protected Inode(FileSystem fileSystem, long number, int mode) {
    this.fileSystem = fileSystem;
    this.number = number;
    this.mode = mode;
    long now = fileSystem.now();
    accessTime = now;
    modifyTime = now;
    changeTime = now;
  }

  /** The file system that it belongs to. */
  public final FileSystem fileSystem() {
    return fileSystem;
  }

  /** The inode number, unique in its file system. */
  public final long number() {
    return number;
  }

  /** Type and permission bits ({@code st_mode}). */
  public int mode() {
    return mode;
  }

  /** Changes the permission bits; the type stays. */
  public void setPermissions(int bits) {
    mode = (mode & FileMode.TYPE) | (bits & FileMode.PERMISSIONS);
  }

  /** The type bits alone. */
  public final int type() {
    return mode() & FileMode.TYPE;
  }

  /** Whether it is a directory. */
  public final boolean isDirectory() {
    return type() == FileMode.DIRECTORY;
  }

  /** Whether it is a symbolic link. */
  public final boolean isLink() {
    return type() == FileMode.LINK;
  }

  /** Whether it is a regular file. */
  public final boolean isRegular() {
    return type() == FileMode.REGULAR;
  }

  /** The owner. */
  public int uid() {
    return uid;
  }

  /** The group. */
  public int gid() {
    return gid;
  }

  /** Sets the owner and the group. */
  public void setOwner(int newUid, int newGid) {
    uid = newUid;
    gid = newGid;
  }

  /** How many names it has ({@code st_nlink}); a directory's {@code .} and {@code ..} count. */
  public int links() {
    return links;
  }

  /** Changes the number of names; evicts the file if nothing keeps it any more. */
  public final void addLinks(int change) {
    links += change;
    changed();
    evictIfUnused();
  }

  /** Size in bytes ({@code st_size}). */
  public long size() {
    return 0;
  }

  /** Units of 512 bytes that it occupies ({@code st_blocks}). */
  public long blocks() {
    return 0;
  }

  /** What a device file stands for ({@code st_rdev}); 0 for other files. */
  public int device() {
    return 0;
  }

  /** Time of the last reading, nanoseconds since 1970. */
  public final long accessTime() {
    return accessTime;
  }

  /** Time of the last change of the contents. */
  public final long modifyTime() {
    return modifyTime;
  }

  /** Time of the last change of contents or attributes. */
  public final long changeTime() {
    return changeTime;
  }

  /** Sets access and modification time, and the change time to now. */
  public final void setTimes(long access, long modify) {
    accessTime = access;
    modifyTime = modify;
    changed();
  }

  /** The contents have been read. */
  public final void accessed() {
    accessTime = fileSystem.now();
  }

  /** The contents have changed. */
  public final void modified() {
    modifyTime = fileSystem.now();
    changeTime = modifyTime;
  }

  /** The attributes have changed. */
  public final void changed() {
    changeTime = fileSystem.now();
  }

  /** Whether a program runs from it, so that it may not be written (ETXTBSY). */
  public final boolean executing() {
    return executions > 0;
  }

  /** A program begins (1) or ceases (-1) to run from it. */
  public final void countExecution(int change) {
    executions += change;
  }

  /** Somebody begins to use the file. */
  public final void retain() {
    references++;
  }

  /** Somebody has done with it. */
  public final void release() {
    references--;
    evictIfUnused();
  }

  private void evictIfUnused() {
    if (references == 0 && links == 0) {
      evict();
    }
  }

  /** Gives back the storage; called once, when neither names nor users are left. */
  protected void evict() {}

  /** The advisory locks on this file; made when first asked for. */
  public final FileLocks locks() {
    if (locks == null) {
      locks = new FileLocks(fileSystem.vfs());
    }
    return locks;
  }

  /** Drops the locks that an owner (an open file, a descriptor table) has on this file, if any. */
  final void dropLocks(Object owner) {
    if (locks != null) {
      locks.drop(owner);
    }
  }

  /**
   * The entry with a name in this directory.
   *
   * @param self this directory's own entry, the parent of what is found
   * @param name never {@code .} or {@code ..}
   * @return null if there is none
   */
  public Dentry lookup(Dentry self, String name) {
    return null;
  }

  /**
   * Puts an entry that is not there yet into this directory and counts the link.
   *
   * @return 0 or an error: EPERM where nothing can be made, ENOSPC
   */
  public long insert(Dentry entry) {
    return -Errno.EPERM;
  }

  /** Takes an entry that is there out of this directory and uncounts the link. */
  public long remove(Dentry entry) {
    return -Errno.EPERM;
  }

  /** Moves an entry of this directory to another name, perhaps in another directory. */
  public long move(Dentry entry, Dentry newParent, String newName) {
    return -Errno.EPERM;
  }

  /** Exchanges two entries of this file system, each in its directory. */
  public long exchange(Dentry entry, Dentry other) {
    return -Errno.EINVAL;
  }

  /** Whether a directory has no entries. */
  public boolean isEmpty() {
    return true;
  }

  /**
   * Hands the entries of this directory with cookies greater than {@code after} to the receiver, in
   * order of their cookies, until it refuses one.
   */
  public void list(Dentry self, long after, DirectoryReceiver receiver) {}

  /** What a symbolic link says. */
  public String target() {
    return null;
  }

  /** Where a magic link of procfs leads, without walking a path; null for an ordinary link. */
  public Location jump() {
    return null;
  }

  /**
   * Makes an open file. Whether it may be opened is decided by the caller (permissions) and by
   * {@link OpenFile#opened} (devices, FIFOs).
   *
   * @param flags of {@link OpenFlags}
   */
  public abstract OpenFile open(Location location, int flags);

  /** Changes the size of a regular file: cuts it, or lengthens it with a hole. */
  public long truncate(long size) {
    return -Errno.EINVAL;
  }
}
