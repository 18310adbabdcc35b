package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.signal.SignalSender;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.ResourceLimits;
import org.matryoshka.guest.kernel.task.Task;

/** Moving bytes: read and write in all their forms. */
public final class FileCalls {
  private static final int SEEK_SET = 0;
  private static final int SEEK_CUR = 1;
  private static final int SEEK_END = 2;

  private FileCalls() {}

  /** Reads from the position on; how many bytes, 0 at the end. */
  @Syscall(number = 0, name = "read")
  public static long read(int descriptor, long buffer, long count) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || !file.readable()) {
      return -Errno.EBADF;
    }
    long error = UserTransfer.checkLength(buffer, count);
    if (error != 0) {
      return error;
    }
    return readOn(file, UserTransfer.range(Kernel.userMemory(), buffer, count));
  }

  /** Writes from the position on; how many bytes. */
  @Syscall(number = 1, name = "write")
  public static long write(int descriptor, long buffer, long count) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || !file.writable()) {
      return -Errno.EBADF;
    }
    long error = UserTransfer.checkLength(buffer, count);
    if (error != 0) {
      return error;
    }
    return writeOn(file, UserTransfer.range(Kernel.userMemory(), buffer, count));
  }

  /** Reads from the position on into several pieces. */
  @Syscall(number = 19, name = "readv")
  public static long readv(int descriptor, long vector, long count) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || !file.readable()) {
      return -Errno.EBADF;
    }
    long[] result = new long[1];
    UserTransfer to = UserTransfer.pieces(Kernel.userMemory(), vector, count, result);
    return to == null ? result[0] : readOn(file, to);
  }

  /** Writes several pieces from the position on. */
  @Syscall(number = 20, name = "writev")
  public static long writev(int descriptor, long vector, long count) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || !file.writable()) {
      return -Errno.EBADF;
    }
    long[] result = new long[1];
    UserTransfer from = UserTransfer.pieces(Kernel.userMemory(), vector, count, result);
    return from == null ? result[0] : writeOn(file, from);
  }

  /** Reads at an offset; the position stays. */
  @Syscall(number = 17, name = "pread64")
  public static long pread(int descriptor, long buffer, long count, long offset) {
    OpenFile file = PathArgument.file(descriptor);
    long error = checkAt(file, offset, file != null && file.readable());
    if (error == 0) {
      error = UserTransfer.checkLength(buffer, count);
    }
    if (error != 0) {
      return error;
    }
    return readAt(file, UserTransfer.range(Kernel.userMemory(), buffer, count), offset);
  }

  /** Writes at an offset; the position stays. */
  @Syscall(number = 18, name = "pwrite64")
  public static long pwrite(int descriptor, long buffer, long count, long offset) {
    OpenFile file = PathArgument.file(descriptor);
    long error = checkAt(file, offset, file != null && file.writable());
    if (error == 0) {
      error = UserTransfer.checkLength(buffer, count);
    }
    if (error != 0) {
      return error;
    }
    return writeAt(file, UserTransfer.range(Kernel.userMemory(), buffer, count), offset);
  }

  /** Reads at an offset into several pieces. */
  @Syscall(number = 295, name = "preadv")
  public static long preadv(int descriptor, long vector, long count, long offset) {
    OpenFile file = PathArgument.file(descriptor);
    long error = checkAt(file, offset, file != null && file.readable());
    if (error != 0) {
      return error;
    }
    long[] result = new long[1];
    UserTransfer to = UserTransfer.pieces(Kernel.userMemory(), vector, count, result);
    return to == null ? result[0] : readAt(file, to, offset);
  }

  /** Writes several pieces at an offset. */
  @Syscall(number = 296, name = "pwritev")
  public static long pwritev(int descriptor, long vector, long count, long offset) {
    OpenFile file = PathArgument.file(descriptor);
    long error = checkAt(file, offset, file != null && file.writable());
    if (error != 0) {
      return error;
    }
    long[] result = new long[1];
    UserTransfer from = UserTransfer.pieces(Kernel.userMemory(), vector, count, result);
    return from == null ? result[0] : writeAt(file, from, offset);
  }

  /** Sets the position; the new one. */
  @Syscall(number = 8, name = "lseek", differs = "no SEEK_DATA, SEEK_HOLE")
  public static long lseek(int descriptor, long offset, int whence) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || (file.flags() & OpenFlags.PATH) != 0) {
      return -Errno.EBADF;
    }
    if (!file.seekable()) {
      return -Errno.ESPIPE;
    }
    long base;
    switch (whence) {
      case SEEK_SET -> base = 0;
      case SEEK_CUR -> base = file.position();
      case SEEK_END -> {
        if (file.inode().isDirectory()) {
          return -Errno.EINVAL;
        }
        base = file.inode().size();
      }
      default -> {
        return -Errno.EINVAL;
      }
    }
    long position = base + offset;
    if (position < 0) {
      return offset > 0 ? -Errno.EOVERFLOW : -Errno.EINVAL;
    }
    file.setPosition(position);
    return position;
  }

  private static long checkAt(OpenFile file, long offset, boolean allowed) {
    if (offset < 0) {
      return -Errno.EINVAL;
    }
    if (file == null) {
      return -Errno.EBADF;
    }
    if (!file.seekable()) {
      return -Errno.ESPIPE;
    }
    return allowed ? 0 : -Errno.EBADF;
  }

  /** Reads at the position and moves it. */
  static long readOn(OpenFile file, Transfer to) {
    long result = readAt(file, to, file.position());
    if (result > 0 && file.seekable()) {
      file.setPosition(file.position() + result);
    }
    return result;
  }

  /** Writes at the position, or at the end if appending, and moves the position behind it. */
  static long writeOn(OpenFile file, Transfer from) {
    if (file.appending() && file.inode().isRegular()) {
      file.setPosition(file.inode().size());
    }
    long result = writeAt(file, from, file.position());
    if (result > 0 && file.seekable()) {
      file.setPosition(file.position() + result);
    }
    return result;
  }

  /** The file stays in use while the call sleeps, even if another thread closes the descriptor. */
  private static long readAt(OpenFile file, Transfer to, long at) {
    file.retain();
    long result = file.read(to, at);
    file.release();
    return result;
  }

  /** Writes at an offset; tells the process by a signal of a broken pipe or a file too large. */
  static long writeAt(OpenFile file, Transfer from, long at) {
    Task task = Task.current();
    ResourceLimits limits = task.process().limits();
    if (file.inode().isRegular()
        && from.remaining() > 0
        && limits.soft(ResourceLimits.FSIZE) != ResourceLimits.INFINITY) {
      long allowed = limits.soft(ResourceLimits.FSIZE) - at;
      if (allowed <= 0) {
        SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGXFSZ));
        return -Errno.EFBIG;
      }
      from.limit(allowed);
    }
    file.retain();
    // On Linux, too, a pwrite to a file opened with O_APPEND goes to the end.
    boolean atEnd = file.appending() && file.inode().isRegular();
    long result = file.write(from, atEnd ? file.inode().size() : at);
    if (result == -Errno.EPIPE) {
      SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGPIPE));
    }
    file.release();
    return result;
  }
}
