package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.WaitStatus;

/** Processes that were started together: a pipeline, a subshell, a command in the background. */
final class Job {
  /** The status of a process that still runs. */
  static final int RUNNING = -1;

  final String description;

  /** What the user calls it; 0 as long as it is in the foreground. */
  int number;

  /** Its process group; 0 without job control. */
  int group;

  /** Whether the user has been told of its last change. */
  boolean told = true;

  private final Sequence<JobProcess> processes = new Sequence<>();

  Job(String description) {
    this.description = description;
  }

  void add(int process) {
    processes.add(new JobProcess(process));
  }

  /** The last process of the pipeline: its status is the job's. */
  int lastProcess() {
    return processes.isEmpty() ? 0 : processes.last().pid;
  }

  boolean has(int process) {
    return find(process) != null;
  }

  private JobProcess find(int process) {
    for (JobProcess candidate : processes) {
      if (candidate.pid == process) {
        return candidate;
      }
    }
    return null;
  }

  /** Takes what wait4 said of one of its processes; false if it is none of its. */
  boolean note(int process, int status) {
    JobProcess found = find(process);
    if (found == null) {
      return false;
    }
    found.status = WaitStatus.continued(status) ? RUNNING : status;
    told = WaitStatus.continued(status);
    return true;
  }

  /** All processes are to run again. */
  void resumed() {
    for (JobProcess process : processes) {
      if (process.isStopped()) {
        process.status = RUNNING;
      }
    }
  }

  boolean isRunning() {
    for (JobProcess process : processes) {
      if (process.status == RUNNING) {
        return true;
      }
    }
    return false;
  }

  boolean isStopped() {
    boolean stopped = false;
    for (JobProcess process : processes) {
      if (process.status == RUNNING) {
        return false;
      }
      stopped |= process.isStopped();
    }
    return stopped;
  }

  boolean isDone() {
    return !isRunning() && !isStopped();
  }

  /** The status word of the last process, or of a stopped one. */
  int waitStatus() {
    for (JobProcess process : processes) {
      if (process.isStopped()) {
        return process.status;
      }
    }
    return processes.last().status;
  }
}
