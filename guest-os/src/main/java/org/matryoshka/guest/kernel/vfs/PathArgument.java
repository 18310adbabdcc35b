package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;

/**
 * A path as a system call gets it: the address of a string, and a descriptor of the directory where
 * a relative path begins. After a {@code read} has returned 0, the path and its start are here.
 */
public final class PathArgument {
  /** The descriptor that means the working directory. */
  public static final int AT_FDCWD = -100;

  /** Do not follow a link in the last component. */
  public static final int AT_SYMLINK_NOFOLLOW = 0x100;

  /** Follow a link in the last component, where it is not done anyway. */
  public static final int AT_SYMLINK_FOLLOW = 0x400;

  /** An empty path means the descriptor itself. */
  public static final int AT_EMPTY_PATH = 0x1000;

  private final Caller caller;
  private String path;
  private Location start;
  private Location location;

  /** A path of the current process. */
  public PathArgument() {
    this(currentCaller());
  }

  /** A path on somebody's behalf. */
  public PathArgument(Caller caller) {
    this.caller = caller;
  }

  /** The current process as a user of files. */
  public static Caller currentCaller() {
    Process process = Task.current().process();
    return new Caller(process.credentials(), process.context());
  }

  /** The open file behind a descriptor of the current process; null if there is none. */
  public static OpenFile file(int descriptor) {
    return Task.current().process().files().get(descriptor);
  }

  /** On whose behalf. */
  public Caller caller() {
    return caller;
  }

  /** The path. */
  public String path() {
    return path;
  }

  /** Where it begins if it is relative. */
  public Location start() {
    return start;
  }

  /** What {@link #resolve} found. */
  public Location location() {
    return location;
  }

  /** The file that {@link #resolve} found. */
  public Inode inode() {
    return location.inode();
  }

  /**
   * Reads a path that begins in the working directory.
   *
   * @return 0 or an error
   */
  public long read(long address) {
    return read(AT_FDCWD, address);
  }

  /**
   * Reads a path.
   *
   * @return 0, EFAULT, ENAMETOOLONG, EBADF, ENOTDIR
   */
  public long read(int directory, long address) {
    UserMemory memory = Kernel.userMemory();
    path = memory.readString(address, PathWalk.PATH_MAX - 1);
    if (path == null) {
      return memory.error();
    }
    boolean absolute = !path.isEmpty() && path.charAt(0) == '/';
    if (directory == AT_FDCWD || absolute) {
      start = caller.context().workingDirectory();
      return 0;
    }
    OpenFile file = file(directory);
    if (file == null) {
      return -Errno.EBADF;
    }
    start = file.location();
    return path.isEmpty() || file.inode().isDirectory() ? 0 : -Errno.ENOTDIR;
  }

  /**
   * Reads a path and finds what it means.
   *
   * @param flags AT_EMPTY_PATH, and AT_SYMLINK_NOFOLLOW
   * @return 0 or an error
   */
  public long resolve(int directory, long address, int flags) {
    long error = read(directory, address);
    if (error != 0) {
      return error;
    }
    if (path.isEmpty() && (flags & AT_EMPTY_PATH) != 0) {
      location = start;
      return 0;
    }
    PathWalk walk = caller.walk(Kernel.vfs());
    error = walk.walk(start, path, (flags & AT_SYMLINK_NOFOLLOW) != 0 ? 0 : PathWalk.FOLLOW);
    if (error != 0) {
      return error;
    }
    location = walk.location();
    return location == null ? -Errno.ENOENT : 0;
  }
}
