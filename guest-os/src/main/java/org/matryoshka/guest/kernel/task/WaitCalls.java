package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.signal.SignalInfoLayout;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** Waiting for children. */
public final class WaitCalls {
  private static final int KNOWN_BY_WAIT4 =
      ChildSearch.NOHANG
          | ChildSearch.UNTRACED
          | ChildSearch.CONTINUED
          | ChildSearch.NOTHREAD
          | ChildSearch.CLONE
          | ChildSearch.ALL;
  private static final int KNOWN_BY_WAITID =
      KNOWN_BY_WAIT4 | ChildSearch.EXITED | ChildSearch.NOWAIT;

  private static final int P_ALL = 0;
  private static final int P_PID = 1;
  private static final int P_PGID = 2;

  private WaitCalls() {}

  /**
   * Waits for a child to end, stop or go on: of this number, of any (-1), of the own process group
   * (0) or of another one (below -1).
   */
  @Syscall(number = 61, name = "wait4")
  public static long wait4(int pid, long status, int options, long usage) {
    if ((options & ~KNOWN_BY_WAIT4) != 0) {
      return -Errno.EINVAL;
    }
    if (pid == Integer.MIN_VALUE) {
      return -Errno.ESRCH;
    }
    Process process = Task.current().process();
    int group = pid == 0 ? process.groupId() : pid < -1 ? -pid : 0;
    ChildSearch search =
        new ChildSearch(process, Math.max(pid, 0), group, options | ChildSearch.EXITED);
    long result = search.run();
    if (result <= 0) {
      return result;
    }
    UserMemory memory = Kernel.userMemory();
    if (status != 0 && !memory.writeInt(status, search.status())) {
      return memory.error();
    }
    if (usage != 0) {
      long error = ResourceUsage.ofProcess(search.child()).write(usage);
      return error < 0 ? error : result;
    }
    return result;
  }

  /** Waits for a child, tells of it in a siginfo, and leaves it as it is if so wished. */
  @Syscall(number = 247, name = "waitid")
  public static long waitid(int type, int id, long info, int options, long usage) {
    int events = ChildSearch.EXITED | ChildSearch.UNTRACED | ChildSearch.CONTINUED;
    if ((options & ~KNOWN_BY_WAITID) != 0 || (options & events) == 0) {
      return -Errno.EINVAL;
    }
    if (type < P_ALL || type > P_PGID || (type == P_PID && id <= 0) || (type == P_PGID && id < 0)) {
      return -Errno.EINVAL;
    }
    Process process = Task.current().process();
    int group = type != P_PGID ? 0 : id == 0 ? process.groupId() : id;
    ChildSearch search = new ChildSearch(process, type == P_PID ? id : 0, group, options);
    long result = search.run();
    if (result < 0) {
      return result;
    }
    UserMemory memory = Kernel.userMemory();
    if (result > 0 && usage != 0) {
      long error = ResourceUsage.ofProcess(search.child()).write(usage);
      if (error < 0) {
        return error;
      }
    }
    if (info != 0) {
      byte[] image = new byte[SignalInfoLayout.BYTES];
      if (result > 0) {
        Process child = search.child();
        SignalInfo told =
            SignalInfo.child(
                search.code(), child.id(), child.credentials().userId(), search.value());
        image = SignalInfoLayout.bytes(told);
      }
      if (!memory.copyOut(image, 0, SignalInfoLayout.BYTES, info)) {
        return memory.error();
      }
    }
    return 0;
  }
}
