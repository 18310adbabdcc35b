package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.Task;

/** What can be said of an open file: flags, locks, sizes, device requests. */
public final class DescriptorCalls {
  private static final int F_DUPFD = 0;
  private static final int F_GETFD = 1;
  private static final int F_SETFD = 2;
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int F_GETLK = 5;
  private static final int F_SETLK = 6;
  private static final int F_SETLKW = 7;
  private static final int F_SETOWN = 8;
  private static final int F_GETOWN = 9;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int F_SETPIPE_SZ = 1031;
  private static final int F_GETPIPE_SZ = 1032;
  private static final int FD_CLOEXEC = 1;
  private static final int LARGE_FILE = 0100000;
  private static final int PIPE_BYTES = 65536;

  private static final int LOCK_SH = 1;
  private static final int LOCK_EX = 2;
  private static final int LOCK_NB = 4;
  private static final int LOCK_UN = 8;

  private static final int FIONBIO = 0x5421;
  private static final int FIOCLEX = 0x5451;
  private static final int FIONCLEX = 0x5450;

  private static final int KEEP_SIZE = 1;

  private DescriptorCalls() {}

  /** Asks or changes what belongs to a descriptor or an open file, and record locks. */
  @Syscall(number = 72, name = "fcntl", differs = "no leases, no seals; pipes keep their size")
  public static long fcntl(int descriptor, int command, long argument) {
    DescriptorTable files = Task.current().process().files();
    OpenFile file = files.get(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    return switch (command) {
      case F_DUPFD -> OpenCalls.duplicate(descriptor, (int) argument, false);
      case F_DUPFD_CLOEXEC -> OpenCalls.duplicate(descriptor, (int) argument, true);
      case F_GETFD -> files.closesOnExec(descriptor) ? FD_CLOEXEC : 0;
      case F_SETFD -> {
        files.setClosesOnExec(descriptor, (argument & FD_CLOEXEC) != 0);
        yield 0;
      }
      case F_GETFL -> file.flags() | LARGE_FILE;
      case F_SETFL -> {
        file.setStatusFlags((int) argument);
        yield 0;
      }
      case F_GETLK, F_SETLK, F_SETLKW -> {
        if ((file.flags() & OpenFlags.PATH) != 0) {
          yield -Errno.EBADF;
        }
        yield RecordLocks.control(file, command - F_GETLK, argument);
      }
      case F_SETOWN, F_GETOWN -> 0;
      case F_SETPIPE_SZ, F_GETPIPE_SZ ->
          file.inode().type() == FileMode.FIFO ? PIPE_BYTES : -Errno.EBADF;
      default -> -Errno.EINVAL;
    };
  }

  /** Locks or unlocks a whole file. */
  @Syscall(number = 73, name = "flock")
  public static long flock(int descriptor, int operation) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || (file.flags() & OpenFlags.PATH) != 0) {
      return -Errno.EBADF;
    }
    int kind = operation & ~LOCK_NB;
    if (kind != LOCK_SH && kind != LOCK_EX && kind != LOCK_UN) {
      return -Errno.EINVAL;
    }
    FileLocks locks = file.inode().locks();
    FileLock lock = new FileLock(file, 0, 0, Long.MAX_VALUE, kind == LOCK_EX);
    if (kind == LOCK_UN) {
      locks.clear(lock);
      return 0;
    }
    while (locks.conflict(lock) != null) {
      if ((operation & LOCK_NB) != 0) {
        return -Errno.EAGAIN;
      }
      file.retain();
      WakeReason reason = locks.waiters().sleep();
      file.release();
      if (reason == WakeReason.SIGNAL) {
        return -Errno.ERESTARTSYS;
      }
    }
    return locks.set(lock);
  }

  /** A request to a device, in particular to a terminal. */
  @Syscall(number = 16, name = "ioctl")
  public static long ioctl(int descriptor, int request, long argument) {
    DescriptorTable files = Task.current().process().files();
    OpenFile file = files.get(descriptor);
    if (file == null || (file.flags() & OpenFlags.PATH) != 0) {
      return -Errno.EBADF;
    }
    return switch (request) {
      case FIOCLEX, FIONCLEX -> {
        files.setClosesOnExec(descriptor, request == FIOCLEX);
        yield 0;
      }
      case FIONBIO -> {
        if (!Kernel.userMemory().readInt(argument)) {
          yield -Errno.EFAULT;
        }
        int others = file.flags() & ~OpenFlags.NONBLOCK;
        file.setStatusFlags(
            Kernel.userMemory().value() != 0 ? others | OpenFlags.NONBLOCK : others);
        yield 0;
      }
      default -> {
        file.retain();
        long result = file.control(request, argument);
        file.release();
        yield result;
      }
    };
  }

  /** Changes the size of an open file. */
  @Syscall(number = 77, name = "ftruncate")
  public static long ftruncate(int descriptor, long length) {
    OpenFile file = PathArgument.file(descriptor);
    if (length < 0) {
      return -Errno.EINVAL;
    }
    if (file == null) {
      return -Errno.EBADF;
    }
    if (!file.inode().isRegular() || !file.writable()) {
      return -Errno.EINVAL;
    }
    return AttributeCalls.setLength(file.inode(), length);
  }

  /** Reserves storage for a range of a file. */
  @Syscall(number = 285, name = "fallocate", differs = "no holes are punched")
  public static long fallocate(int descriptor, int mode, long offset, long length) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || !file.writable()) {
      return -Errno.EBADF;
    }
    if (offset < 0 || length <= 0) {
      return -Errno.EINVAL;
    }
    if ((mode & ~KEEP_SIZE) != 0) {
      return -Errno.EOPNOTSUPP;
    }
    if (file.inode().type() == FileMode.FIFO) {
      return -Errno.ESPIPE;
    }
    if (file.inode().isDirectory()) {
      return -Errno.EISDIR;
    }
    if (offset + length < 0) {
      return -Errno.EFBIG;
    }
    return file.allocate(offset, offset + length, mode == KEEP_SIZE);
  }

  /** Waits until a file's data are safe: there is no disk. */
  @Syscall(number = 74, name = "fsync", differs = "all files are in memory")
  public static long fsync(int descriptor) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || (file.flags() & OpenFlags.PATH) != 0) {
      return -Errno.EBADF;
    }
    int type = file.inode().type();
    boolean stored = type == FileMode.REGULAR || type == FileMode.DIRECTORY;
    return stored ? 0 : -Errno.EINVAL;
  }

  /** Waits until a file's data are safe. */
  @Syscall(number = 75, name = "fdatasync", differs = "all files are in memory")
  public static long fdatasync(int descriptor) {
    return fsync(descriptor);
  }

  /** Waits until all files are safe. */
  @Syscall(number = 162, name = "sync", differs = "all files are in memory")
  public static long sync() {
    return 0;
  }

  /** Waits until the files of one file system are safe. */
  @Syscall(number = 306, name = "syncfs", differs = "all files are in memory")
  public static long syncfs(int descriptor) {
    return PathArgument.file(descriptor) == null ? -Errno.EBADF : 0;
  }

  /** Says how a file will be read. */
  @Syscall(number = 221, name = "fadvise64", differs = "advice is checked, not followed")
  public static long fadvise(int descriptor, long offset, long length, int advice) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    if (file.inode().type() == FileMode.FIFO) {
      return -Errno.ESPIPE;
    }
    return advice < 0 || advice > 5 || length < 0 ? -Errno.EINVAL : 0;
  }
}
