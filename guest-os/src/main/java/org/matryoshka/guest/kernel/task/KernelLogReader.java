package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelLog;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;

/** What syslog(2) does: dmesg. */
final class KernelLogReader {
  private static final int CLOSE = 0;
  private static final int OPEN = 1;
  private static final int READ = 2;
  private static final int READ_ALL = 3;
  private static final int READ_CLEAR = 4;
  private static final int CLEAR = 5;
  private static final int CONSOLE_OFF = 6;
  private static final int CONSOLE_ON = 7;
  private static final int CONSOLE_LEVEL = 8;
  private static final int SIZE_UNREAD = 9;
  private static final int SIZE_BUFFER = 10;

  private KernelLogReader() {}

  static long syslog(int action, long buffer, int length) {
    KernelLog log = Kernel.log();
    boolean privileged = Task.current().process().credentials().isSuperuser();
    if (!privileged && action != READ_ALL && action != SIZE_BUFFER) {
      return -Errno.EPERM;
    }
    return switch (action) {
      case READ, READ_ALL, READ_CLEAR ->
          buffer == 0 || length < 0 ? -Errno.EINVAL : readLast(log, buffer, length);
      case SIZE_BUFFER -> log.capacity();
      case SIZE_UNREAD -> Math.min(log.written(), log.capacity());
      case CONSOLE_OFF -> {
        log.setEcho(false);
        yield 0;
      }
      case CONSOLE_ON -> {
        log.setEcho(true);
        yield 0;
      }
      case CLOSE, OPEN, CLEAR, CONSOLE_LEVEL -> 0;
      default -> -Errno.EINVAL;
    };
  }

  private static long readLast(KernelLog log, long buffer, int length) {
    UserMemory memory = Kernel.userMemory();
    long position = Math.max(log.written() - Math.min(length, log.capacity()), 0);
    byte[] chunk = new byte[256];
    long done = 0;
    while (true) {
      int count = log.read(position + done, chunk, 0, chunk.length);
      count = (int) Math.min(count, length - done);
      if (count == 0) {
        return done;
      }
      if (!memory.copyOut(chunk, 0, count, buffer + done)) {
        return memory.error();
      }
      done += count;
    }
  }
}
