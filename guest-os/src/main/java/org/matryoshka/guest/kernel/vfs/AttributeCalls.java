package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.signal.SignalSender;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.ResourceLimits;
import org.matryoshka.guest.kernel.task.Task;

/** Changing what is known of a file: permissions, owner, times, length. */
public final class AttributeCalls {
  private static final int LINK_FLAGS =
      PathArgument.AT_SYMLINK_NOFOLLOW | PathArgument.AT_EMPTY_PATH;

  private AttributeCalls() {}

  /** Sets the permission bits that new files do not get; the old ones. */
  @Syscall(number = 95, name = "umask")
  public static long umask(int mask) {
    FileSystemContext context = PathArgument.currentCaller().context();
    int old = context.umask();
    context.setUmask(mask);
    return old;
  }

  /** Changes the permission bits of a file. */
  @Syscall(number = 90, name = "chmod")
  public static long chmod(long path, int mode) {
    return fchmodat2(PathArgument.AT_FDCWD, path, mode, 0);
  }

  /** Changes the permission bits of an open file. */
  @Syscall(number = 91, name = "fchmod")
  public static long fchmod(int descriptor, int mode) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || (file.flags() & OpenFlags.PATH) != 0) {
      return -Errno.EBADF;
    }
    return new Attributes(PathArgument.currentCaller()).setMode(file.location(), mode);
  }

  /** Changes the permission bits of a file, relative to an open directory. */
  @Syscall(number = 268, name = "fchmodat")
  public static long fchmodat(int directory, long path, int mode) {
    return fchmodat2(directory, path, mode, 0);
  }

  /** Changes the permission bits of a file, relative to an open directory, with flags. */
  @Syscall(number = 452, name = "fchmodat2")
  public static long fchmodat2(int directory, long path, int mode, int flags) {
    if ((flags & ~LINK_FLAGS) != 0) {
      return -Errno.EINVAL;
    }
    PathArgument argument = new PathArgument();
    long error = argument.resolve(directory, path, flags);
    if (error != 0) {
      return error;
    }
    return new Attributes(argument.caller()).setMode(argument.location(), mode);
  }

  /** Changes the owner and group of a file; -1 leaves one as it is. */
  @Syscall(number = 92, name = "chown")
  public static long chown(long path, int user, int group) {
    return fchownat(PathArgument.AT_FDCWD, path, user, group, 0);
  }

  /** Changes the owner and group of a file; of a symbolic link itself. */
  @Syscall(number = 94, name = "lchown")
  public static long lchown(long path, int user, int group) {
    int flags = PathArgument.AT_SYMLINK_NOFOLLOW;
    return fchownat(PathArgument.AT_FDCWD, path, user, group, flags);
  }

  /** Changes the owner and group of an open file. */
  @Syscall(number = 93, name = "fchown")
  public static long fchown(int descriptor, int user, int group) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || (file.flags() & OpenFlags.PATH) != 0) {
      return -Errno.EBADF;
    }
    return new Attributes(PathArgument.currentCaller()).setOwner(file.location(), user, group);
  }

  /** Changes the owner and group of a file, relative to an open directory. */
  @Syscall(number = 260, name = "fchownat")
  public static long fchownat(int directory, long path, int user, int group, int flags) {
    if ((flags & ~LINK_FLAGS) != 0) {
      return -Errno.EINVAL;
    }
    PathArgument argument = new PathArgument();
    long error = argument.resolve(directory, path, flags);
    if (error != 0) {
      return error;
    }
    return new Attributes(argument.caller()).setOwner(argument.location(), user, group);
  }

  /** Changes the length of a file. */
  @Syscall(number = 76, name = "truncate")
  public static long truncate(long path, long length) {
    if (length < 0) {
      return -Errno.EINVAL;
    }
    PathArgument argument = new PathArgument();
    long error = argument.resolve(PathArgument.AT_FDCWD, path, 0);
    if (error != 0) {
      return error;
    }
    Inode inode = argument.inode();
    if (!inode.isRegular()) {
      return inode.isDirectory() ? -Errno.EISDIR : -Errno.EINVAL;
    }
    if (!Permission.allows(argument.caller().credentials(), inode, Permission.WRITE)) {
      return -Errno.EACCES;
    }
    if (argument.location().mount().readOnly()) {
      return -Errno.EROFS;
    }
    return inode.executing() ? -Errno.ETXTBSY : setLength(inode, length);
  }

  /** Sets a regular file's length within the limit of the process. */
  static long setLength(Inode inode, long length) {
    Task task = Task.current();
    if (length > inode.size() && task.process().limits().exceeds(ResourceLimits.FSIZE, length)) {
      SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGXFSZ));
      return -Errno.EFBIG;
    }
    return inode.truncate(length);
  }

  /** Sets the times of a file, to a second. */
  @Syscall(number = 132, name = "utime")
  public static long utime(long path, long times) {
    return setTimes(PathArgument.AT_FDCWD, path, times, Timestamps.SECONDS, 0);
  }

  /** Sets the times of a file, to a microsecond. */
  @Syscall(number = 235, name = "utimes")
  public static long utimes(long path, long times) {
    return setTimes(PathArgument.AT_FDCWD, path, times, Timestamps.MICROSECONDS, 0);
  }

  /** Sets the times of a file, relative to an open directory, to a microsecond. */
  @Syscall(number = 261, name = "futimesat")
  public static long futimesat(int directory, long path, long times) {
    return setTimes(directory, path, times, Timestamps.MICROSECONDS, 0);
  }

  /** Sets the times of a file, relative to an open directory; no path: of the descriptor's file. */
  @Syscall(number = 280, name = "utimensat")
  public static long utimensat(int directory, long path, long times, int flags) {
    if ((flags & ~LINK_FLAGS) != 0) {
      return -Errno.EINVAL;
    }
    return setTimes(directory, path, times, Timestamps.NANOSECONDS, flags);
  }

  private static long setTimes(int directory, long path, long times, int unit, int flags) {
    Timestamps stamps = new Timestamps();
    UserMemory memory = Kernel.userMemory();
    long error = times == 0 ? 0 : stamps.read(memory, times, unit);
    if (error != 0) {
      return error;
    }
    Attributes attributes = new Attributes(PathArgument.currentCaller());
    if (path == 0 && directory != PathArgument.AT_FDCWD) {
      OpenFile file = PathArgument.file(directory);
      return file == null ? -Errno.EBADF : attributes.setTimes(file.location(), stamps);
    }
    PathArgument argument = new PathArgument();
    error = argument.resolve(directory, path, flags);
    return error != 0 ? error : attributes.setTimes(argument.location(), stamps);
  }
}
