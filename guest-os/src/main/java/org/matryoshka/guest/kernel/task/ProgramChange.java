package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.signal.AlternateStack;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.DescriptorTable;

/** What execve does to the process itself: what the new program inherits, and what not. */
public final class ProgramChange {
  private ProgramChange() {}

  /**
   * Ends all other threads of the current process and waits for it. To be called when the new
   * program is known to be good.
   *
   * @return 0, or -EINTR if this thread was to end itself meanwhile
   */
  public static long endOtherThreads() {
    Task task = Task.current();
    Process process = task.process();
    if (process.mustExit(task)) {
      return -Errno.EINTR;
    }
    process.setExecTask(task);
    Exit.interruptOthers(process, task);
    while (process.taskCount() > 1) {
      process.ownEvents().sleepUninterruptibly();
    }
    process.setExecTask(null);
    return process.isGroupExit() ? -Errno.EINTR : 0;
  }

  /**
   * Puts the new program's memory in the place of the old one's, and leaves behind what belonged to
   * the old program: caught signals, descriptors marked close-on-exec, the vfork that waits.
   *
   * @param memory of the new program; becomes active
   * @param path of the program
   * @param name what ps shows; cut to 15 characters
   * @param arguments each with a zero byte behind it
   */
  public static void complete(AddressSpace memory, String path, String name, byte[] arguments) {
    Task task = Task.current();
    Process process = task.process();
    AddressSpace old = process.memory();
    process.setMemory(memory);
    memory.activate();
    if (old != null) {
      old.release();
    }
    Exit.returnBorrowedMemory(process);
    if (process.files().shared()) {
      DescriptorTable own = process.files().copy();
      process.files().release();
      process.setFiles(own);
    }
    process.files().closeForExec();
    process.setHandlers(process.handlers().afterExec());
    task.setAlternateStack(AlternateStack.none());
    task.setClearChildTid(0);
    task.setRobustList(0);
    task.setFsBase(0);
    task.setGsBase(0);
    process.setExitSignal(Signal.SIGCHLD);
    process.setParentDeathSignal(0);
    process.setExecuted();
    process.setExecutable(path);
    process.setCommandLine(arguments);
    task.rename(name.length() > Task.MAX_NAME ? name.substring(0, Task.MAX_NAME) : name);
    Kernel.dispatcher().renamed(task);
  }
}
