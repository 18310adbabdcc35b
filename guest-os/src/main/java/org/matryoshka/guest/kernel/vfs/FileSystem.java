package org.matryoshka.guest.kernel.vfs;

/** A tree of files: one instance of tmpfs, devfs or procfs. */
public abstract class FileSystem {
  private final String type;
  private final int device;
  private final Vfs vfs;
  private boolean readOnly;

  /**
   * A file system.
   *
   * @param type the name by which {@code mount} knows it
   */
  protected FileSystem(Vfs vfs, String type) {
    this.vfs = vfs;
    this.type = type;
    this.device = vfs.mounts().newDevice();
  }

  /** What file systems share: memory, clock, devices. */
  public final Vfs vfs() {
    return vfs;
  }

  /** The name by which {@code mount} knows it, such as {@code tmpfs}. */
  public final String type() {
    return type;
  }

  /** The number that {@code stat} shows as {@code st_dev}. */
  public final int device() {
    return device;
  }

  /** The time, for inodes: nanoseconds since 1970. */
  public final long now() {
    return vfs.now();
  }

  /** Whether it is mounted nowhere, so that its entries have names but no paths: pipes. */
  public boolean isAnonymous() {
    return false;
  }

  /** Whether the whole file system refuses changes, through whatever mount. */
  public final boolean readOnly() {
    return readOnly;
  }

  /** Makes all of it read-only or writable again. */
  public final void setReadOnly(boolean value) {
    readOnly = value;
  }

  /** The top directory's entry. */
  public abstract Dentry root();

  /** The number that {@code statfs} shows as {@code f_type}. */
  public abstract long magic();

  /** Options for {@code /proc/mounts} after {@code rw} or {@code ro}, each with a comma before. */
  public String options() {
    return "";
  }

  /** Size of a block in bytes. */
  public long blockSize() {
    return 4096;
  }

  /** Blocks in all; 0 if the question makes no sense. */
  public long blocks() {
    return 0;
  }

  /** Blocks that are free. */
  public long freeBlocks() {
    return 0;
  }

  /** Blocks of memory that its files hold. */
  public long usedBlocks() {
    return 0;
  }

  /** Inodes in all; 0 if the question makes no sense. */
  public long inodes() {
    return 0;
  }

  /** Inodes that can still be made. */
  public long freeInodes() {
    return 0;
  }

  /**
   * Takes over changed options.
   *
   * @return false if they make no sense
   */
  public boolean remount(String options) {
    return true;
  }

  /** The last mount of it has gone: gives back what its files hold, unless it is kept. */
  public void unmounted() {}

  /**
   * A new inode with no name yet.
   *
   * @param mode type and permission bits, as {@code st_mode}
   * @param device what a device file stands for, as {@code st_rdev}
   * @param target what a symbolic link says, else null
   * @return the inode with no links, or null if there is no room for it
   */
  public Inode newInode(int mode, int device, String target) {
    return null;
  }
}
