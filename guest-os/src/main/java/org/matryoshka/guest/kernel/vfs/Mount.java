package org.matryoshka.guest.kernel.vfs;

/**
 * A file system, or a part of one, made visible at a directory. Several mounts may show the same
 * file system: that is what a bind mount is.
 */
public final class Mount {
  /** No writing through this mount ({@code MS_RDONLY}). */
  public static final int READ_ONLY = 1;

  /** Set-user-id bits mean nothing here ({@code MS_NOSUID}). */
  public static final int NO_SETUID = 2;

  /** Devices can't be opened ({@code MS_NODEV}). */
  public static final int NO_DEVICES = 4;

  /** Programs can't be executed ({@code MS_NOEXEC}). */
  public static final int NO_EXECUTE = 8;

  /** Access times are not kept ({@code MS_NOATIME}). */
  public static final int NO_ACCESS_TIME = 1024;

  private final int id;
  private final FileSystem fileSystem;
  private final Dentry root;
  private final String source;
  private Location mountPoint;
  private int flags;
  private boolean detached;
  private int openFiles;

  /**
   * A mount that hangs nowhere yet.
   *
   * @param root the entry that it begins with: the file system's root, or any for a bind mount
   * @param source what {@code /proc/mounts} shows first: a device, or a word
   */
  Mount(int id, FileSystem fileSystem, Dentry root, String source, int flags) {
    this.id = id;
    this.fileSystem = fileSystem;
    this.root = root;
    this.source = source;
    this.flags = flags;
  }

  /** A number that no other mount has had. */
  public int id() {
    return id;
  }

  /** The file system shown. */
  public FileSystem fileSystem() {
    return fileSystem;
  }

  /** The entry that appears at the mount point. */
  public Dentry root() {
    return root;
  }

  /** Where it hangs; null for the root of everything, and when detached. */
  public Location mountPoint() {
    return mountPoint;
  }

  /** The first word of its line in {@code /proc/mounts}. */
  public String source() {
    return source;
  }

  /** {@link #READ_ONLY} and the others, the values of Linux's {@code MS_} flags. */
  public int flags() {
    return flags;
  }

  /** Whether nothing may be changed through it, or in the file system at all. */
  public boolean readOnly() {
    return (flags & READ_ONLY) != 0 || fileSystem.readOnly();
  }

  /** Whether it was unmounted, perhaps lazily while files of it are open. */
  public boolean detached() {
    return detached;
  }

  /** How many open files were found through it; mapped files and running programs count. */
  public int openFiles() {
    return openFiles;
  }

  void countOpenFiles(int change) {
    openFiles += change;
  }

  void setFlags(int newFlags) {
    flags = newFlags;
  }

  void attach(Location at) {
    mountPoint = at;
    if (at != null) {
      at.dentry().mounted();
    }
    detached = false;
  }

  void detach() {
    if (mountPoint != null) {
      mountPoint.dentry().unmounted();
    }
    mountPoint = null;
    detached = true;
  }
}
