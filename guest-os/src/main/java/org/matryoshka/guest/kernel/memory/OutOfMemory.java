package org.matryoshka.guest.kernel.memory;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelLog;
import org.matryoshka.guest.kernel.sched.ThreadState;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.signal.SignalSender;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.task.TaskTable;

/**
 * What happens when there is no frame left for a page that a program needs: the largest process,
 * but never init, is killed, with a line in the log. Nothing is reclaimed: there is no disk to put
 * it to.
 *
 * <p>The victim gives its memory back when it runs next, and whoever needed the page tries again
 * then; so after choosing somebody else, the caller lets it have the processor.
 */
public final class OutOfMemory {
  private static final int INIT = 1;

  private OutOfMemory() {}

  /** Kills a process, unless one is on its way out already. */
  public static void kill() {
    Process victim = choose(Kernel.tasks());
    Process current = Task.current().process();
    if (victim == null) {
      // Only init is left: it can not have its page, and there is no other way.
      victim = current;
    }
    if (!isDying(victim)) {
      KernelLog.line(
          "out of memory: killed process "
              + victim.id()
              + " ("
              + victim.name()
              + "), "
              + victim.memory().residentPages() * (FrameAllocator.PAGE_SIZE / 1024)
              + " KiB resident");
      SignalSender.send(victim, SignalInfo.fromKernel(Signal.SIGKILL));
    }
    if (victim != current) {
      Kernel.dispatcher().yieldProcessor();
    }
  }

  /** The process whose end gives back most; null if there is none but init. */
  private static Process choose(TaskTable tasks) {
    Process largest = null;
    long most = 0;
    for (Process process = tasks.processAfter(INIT);
        process != null;
        process = tasks.processAfter(process.id())) {
      AddressSpace memory = process.memory();
      if (memory == null || process.firstTask() == null) {
        continue;
      }
      if (isDying(process)) {
        if (process.firstTask().state() == ThreadState.READY
            || process.firstTask().state() == ThreadState.RUNNING) {
          return process; // its memory comes soon; another one that waits in the kernel may not
        }
      } else if (memory.frameCount() > most) {
        most = memory.frameCount();
        largest = process;
      }
    }
    return largest;
  }

  private static boolean isDying(Process process) {
    return process.isGroupExit() || Signal.contains(process.pending().set(), Signal.SIGKILL);
  }
}
