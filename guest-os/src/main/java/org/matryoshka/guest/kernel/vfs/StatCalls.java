package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.Credentials;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** Asking about files: stat in all its forms, access, statfs. */
public final class StatCalls {
  private static final int AT_NO_AUTOMOUNT = 0x800;
  private static final int AT_STATX_SYNC_TYPE = 0x6000;
  private static final int AT_EACCESS = 0x200;
  private static final int STATX_RESERVED = 0x8000_0000;
  private static final int STAT_FLAGS =
      PathArgument.AT_SYMLINK_NOFOLLOW | PathArgument.AT_EMPTY_PATH | AT_NO_AUTOMOUNT;

  private StatCalls() {}

  /** Describes a file by its path. */
  @Syscall(number = 4, name = "stat")
  public static long stat(long path, long buffer) {
    return newfstatat(PathArgument.AT_FDCWD, path, buffer, 0);
  }

  /** Describes a file by its path; a symbolic link itself. */
  @Syscall(number = 6, name = "lstat")
  public static long lstat(long path, long buffer) {
    return newfstatat(PathArgument.AT_FDCWD, path, buffer, PathArgument.AT_SYMLINK_NOFOLLOW);
  }

  /** Describes an open file. */
  @Syscall(number = 5, name = "fstat")
  public static long fstat(int descriptor, long buffer) {
    OpenFile file = PathArgument.file(descriptor);
    return file == null ? -Errno.EBADF : answer(StatRecord.stat(file.inode()), buffer);
  }

  /** Describes a file by its path, relative to an open directory. */
  @Syscall(number = 262, name = "newfstatat")
  public static long newfstatat(int directory, long path, long buffer, int flags) {
    if ((flags & ~STAT_FLAGS) != 0) {
      return -Errno.EINVAL;
    }
    PathArgument argument = new PathArgument();
    long error = argument.resolve(directory, path, flags);
    return error != 0 ? error : answer(StatRecord.stat(argument.inode()), buffer);
  }

  /** Describes a file with more fields. */
  @Syscall(number = 332, name = "statx", differs = "always the basic fields; no time of birth")
  public static long statx(int directory, long path, int flags, int mask, long buffer) {
    if ((flags & ~(STAT_FLAGS | AT_STATX_SYNC_TYPE)) != 0
        || (flags & AT_STATX_SYNC_TYPE) == AT_STATX_SYNC_TYPE
        || (mask & STATX_RESERVED) != 0) {
      return -Errno.EINVAL;
    }
    PathArgument argument = new PathArgument();
    long error = argument.resolve(directory, path, flags);
    return error != 0 ? error : answer(StatRecord.statx(argument.location()), buffer);
  }

  /** Whether the real user may access a file. */
  @Syscall(number = 21, name = "access")
  public static long access(long path, int mode) {
    return faccessat2(PathArgument.AT_FDCWD, path, mode, 0);
  }

  /** Whether the real user may access a file, relative to an open directory. */
  @Syscall(number = 269, name = "faccessat")
  public static long faccessat(int directory, long path, int mode) {
    return faccessat2(directory, path, mode, 0);
  }

  /** Whether the real user, or the effective one, may access a file. */
  @Syscall(number = 439, name = "faccessat2")
  public static long faccessat2(int directory, long path, int mode, int flags) {
    int allowed = AT_EACCESS | PathArgument.AT_SYMLINK_NOFOLLOW | PathArgument.AT_EMPTY_PATH;
    if ((mode & ~7) != 0 || (flags & ~allowed) != 0) {
      return -Errno.EINVAL;
    }
    Caller caller = PathArgument.currentCaller();
    if ((flags & AT_EACCESS) == 0) {
      Credentials own = caller.credentials();
      Credentials real = own.withFileIdentity(own.userId(), own.groupId());
      caller = new Caller(real, caller.context());
    }
    PathArgument argument = new PathArgument(caller);
    long error = argument.resolve(directory, path, flags);
    if (error != 0) {
      return error;
    }
    Inode inode = argument.inode();
    Mount mount = argument.location().mount();
    if ((mode & Permission.EXECUTE) != 0
        && inode.isRegular()
        && (mount.flags() & Mount.NO_EXECUTE) != 0) {
      return -Errno.EACCES;
    }
    if (!Permission.allows(caller.credentials(), inode, mode)) {
      return -Errno.EACCES;
    }
    boolean stored = inode.isRegular() || inode.isDirectory() || inode.isLink();
    boolean refused = (mode & Permission.WRITE) != 0 && stored && mount.readOnly();
    return refused ? -Errno.EROFS : 0;
  }

  /** Describes the file system of a file. */
  @Syscall(number = 137, name = "statfs")
  public static long statfs(long path, long buffer) {
    PathArgument argument = new PathArgument();
    long error = argument.resolve(PathArgument.AT_FDCWD, path, 0);
    return error != 0 ? error : answer(StatRecord.statfs(argument.location().mount()), buffer);
  }

  /** Describes the file system of an open file. */
  @Syscall(number = 138, name = "fstatfs")
  public static long fstatfs(int descriptor, long buffer) {
    OpenFile file = PathArgument.file(descriptor);
    return file == null ? -Errno.EBADF : answer(StatRecord.statfs(file.location().mount()), buffer);
  }

  private static long answer(ByteOutput record, long buffer) {
    boolean copied = Kernel.userMemory().copyOut(record.array(), 0, record.size(), buffer);
    return copied ? 0 : -Errno.EFAULT;
  }
}
