package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.sched.ThreadTimes;
import org.matryoshka.guest.kernel.signal.JobControl;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalAction;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.signal.SignalSender;

/**
 * The end of threads and processes. A thread ends by itself, always: who wants another thread to
 * end makes it notice ({@link Process#mustExit}), and it comes here on its way to user mode. So all
 * that a thread holds is given back by the thread itself, at a place where it holds nothing else.
 */
public final class Exit {
  /** The bit of a wait status that says that a core would have been written. */
  public static final int CORE = 0x80;

  private Exit() {}

  /** Ends the current thread's process, all its threads, with a wait status. Does not return. */
  public static void group(int status) {
    Task task = Task.current();
    Process process = task.process();
    if (!process.isGroupExit()) {
      process.beginGroupExit(status);
      JobControl.release(process);
      interruptOthers(process, task);
    }
    thread(process.exitStatus());
  }

  /** Lets all other threads of a process come out of their sleeps, to find that they must exit. */
  static void interruptOthers(Process process, Task task) {
    for (Task other = process.firstTask(); other != null; other = other.nextInProcess()) {
      if (other != task) {
        Kernel.dispatcher().resume(other);
        Kernel.dispatcher().interrupt(other);
        if (other.isKillable()) {
          Kernel.dispatcher().wake(other);
        }
      }
    }
  }

  /**
   * Ends the current thread; with the last one, the process.
   *
   * @param status the wait status that the process has if this is its last thread
   */
  public static void thread(int status) {
    Task task = Task.current();
    Process process = task.process();
    task.setExiting();
    leaveUserMemory(task);
    ThreadTimes times = task.times();
    process.times().addEndedThread(times.user(), times.system());
    String name = task.name();
    process.removeTask(task);
    Kernel.tasks().remove(task);
    if (process.firstTask() == null) {
      process.job().setLastName(name);
      if (!process.isGroupExit()) {
        process.setExitStatus(status);
      }
      end(process);
    } else {
      process.ownEvents().wakeAll();
    }
    Kernel.tasks().bury(task);
    Kernel.dispatcher().exit();
  }

  /** What other threads expect of the memory of one that ends: free locks, a word set to 0. */
  private static void leaveUserMemory(Task task) {
    RobustList.release(task);
    long address = task.clearChildTid();
    if (address != 0) {
      UserMemory memory = Kernel.userMemory();
      if (memory.writeInt(address, 0)) {
        Kernel.futexes().wake(task.process(), address, 1);
      }
      task.setClearChildTid(0);
    }
  }

  private static void end(Process process) {
    process.timers().cancelAll();
    releaseResources(process);
    if (process.isSessionLeader()) {
      endSession(process);
    }
    JobControl.hangUpIfOrphanedBy(process);
    giveChildrenAway(process);
    process.setZombie();
    tellParent(process);
  }

  private static void releaseResources(Process process) {
    AddressSpace memory = process.memory();
    process.setMemory(null);
    if (memory != null) {
      memory.release();
    }
    if (process.files() != null) {
      process.files().release();
      process.setFiles(null);
    }
    process.setContext(null);
    returnBorrowedMemory(process);
  }

  /** A vfork's parent goes on: the child has executed, or ended. */
  static void returnBorrowedMemory(Process process) {
    if (process.hasBorrowedMemory()) {
      process.setBorrowedMemory(false);
      process.ownEvents().wakeAll();
    }
  }

  /** The leader of a session ends: the terminal is free, and those at it are told. */
  private static void endSession(Process leader) {
    Session session = leader.session();
    ControllingTerminal terminal = session.terminal();
    if (terminal == null) {
      return;
    }
    int foreground = terminal.foregroundGroup();
    session.setTerminal(null);
    terminal.disassociate();
    if (foreground != 0) {
      SignalSender.sendToGroup(foreground, Signal.SIGHUP);
      SignalSender.sendToGroup(foreground, Signal.SIGCONT);
    }
  }

  private static void giveChildrenAway(Process process) {
    Process init = Kernel.tasks().init();
    Process child = process.firstChild();
    while (child != null) {
      Process next = child.nextSibling();
      if (child.parentDeathSignal() != 0) {
        SignalSender.send(child, SignalInfo.fromKernel(child.parentDeathSignal()));
      }
      child.detach();
      if (init != null && init != process) {
        child.attachTo(init);
        child.setExitSignal(Signal.SIGCHLD);
        if (child.isZombie()) {
          tellParent(child);
        }
      }
      child = next;
    }
  }

  /** Sends the exit signal; a parent that does not care for its children gets no zombie. */
  private static void tellParent(Process process) {
    Process parent = process.parent();
    if (parent == null) {
      Kernel.tasks().firstProcessEnded(process);
      return;
    }
    SignalAction action = parent.handlers().action(Signal.SIGCHLD);
    boolean careless =
        process.exitSignal() == Signal.SIGCHLD
            && (action.handler() == SignalAction.IGNORE || action.has(SignalAction.SA_NOCLDWAIT));
    boolean silent = action.handler() == SignalAction.IGNORE;
    if (Signal.isValid(process.exitSignal()) && !(careless && silent)) {
      SignalSender.send(parent, exitInfo(process));
    }
    if (careless) {
      Kernel.tasks().reap(process);
    }
    parent.childChanged();
  }

  private static SignalInfo exitInfo(Process process) {
    if (process.exitSignal() != Signal.SIGCHLD) {
      return SignalInfo.fromUser(
          process.exitSignal(),
          ChildStatus.code(process.exitStatus()),
          process.id(),
          process.credentials().userId());
    }
    return SignalInfo.child(
            ChildStatus.code(process.exitStatus()),
            process.id(),
            process.credentials().userId(),
            ChildStatus.value(process.exitStatus()))
        .withTimes(process.userTicks(), process.systemTicks());
  }
}
