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
    return switch (name) {
      case "environ" -> MemoryText.environment(process, out);
      case "maps" -> MemoryText.maps(process, out);
      case "sched" -> task == null ? 0 : schedule(task, out);
      case "schedstat" -> task == null ? 0 : scheduleNumbers(task, out);
      default -> {
        writePlain(process, task, out);
        yield 0;
      }
    };
  }

  /** The files that everybody may read and that a zombie has, too. */
  private void writePlain(Process process, Task task, ByteOutput out) {
    switch (name) {
      case "cmdline" -> {
        if (!process.isZombie()) {
          byte[] arguments = process.commandLine();
          out.put(arguments, 0, arguments.length);
        }
      }
      case "comm" -> out.text(task == null ? process.name() : task.name()).line();
      case "limits" -> LimitsText.write(process, out);
      case "mounts" -> MountsText.mounts(process, out);
      case "mountinfo" -> MountsText.details(process, out);
      case "stat" -> ProcessText.stat(process, task, ofTask, out);
      case "statm" -> ProcessText.statm(process, out);
      case "status" -> StatusText.write(process, task, out);
      case "wchan" -> out.put('0');
      default -> out.text("4294967295"); // loginuid: nobody logs in
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
