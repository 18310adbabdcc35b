package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** Making, removing and moving names. */
public final class NameCalls {
  private static final int AT_REMOVEDIR = 0x200;

  private NameCalls() {}

  /** Makes a directory. */
  @Syscall(number = 83, name = "mkdir")
  public static long mkdir(long path, int mode) {
    return mkdirat(PathArgument.AT_FDCWD, path, mode);
  }

  /** Makes a directory, relative to an open one. */
  @Syscall(number = 258, name = "mkdirat")
  public static long mkdirat(int directory, long path, int mode) {
    int bits = FileMode.DIRECTORY | (mode & (0777 | FileMode.STICKY));
    return make(directory, path, bits, 0, null);
  }

  /** Makes a device file, a FIFO or a regular file. */
  @Syscall(number = 133, name = "mknod")
  public static long mknod(long path, int mode, int device) {
    return mknodat(PathArgument.AT_FDCWD, path, mode, device);
  }

  /** Makes a device file, a FIFO or a regular file, relative to an open directory. */
  @Syscall(number = 259, name = "mknodat", differs = "sockets are names without a use")
  public static long mknodat(int directory, long path, int mode, int device) {
    int permissions = mode & FileMode.PERMISSIONS;
    return switch (mode & FileMode.TYPE) {
      case 0 -> make(directory, path, FileMode.REGULAR | permissions, 0, null);
      case FileMode.REGULAR, FileMode.FIFO, FileMode.SOCKET ->
          make(directory, path, (mode & FileMode.TYPE) | permissions, 0, null);
      case FileMode.CHARACTER_DEVICE, FileMode.BLOCK_DEVICE ->
          make(directory, path, (mode & FileMode.TYPE) | permissions, device, null);
      case FileMode.DIRECTORY -> -Errno.EPERM;
      default -> -Errno.EINVAL;
    };
  }

  /** Makes a symbolic link. */
  @Syscall(number = 88, name = "symlink")
  public static long symlink(long target, long path) {
    return symlinkat(target, PathArgument.AT_FDCWD, path);
  }

  /** Makes a symbolic link, relative to an open directory. */
  @Syscall(number = 266, name = "symlinkat")
  public static long symlinkat(long target, int directory, long path) {
    String text = Kernel.userMemory().readString(target, PathWalk.PATH_MAX - 1);
    if (text == null) {
      return Kernel.userMemory().error();
    }
    if (text.isEmpty()) {
      return -Errno.ENOENT;
    }
    return make(directory, path, FileMode.LINK | 0777, 0, text);
  }

  /** What a symbolic link says; how many bytes, with no zero behind them. */
  @Syscall(number = 89, name = "readlink")
  public static long readlink(long path, long buffer, int size) {
    return readlinkat(PathArgument.AT_FDCWD, path, buffer, size);
  }

  /** What a symbolic link says, relative to an open directory. */
  @Syscall(number = 267, name = "readlinkat")
  public static long readlinkat(int directory, long path, long buffer, int size) {
    if (size <= 0) {
      return -Errno.EINVAL;
    }
    PathArgument argument = new PathArgument();
    int flags = PathArgument.AT_SYMLINK_NOFOLLOW | PathArgument.AT_EMPTY_PATH;
    long error = argument.resolve(directory, path, flags);
    if (error != 0) {
      return error;
    }
    if (!argument.inode().isLink()) {
      return argument.path().isEmpty() ? -Errno.ENOENT : -Errno.EINVAL;
    }
    String target = argument.inode().target();
    if (target == null) {
      return -Errno.ENOENT;
    }
    int length = Math.min(size, target.length());
    ByteOutput out = new ByteOutput(target.length()).text(target);
    return Kernel.userMemory().copyOut(out.array(), 0, length, buffer) ? length : -Errno.EFAULT;
  }

  /** Makes one more name for a file. */
  @Syscall(number = 86, name = "link")
  public static long link(long path, long newPath) {
    return linkat(PathArgument.AT_FDCWD, path, PathArgument.AT_FDCWD, newPath, 0);
  }

  /** Makes one more name for a file, relative to open directories. */
  @Syscall(number = 265, name = "linkat")
  public static long linkat(int directory, long path, int newDirectory, long newPath, int flags) {
    if ((flags & ~(PathArgument.AT_SYMLINK_FOLLOW | PathArgument.AT_EMPTY_PATH)) != 0) {
      return -Errno.EINVAL;
    }
    PathArgument file = new PathArgument();
    boolean follow = (flags & PathArgument.AT_SYMLINK_FOLLOW) != 0;
    int walkFlags = follow ? 0 : PathArgument.AT_SYMLINK_NOFOLLOW;
    if ((flags & PathArgument.AT_EMPTY_PATH) != 0) {
      if (!file.caller().isSuperuser()) {
        return -Errno.ENOENT;
      }
      walkFlags |= PathArgument.AT_EMPTY_PATH;
    }
    long error = file.resolve(directory, path, walkFlags);
    if (error != 0) {
      return error;
    }
    PathArgument to = new PathArgument();
    error = to.read(newDirectory, newPath);
    if (error != 0) {
      return error;
    }
    return change(to).link(file.location(), to.start(), to.path());
  }

  /** Removes a name; the file goes when nobody has it open and no name is left. */
  @Syscall(number = 87, name = "unlink")
  public static long unlink(long path) {
    return unlinkat(PathArgument.AT_FDCWD, path, 0);
  }

  /** Removes an empty directory. */
  @Syscall(number = 84, name = "rmdir")
  public static long rmdir(long path) {
    return unlinkat(PathArgument.AT_FDCWD, path, AT_REMOVEDIR);
  }

  /** Removes a name or an empty directory, relative to an open directory. */
  @Syscall(number = 263, name = "unlinkat")
  public static long unlinkat(int directory, long path, int flags) {
    if ((flags & ~AT_REMOVEDIR) != 0) {
      return -Errno.EINVAL;
    }
    PathArgument argument = new PathArgument();
    long error = argument.read(directory, path);
    if (error != 0) {
      return error;
    }
    DirectoryChange change = change(argument);
    return flags == 0
        ? change.unlink(argument.start(), argument.path())
        : change.removeDirectory(argument.start(), argument.path());
  }

  /** Moves a name, in place of what has the new one. */
  @Syscall(number = 82, name = "rename")
  public static long rename(long path, long newPath) {
    return renameat2(PathArgument.AT_FDCWD, path, PathArgument.AT_FDCWD, newPath, 0);
  }

  /** Moves a name, relative to open directories. */
  @Syscall(number = 264, name = "renameat")
  public static long renameat(int directory, long path, int newDirectory, long newPath) {
    return renameat2(directory, path, newDirectory, newPath, 0);
  }

  /** Moves a name, or exchanges two, or fails if the new one is taken. */
  @Syscall(number = 316, name = "renameat2", differs = "no RENAME_WHITEOUT")
  public static long renameat2(
      int directory, long path, int newDirectory, long newPath, int flags) {
    PathArgument from = new PathArgument();
    long error = from.read(directory, path);
    if (error != 0) {
      return error;
    }
    PathArgument to = new PathArgument();
    error = to.read(newDirectory, newPath);
    if (error != 0) {
      return error;
    }
    Rename rename = new Rename(Kernel.vfs(), from.caller());
    return rename.rename(from.start(), from.path(), to.start(), to.path(), flags);
  }

  private static long make(int directory, long path, int mode, int device, String target) {
    PathArgument argument = new PathArgument();
    long error = argument.read(directory, path);
    if (error != 0) {
      return error;
    }
    return change(argument).make(argument.start(), argument.path(), mode, device, target);
  }

  private static DirectoryChange change(PathArgument argument) {
    return new DirectoryChange(Kernel.vfs(), argument.caller());
  }
}
