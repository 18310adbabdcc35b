package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** What belongs to the calling thread alone: its thread pointer, its name, its interrupted call. */
public final class ThreadCalls {
  private static final int ARCH_SET_GS = 0x1001;
  private static final int ARCH_SET_FS = 0x1002;
  private static final int ARCH_GET_FS = 0x1003;
  private static final int ARCH_GET_GS = 0x1004;

  /** The MSR that holds the user's GS base while the kernel runs on its own (SWAPGS). */
  private static final int PR_SET_PDEATHSIG = 1;

  private static final int PR_GET_PDEATHSIG = 2;
  private static final int PR_GET_DUMPABLE = 3;
  private static final int PR_SET_DUMPABLE = 4;
  private static final int PR_SET_NAME = 15;
  private static final int PR_GET_NAME = 16;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int PR_GET_NO_NEW_PRIVS = 39;

  private ThreadCalls() {}

  /** Sets and tells the bases of FS and GS, the first of which is the thread pointer. */
  @Syscall(number = 158, name = "arch_prctl")
  public static long archPrctl(int code, long address) {
    Task task = Task.current();
    UserMemory memory = Kernel.userMemory();
    return switch (code) {
      case ARCH_SET_FS -> {
        if (!UserMemory.isRange(address, 0)) {
          yield -Errno.EPERM;
        }
        task.setFsBase(address);
        Kernel.taskSwitch().loadBases(task);
        yield 0;
      }
      case ARCH_SET_GS -> {
        if (!UserMemory.isRange(address, 0)) {
          yield -Errno.EPERM;
        }
        task.setGsBase(address);
        Kernel.taskSwitch().loadBases(task);
        yield 0;
      }
      case ARCH_GET_FS -> memory.writeLong(address, task.fsBase()) ? 0 : memory.error();
      case ARCH_GET_GS -> memory.writeLong(address, task.gsBase()) ? 0 : memory.error();
      default -> -Errno.EINVAL;
    };
  }

  /** Sets and tells the thread's name, and the signal at the parent's end. */
  @Syscall(
      number = 157,
      name = "prctl",
      differs = "names, PDEATHSIG, DUMPABLE and NO_NEW_PRIVS; the last two are not kept")
  public static long prctl(int option, long a1, long a2, long a3, long a4) {
    Task task = Task.current();
    UserMemory memory = Kernel.userMemory();
    return switch (option) {
      case PR_SET_NAME -> setName(task, a1);
      case PR_GET_NAME -> {
        byte[] name = new byte[Task.MAX_NAME + 1];
        for (int i = 0; i < task.name().length(); i++) {
          name[i] = (byte) task.name().charAt(i);
        }
        yield memory.copyOut(name, 0, name.length, a1) ? 0 : memory.error();
      }
      case PR_SET_PDEATHSIG -> {
        if (a1 != 0 && (a1 < 0 || a1 > Signal.MAX)) {
          yield -Errno.EINVAL;
        }
        task.process().setParentDeathSignal((int) a1);
        yield 0;
      }
      case PR_GET_PDEATHSIG ->
          memory.writeInt(a1, task.process().parentDeathSignal()) ? 0 : memory.error();
      case PR_GET_DUMPABLE -> 1;
      case PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS -> a1 == 0 || a1 == 1 ? 0 : -Errno.EINVAL;
      case PR_GET_NO_NEW_PRIVS -> 0;
      default -> -Errno.EINVAL;
    };
  }

  private static long setName(Task task, long address) {
    byte[] bytes = new byte[1];
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < Task.MAX_NAME; i++) {
      if (!Kernel.userMemory().copyIn(address + i, bytes, 0, 1)) {
        return Kernel.userMemory().error();
      }
      if (bytes[0] == 0) {
        break;
      }
      name.append((char) (bytes[0] & 0xff));
    }
    task.rename(name.toString());
    Kernel.dispatcher().renamed(task);
    return 0;
  }

  /** Goes on with a call with a time-out that a signal interrupted; the kernel makes it itself. */
  @Syscall(number = 219, name = "restart_syscall")
  public static long restartSyscall() {
    Task task = Task.current();
    RestartBlock block = task.restartBlock();
    task.setRestartBlock(null);
    return block == null ? -Errno.EINTR : block.restart();
  }
}
