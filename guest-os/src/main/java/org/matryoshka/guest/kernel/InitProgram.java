package org.matryoshka.guest.kernel;

import org.matryoshka.guest.kernel.exec.Exec;
import org.matryoshka.guest.kernel.fs.FileStart;
import org.matryoshka.guest.kernel.task.FirstTask;
import org.matryoshka.guest.kernel.task.Task;

/**
 * What the first process does: it executes the program that the command line names as {@code
 * init=}, or else one of the usual ones.
 */
final class InitProgram implements KernelEntry {
  private static final String[] USUAL = {"/init", "/sbin/init", "/bin/init", "/bin/sh"};

  private InitProgram() {}

  /** Makes process 1. */
  static void start() {
    if (FirstTask.start("init", null, null, null, new InitProgram()) == null) {
      Panic.halt("no memory for the first process");
    }
  }

  @Override
  public void run() {
    String missing = FileStart.prepare(Task.current().process());
    if (missing != null) {
      Panic.halt(missing);
    }
    String named = Kernel.commandLine().value("init");
    if (named != null && !named.isEmpty()) {
      long refused = execute(named);
      if (refused != 0) {
        Panic.halt("init=" + named + " can't be executed, error " + -refused);
      }
      return;
    }
    long error = 0;
    for (int i = 0; i < USUAL.length; i++) {
      error = execute(USUAL[i]);
      if (error == 0) {
        return;
      }
    }
    Panic.halt("no init found: give one with init=, error of the last " + -error);
  }

  private static long execute(String path) {
    String[] environment = {"HOME=/", "PATH=/bin:/sbin:/usr/bin", "TERM=vt100"};
    return Exec.execute(path, new String[] {path}, environment);
  }
}
