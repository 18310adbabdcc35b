package org.matryoshka.guest.kernel.pipe;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.Credentials;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.vfs.DescriptorTable;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.OpenFlags;

/** Making pipes. */
public final class PipeCalls {
  private PipeCalls() {}

  /** Makes a pipe: two descriptors, the first to read from, the second to write to. */
  @Syscall(number = 22, name = "pipe")
  public static long pipe(long descriptors) {
    return pipe2(descriptors, 0);
  }

  /** Makes a pipe, with flags for its descriptors. */
  @Syscall(number = 293, name = "pipe2", differs = "no O_DIRECT")
  public static long pipe2(long descriptors, int flags) {
    if ((flags & ~(OpenFlags.CLOEXEC | OpenFlags.NONBLOCK)) != 0) {
      return -Errno.EINVAL;
    }
    if (!Kernel.vfs().mayOpen()) {
      return -Errno.ENFILE;
    }
    Process process = Task.current().process();
    Credentials who = process.credentials();
    OpenFile[] ends = new OpenFile[2];
    int status = flags & OpenFlags.NONBLOCK;
    Kernel.pipes().newPipe(ends, status, who.fileUserId(), who.fileGroupId());
    DescriptorTable files = process.files();
    boolean closesOnExec = (flags & OpenFlags.CLOEXEC) != 0;
    long reading = files.install(ends[0], 0, closesOnExec);
    if (reading < 0) {
      ends[0].release();
      ends[1].release();
      return reading;
    }
    long writing = files.install(ends[1], 0, closesOnExec);
    if (writing < 0) {
      ends[1].release();
      files.close((int) reading);
      return writing;
    }
    UserMemory memory = Kernel.userMemory();
    if (!memory.writeInt(descriptors, (int) reading)
        || !memory.writeInt(descriptors + 4, (int) writing)) {
      files.close((int) reading);
      files.close((int) writing);
      return -Errno.EFAULT;
    }
    return 0;
  }
}
