package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;

/** The record locks of fcntl(2): {@code struct flock} in, {@code struct flock} out. */
final class RecordLocks {
  /** Commands, as distances from F_GETLK. */
  private static final int GET = 0;

  private static final int SET_AND_WAIT = 2;

  private static final int F_RDLCK = 0;
  private static final int F_WRLCK = 1;
  private static final int F_UNLCK = 2;

  private static final int WHENCE = 2;
  private static final int START = 8;
  private static final int LENGTH = 16;
  private static final int PROCESS = 24;

  private RecordLocks() {}

  static long control(OpenFile file, int command, long address) {
    UserMemory memory = Kernel.userMemory();
    if (!memory.readShort(address)) {
      return -Errno.EFAULT;
    }
    int type = (int) memory.value();
    if (!memory.readShort(address + WHENCE)) {
      return -Errno.EFAULT;
    }
    int whence = (int) memory.value();
    if (!memory.readLong(address + START)) {
      return -Errno.EFAULT;
    }
    long start = memory.value();
    if (!memory.readLong(address + LENGTH)) {
      return -Errno.EFAULT;
    }
    long length = memory.value();
    if (type > F_UNLCK || whence > 2 || (command == GET && type == F_UNLCK)) {
      return -Errno.EINVAL;
    }
    if (whence == 1) {
      start += file.position();
    } else if (whence == 2) {
      start += file.inode().size();
    }
    long end = length == 0 ? Long.MAX_VALUE : start + length - 1;
    if (length < 0) {
      end = start - 1;
      start += length;
    }
    if (start < 0 || end < start) {
      return -Errno.EINVAL;
    }
    Process process = Task.current().process();
    boolean exclusive = type == F_WRLCK;
    FileLock wanted = new FileLock(process.files(), process.id(), start, end, exclusive);
    if (command == GET) {
      return answer(memory, address, file.inode().locks().conflict(wanted));
    }
    if ((type == F_RDLCK && !file.readable()) || (exclusive && !file.writable())) {
      return -Errno.EBADF;
    }
    if (type == F_UNLCK) {
      file.inode().locks().clear(wanted);
      return 0;
    }
    return set(file, wanted, command == SET_AND_WAIT);
  }

  private static long set(OpenFile file, FileLock wanted, boolean mayWait) {
    FileLocks locks = file.inode().locks();
    while (locks.conflict(wanted) != null) {
      if (!mayWait) {
        return -Errno.EAGAIN;
      }
      file.retain();
      WakeReason reason = locks.waiters().sleep();
      file.release();
      if (reason == WakeReason.SIGNAL) {
        return -Errno.ERESTARTSYS;
      }
    }
    return locks.set(wanted);
  }

  private static long answer(UserMemory memory, long address, FileLock lock) {
    if (lock == null) {
      return memory.writeShort(address, F_UNLCK) ? 0 : -Errno.EFAULT;
    }
    long length = lock.end() == Long.MAX_VALUE ? 0 : lock.end() - lock.start() + 1;
    boolean written =
        memory.writeShort(address, lock.exclusive() ? F_WRLCK : F_RDLCK)
            && memory.writeShort(address + WHENCE, 0)
            && memory.writeLong(address + START, lock.start())
            && memory.writeLong(address + LENGTH, length)
            && memory.writeInt(address + PROCESS, lock.processId());
    return written ? 0 : -Errno.EFAULT;
  }
}
