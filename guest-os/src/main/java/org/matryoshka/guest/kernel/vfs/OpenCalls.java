package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;

/** Getting and giving back descriptors: open, close, dup. */
public final class OpenCalls {
  private static final int CLOSE_RANGE_UNSHARE = 2;
  private static final int CLOSE_RANGE_CLOEXEC = 4;

  private OpenCalls() {}

  /** Opens a file, making it if asked to; a descriptor. */
  @Syscall(number = 2, name = "open")
  public static long open(long path, int flags, int mode) {
    return openat(PathArgument.AT_FDCWD, path, flags, mode);
  }

  /** Makes and opens an empty file for writing; a descriptor. */
  @Syscall(number = 85, name = "creat")
  public static long creat(long path, int mode) {
    int flags = OpenFlags.CREAT | OpenFlags.WRONLY | OpenFlags.TRUNC;
    return openat(PathArgument.AT_FDCWD, path, flags, mode);
  }

  /** Opens a file, relative to an open directory; a descriptor. */
  @Syscall(number = 257, name = "openat", differs = "no O_TMPFILE")
  public static long openat(int directory, long path, int flags, int mode) {
    PathArgument argument = new PathArgument();
    long error = argument.read(directory, path);
    if (error != 0) {
      return error;
    }
    Opening opening = new Opening(Kernel.vfs(), argument.caller());
    error = opening.open(argument.start(), argument.path(), flags, mode);
    if (error != 0) {
      return error;
    }
    OpenFile file = opening.file();
    boolean closesOnExec = (flags & OpenFlags.CLOEXEC) != 0;
    long descriptor = files().install(file, 0, closesOnExec);
    if (descriptor < 0) {
      file.release();
    }
    return descriptor;
  }

  /** Closes a descriptor. */
  @Syscall(number = 3, name = "close")
  public static long close(int descriptor) {
    return files().close(descriptor);
  }

  /** Closes a range of descriptors, or marks them to be closed by exec. */
  @Syscall(number = 436, name = "close_range")
  public static long closeRange(int first, int last, int flags) {
    if ((flags & ~(CLOSE_RANGE_UNSHARE | CLOSE_RANGE_CLOEXEC)) != 0
        || Integer.compareUnsigned(first, last) > 0) {
      return -Errno.EINVAL;
    }
    Process process = Task.current().process();
    if ((flags & CLOSE_RANGE_UNSHARE) != 0 && process.files().shared()) {
      DescriptorTable shared = process.files();
      process.setFiles(shared.copy());
      shared.release();
    }
    DescriptorTable files = process.files();
    if (first < 0) {
      return 0;
    }
    int end = last < 0 ? files.size() : Math.min(last + 1, files.size());
    for (int i = first; i < end; i++) {
      if (files.get(i) != null) {
        if ((flags & CLOSE_RANGE_CLOEXEC) != 0) {
          files.setClosesOnExec(i, true);
        } else {
          files.close(i);
        }
      }
    }
    return 0;
  }

  /** A second descriptor for the same open file. */
  @Syscall(number = 32, name = "dup")
  public static long dup(int descriptor) {
    return duplicate(descriptor, 0, false);
  }

  /** A given descriptor for the same open file. */
  @Syscall(number = 33, name = "dup2")
  public static long dup2(int descriptor, int newDescriptor) {
    if (descriptor == newDescriptor) {
      return files().get(descriptor) == null ? -Errno.EBADF : newDescriptor;
    }
    return replace(descriptor, newDescriptor, false);
  }

  /** A given descriptor for the same open file, with flags. */
  @Syscall(number = 292, name = "dup3")
  public static long dup3(int descriptor, int newDescriptor, int flags) {
    if (descriptor == newDescriptor || (flags & ~OpenFlags.CLOEXEC) != 0) {
      return -Errno.EINVAL;
    }
    return replace(descriptor, newDescriptor, flags != 0);
  }

  /** The lowest free descriptor from a minimum on for the same open file. */
  static long duplicate(int descriptor, int minimum, boolean closesOnExec) {
    OpenFile file = files().get(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    if (minimum < 0 || minimum >= files().limit()) {
      return -Errno.EINVAL;
    }
    file.retain();
    long result = files().install(file, minimum, closesOnExec);
    if (result < 0) {
      file.release();
    }
    return result;
  }

  private static long replace(int descriptor, int newDescriptor, boolean closesOnExec) {
    OpenFile file = files().get(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    file.retain();
    long result = files().replace(newDescriptor, file, closesOnExec);
    if (result < 0) {
      file.release();
    }
    return result;
  }

  private static DescriptorTable files() {
    return Task.current().process().files();
  }
}
