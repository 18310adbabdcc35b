package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.user.lib.WaitStatus;

/** A process of a job and the last status word of it. */
final class JobProcess {
  final int pid;
  int status = Job.RUNNING;

  JobProcess(int pid) {
    this.pid = pid;
  }

  boolean isStopped() {
    return status != Job.RUNNING && WaitStatus.stopped(status);
  }
}
