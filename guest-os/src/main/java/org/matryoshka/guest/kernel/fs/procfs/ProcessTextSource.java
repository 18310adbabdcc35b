package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.sched.SchedulerReport;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.SchedulingCalls;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** A file about a process or a thread, found again by their numbers at each reading. */
final class ProcessTextSource extends TextSource {
  private final String name;
  private final int processId;
  private final int taskId;
  private final boolean ofTask;

  ProcessTextSource(String name, int processId, int taskId, boolean ofTask) {
    this.name = name;
    this.processId = processId;
    this.taskId = taskId;
    this.ofTask = ofTask;
  }

  @Override
  long write(ByteOutput out) {
    Process process = Kernel.tasks().process(processId);
    Task task = process == null ? null : task(process);
    if (process == null || (ofTask && task == null)) {
      return -Errno.ESRCH;
    }
    switch (name) {
      case "cmdline" -> {
        byte[] arguments = process.commandLine();
        if (!process.isZombie()) {
          out.put(arguments, 0, arguments.length);
        }
        return 0;
      }
      case "comm" -> {
        out.text(task == null ? process.name() : task.name()).line();
        return 0;
      }
      case "environ" -> {
        return MemoryText.environment(process, out);
      }
      case "limits" -> {
        LimitsText.write(process, out);
        return 0;
      }
      case "maps" -> {
        return MemoryText.maps(process, out);
      }
      case "mounts" -> {
        MountsText.mounts(process, out);
        return 0;
      }
      case "mountinfo" -> {
        MountsText.details(process, out);
        return 0;
      }
      case "sched" -> {
        return task == null ? 0 : schedule(task, out);
      }
      case "schedstat" -> {
        return task == null ? 0 : scheduleNumbers(task, out);
      }
      case "stat" -> {
        ProcessText.stat(process, task, ofTask, out);
        return 0;
      }
      case "statm" -> {
        ProcessText.statm(process, out);
        return 0;
      }
      case "status" -> {
        StatusText.write(process, task, out);
        return 0;
      }
      case "wchan" -> {
        out.put('0');
        return 0;
      }
      default -> {
        // loginuid: nobody logs in
        out.text("4294967295");
        return 0;
      }
    }
  }

  @Override
  boolean isWritable() {
    return name.equals("sched");
  }

  @Override
  long change(String text) {
    Process process = Kernel.tasks().process(processId);
    Task task = process == null ? null : task(process);
    if (!isWritable()) {
      return -Errno.EACCES;
    }
    return task == null ? -Errno.ESRCH : SchedulingCalls.tune(task, text);
  }

  /** The thread; for a process its first one; null for a zombie. */
  private Task task(Process process) {
    Task task = process.firstTask();
    while (ofTask && task != null && task.id() != taskId) {
      task = task.nextInProcess();
    }
    return task;
  }

  private static long schedule(Task task, ByteOutput out) {
    out.text(new SchedulerReport(Kernel.dispatcher()).thread(task));
    return 0;
  }

  private static long scheduleNumbers(Task task, ByteOutput out) {
    long ran = Kernel.dispatcher().clock().toNanoseconds(task.times().total());
    long waited = Kernel.dispatcher().clock().toNanoseconds(task.times().waiting());
    long slices = task.times().voluntarySwitches() + task.times().involuntarySwitches();
    out.decimal(ran).put(' ').decimal(waited).put(' ').decimal(slices).line();
    return 0;
  }
}
