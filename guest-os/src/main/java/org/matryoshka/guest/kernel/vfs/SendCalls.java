package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** Moving bytes from file to file without a way through the process. */
public final class SendCalls {
  private static final int CHUNK = 4096;

  private SendCalls() {}

  /** Copies between two open files; how many bytes. */
  @Syscall(number = 40, name = "sendfile")
  public static long sendfile(int out, int in, long offsetAddress, long count) {
    OpenFile from = PathArgument.file(in);
    OpenFile to = PathArgument.file(out);
    if (from == null || to == null || !from.readable() || !to.writable()) {
      return -Errno.EBADF;
    }
    if (!from.seekable()) {
      return offsetAddress != 0 ? -Errno.ESPIPE : -Errno.EINVAL;
    }
    if (to.appending()) {
      return -Errno.EINVAL;
    }
    return copy(from, offsetAddress, to, 0, count);
  }

  /** Copies a range of one regular file to another; how many bytes. */
  @Syscall(number = 326, name = "copy_file_range")
  public static long copyFileRange(
      int in, long inAddress, int out, long outAddress, long count, int flags) {
    OpenFile from = PathArgument.file(in);
    OpenFile to = PathArgument.file(out);
    if (from == null || to == null || !from.readable() || !to.writable() || to.appending()) {
      return -Errno.EBADF;
    }
    if (from.inode().isDirectory() || to.inode().isDirectory()) {
      return -Errno.EISDIR;
    }
    if (flags != 0
        || !from.inode().isRegular()
        || !to.inode().isRegular()
        || from.inode() == to.inode()) {
      return -Errno.EINVAL;
    }
    return copy(from, inAddress, to, outAddress, count);
  }

  /**
   * Copies in steps of a page.
   *
   * @param fromAddress where the process keeps the position to use; 0 for the file's own
   */
  private static long copy(
      OpenFile from, long fromAddress, OpenFile to, long toAddress, long count) {
    UserMemory memory = Kernel.userMemory();
    if (count < 0) {
      return -Errno.EINVAL;
    }
    long inStart = from.position();
    if (fromAddress != 0) {
      if (!memory.readLong(fromAddress)) {
        return -Errno.EFAULT;
      }
      inStart = memory.value();
    }
    long outStart = to.position();
    if (toAddress != 0) {
      if (!memory.readLong(toAddress)) {
        return -Errno.EFAULT;
      }
      outStart = memory.value();
    }
    if (inStart < 0 || outStart < 0) {
      return -Errno.EINVAL;
    }
    from.retain();
    to.retain();
    long result = move(from, inStart, to, outStart, Math.min(count, UserTransfer.MAX_BYTES));
    if (result > 0) {
      if (fromAddress == 0) {
        from.setPosition(inStart + result);
      } else if (!memory.writeLong(fromAddress, inStart + result)) {
        result = -Errno.EFAULT;
      }
    }
    if (result > 0 && to.seekable()) {
      if (toAddress == 0) {
        to.setPosition(outStart + result);
      } else if (!memory.writeLong(toAddress, outStart + result)) {
        result = -Errno.EFAULT;
      }
    }
    from.release();
    to.release();
    return result;
  }

  private static long move(OpenFile from, long inStart, OpenFile to, long outStart, long count) {
    byte[] chunk = new byte[CHUNK];
    long done = 0;
    while (done < count) {
      int wanted = (int) Math.min(CHUNK, count - done);
      long got = from.read(new ArrayTransfer(chunk, 0, wanted), inStart + done);
      if (got <= 0) {
        return done > 0 ? done : got;
      }
      long put = FileCalls.writeAt(to, new ArrayTransfer(chunk, 0, (int) got), outStart + done);
      if (put < 0) {
        return done > 0 ? done : put;
      }
      done += put;
      if (put < got || got < wanted) {
        break;
      }
    }
    return done;
  }
}
