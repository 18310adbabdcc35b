package org.matryoshka.guest.kernel.fs.devfs;

import org.matryoshka.guest.kernel.KernelLog;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.DeviceDriver;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.Transfer;

/**
 * {@code kmsg}: each write is a line in the kernel's log; reading gives the log from the oldest
 * kept byte on, as plain text.
 */
final class LogDevice implements DeviceDriver {
  private static final int LONGEST_LINE = 976;
  private static final int CHUNK = 512;

  private final KernelLog log;

  LogDevice(KernelLog log) {
    this.log = log;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new LogFile(location, flags);
  }

  private final class LogFile extends OpenFile {
    LogFile(Location location, int flags) {
      super(location, flags);
    }

    @Override
    public long read(Transfer to, long at) {
      byte[] chunk = new byte[CHUNK];
      long oldest = Math.max(0, log.written() - log.capacity());
      long from = Math.max(at, oldest);
      long done = 0;
      while (to.remaining() > 0 && !to.faulted()) {
        int wanted = (int) Math.min(CHUNK, to.remaining());
        int length = log.read(from + done, chunk, 0, wanted);
        if (length == 0) {
          break;
        }
        done += to.give(chunk, 0, length);
      }
      // What the ring has lost counts as passed over, so that the position stays right.
      if (done > 0 && from > at) {
        setPosition(from);
      }
      return to.result(done);
    }

    @Override
    public long write(Transfer from, long at) {
      long length = from.remaining();
      if (length > LONGEST_LINE) {
        return -Errno.EINVAL;
      }
      byte[] bytes = new byte[(int) length];
      int taken = from.take(bytes, 0, bytes.length);
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < taken && bytes[i] != '\n'; i++) {
        int character = bytes[i] & 0xff;
        line.append(character >= ' ' && character != 127 ? (char) character : '?');
      }
      log.append(line.toString());
      return from.result(taken);
    }
  }
}
