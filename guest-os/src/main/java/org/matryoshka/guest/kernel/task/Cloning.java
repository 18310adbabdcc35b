package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelEntry;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.signal.AlternateStack;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.trap.KernelStack;
import org.matryoshka.guest.kernel.trap.TrapFrame;

/**
 * How a task comes into being: fork, vfork and clone are one operation that differs in what is
 * shared and what is copied. All that can fail is tried first; then the new task is made known, and
 * from there on nothing fails.
 */
public final class Cloning {
  private Cloning() {}

  /**
   * Makes a task like the current one; it returns from the same system call with 0.
   *
   * @param flags {@link CloneFlags}
   * @param stack its stack pointer; 0 for the same as the maker's
   * @param parentTid where its number goes in the maker's memory, if the flags say so
   * @param childTid where its number goes in its own memory, if the flags say so
   * @param threadPointer its base of FS, if the flags say so
   * @return its number, or a negative errno
   */
  static long clone(long flags, long stack, long parentTid, long childTid, long threadPointer) {
    Task maker = Task.current();
    Process process = maker.process();
    if (!CloneFlags.isValid(flags)) {
      return -Errno.EINVAL;
    }
    if ((flags & CloneFlags.SETTLS) != 0 && !UserMemory.isRange(threadPointer, 0)) {
      return -Errno.EPERM;
    }
    boolean thread = (flags & CloneFlags.THREAD) != 0;
    if (!thread && maker.signalPending()) {
      // A ^C that is on its way to the whole job must not miss the child.
      return -Errno.ERESTARTNOINTR;
    }
    if (thread && process.mustExit(maker)) {
      return -Errno.ERESTARTNOINTR;
    }
    int id = exceedsLimit(process) ? 0 : Kernel.tasks().newId();
    if (id == 0) {
      return -Errno.EAGAIN;
    }
    KernelStack kernelStack = Kernel.stacks().allocate();
    if (kernelStack == null) {
      return -Errno.EAGAIN;
    }
    AddressSpace memory = process.memory();
    if (!thread) {
      memory = (flags & CloneFlags.VM) != 0 ? memory.share() : memory.fork();
      if (memory == null) {
        Kernel.stacks().free(kernelStack);
        return -Errno.ENOMEM;
      }
    }
    Process owner = thread ? process : copy(process, id, flags, memory);
    Task task = new Task(id, maker.name(), owner);
    task.setStack(kernelStack);
    copyRegisters(maker, task, stack);
    copyThreadState(maker, task, flags, threadPointer);
    if ((flags & CloneFlags.PARENT_SETTID) != 0) {
      Kernel.userMemory().writeInt(parentTid, id);
    }
    if ((flags & CloneFlags.CHILD_SETTID) != 0) {
      setChildTid(task, flags, childTid);
    }
    if ((flags & CloneFlags.CHILD_CLEARTID) != 0) {
      task.setClearChildTid(childTid);
    }
    makeKnown(maker, task, owner, flags);
    Kernel.switcher().prepare(kernelStack);
    Kernel.dispatcher().inheritWeight(task, maker);
    Kernel.dispatcher().start(task);
    if ((flags & CloneFlags.VFORK) != 0) {
      while (owner.hasBorrowedMemory() && !maker.mustDie()) {
        maker.sleepKillably(owner.ownEvents());
      }
    }
    return id;
  }

  private static boolean exceedsLimit(Process process) {
    Credentials credentials = process.credentials();
    return !credentials.isSuperuser()
        && process
            .limits()
            .exceeds(ResourceLimits.NPROC, Kernel.tasks().tasksOfUser(credentials.userId()) + 1L);
  }

  /** The new process with its share or copy of everything but threads. */
  private static Process copy(Process from, int id, long flags, AddressSpace memory) {
    Process process = new Process(id);
    process.setMemory(memory);
    boolean sharesFiles = (flags & CloneFlags.FILES) != 0;
    process.setFiles(sharesFiles ? from.files().retain() : from.files().copy());
    boolean sharesContext = (flags & CloneFlags.FS) != 0;
    process.setContext(sharesContext ? from.context() : from.context().copy());
    boolean sharesHandlers = (flags & CloneFlags.SIGHAND) != 0;
    process.setHandlers(sharesHandlers ? from.handlers() : from.handlers().copy());
    process.setCredentials(from.credentials());
    process.setLimits(from.limits().copy());
    process.setGroupId(from.groupId());
    process.setSession(from.session());
    process.setExecutable(from.executable());
    process.setCommandLine(from.commandLine());
    process.setExitSignal((int) (flags & CloneFlags.EXIT_SIGNAL));
    process.setBorrowedMemory((flags & CloneFlags.VFORK) != 0);
    process.times().setStartCycles(Kernel.dispatcher().clock().now());
    process.timers().limitChanged();
    return process;
  }

  private static void copyRegisters(Task maker, Task task, long stack) {
    long frame = task.frame();
    TrapFrame.copy(frame, maker.frame());
    TrapFrame.setRax(frame, 0);
    if (stack != 0) {
      TrapFrame.setRsp(frame, stack);
    }
    Kernel.floatingPoint().fork(maker.stack(), task.stack());
  }

  private static void copyThreadState(Task maker, Task task, long flags, long threadPointer) {
    boolean given = (flags & CloneFlags.SETTLS) != 0;
    task.setFsBase(given ? threadPointer : maker.fsBase());
    task.setGsBase(maker.gsBase());
    task.setBlockedSignals(maker.blockedSignals());
    boolean sharesMemory = (flags & CloneFlags.VM) != 0;
    boolean sameStack = !sharesMemory || (flags & CloneFlags.VFORK) != 0;
    task.setAlternateStack(sameStack ? maker.alternateStack() : AlternateStack.none());
  }

  /**
   * The new task's memory may be another one: then it writes its number itself, before all else.
   */
  private static void setChildTid(Task task, long flags, long address) {
    if ((flags & CloneFlags.VM) != 0) {
      Kernel.userMemory().writeInt(address, task.id());
    } else {
      task.setEntry(new WriteNumber(address));
    }
  }

  private static void makeKnown(Task maker, Task task, Process owner, long flags) {
    Process process = maker.process();
    if (owner != process) {
      boolean sibling = (flags & CloneFlags.PARENT) != 0 && process.parent() != null;
      owner.attachTo(sibling ? process.parent() : process);
      if (sibling) {
        owner.setExitSignal(process.exitSignal());
      }
      Kernel.tasks().add(owner);
    }
    owner.addTask(task);
    Kernel.tasks().add(task);
  }

  /** CLONE_CHILD_SETTID, done by the child in its own memory. */
  private static final class WriteNumber implements KernelEntry {
    private final long address;

    WriteNumber(long address) {
      this.address = address;
    }

    @Override
    public void run() {
      Kernel.userMemory().writeInt(address, Task.current().id());
    }
  }
}
