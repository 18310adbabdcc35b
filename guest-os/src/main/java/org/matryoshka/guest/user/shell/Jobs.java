package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Output;
import org.matryoshka.guest.user.lib.Signals;
import org.matryoshka.guest.user.lib.Terminal;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.lib.WaitStatus;

/**
 * The jobs of a shell: those in the background or stopped, by number, and the one in the
 * foreground.
 */
final class Jobs {
  private final Shell shell;
  private final Os os;
  private final Sequence<Job> jobs = new Sequence<>();
  private Job foreground;
  private int lastBackground;

  Jobs(Shell shell) {
    this.shell = shell;
    this.os = shell.os();
  }

  /** The last process of the last job in the background; 0 if there was none. */
  int lastBackground() {
    return lastBackground;
  }

  /** In a child of the shell: its parent's jobs are not its own. */
  void forget() {
    jobs.clear();
    foreground = null;
  }

  void addBackground(Job job) {
    number(job);
    lastBackground = job.lastProcess();
    if (shell.interactive()) {
      shell.say("[" + job.number + "] " + lastBackground);
    }
  }

  private void number(Job job) {
    if (job.number == 0) {
      job.number = jobs.isEmpty() ? 1 : jobs.last().number + 1;
      jobs.add(job);
    }
  }

  /** Waits for a job in the foreground until it ends or stops: its status. */
  int waitForeground(Job job) {
    foreground = job;
    while (job.isRunning() && waitAny(WaitStatus.UNTRACED) != -Errno.ECHILD) {
      shell.traps().collect();
    }
    foreground = null;
    if (shell.jobControl()) {
      shell.terminal().setForeground(shell.group());
    }
    int status = job.waitStatus();
    if (job.isStopped()) {
      number(job);
      job.told = true;
      shell.say("");
      tell(job, "Stopped", shell.errorOutput());
      return WaitStatus.shellStatus(status);
    }
    jobs.remove(job);
    if (status != Job.RUNNING && WaitStatus.killed(status)) {
      int signal = WaitStatus.killingSignal(status);
      String text = Signals.description(signal);
      if (signal == Signals.INT && shell.interactive()) {
        shell.say("");
        shell.unwinding().throwToPrompt();
      } else if (text != null) {
        shell.say(text);
      }
    }
    return status == Job.RUNNING ? 127 : WaitStatus.shellStatus(status);
  }

  /** One call of wait4 for any child, noted with its job; its result. */
  private int waitAny(int options) {
    int[] status = new int[1];
    int process = os.wait4(-1, status, options);
    if (process > 0) {
      boolean found = foreground != null && foreground.note(process, status[0]);
      for (int i = 0; i < jobs.size() && !found; i++) {
        found = jobs.get(i).note(process, status[0]);
      }
    }
    return process;
  }

  /**
   * Waits for one job or, for null, for all: 0 or its status; interrupted by a signal that is
   * trapped, 128 and its number.
   */
  int waitFor(Job job) {
    while (job == null ? anyRunning() : job.isRunning()) {
      int result = waitAny(WaitStatus.UNTRACED);
      if (result == -Errno.ECHILD) {
        break;
      }
      if (result == -Errno.EINTR && shell.traps().collect() != 0) {
        return 128 + shell.traps().firstPending();
      }
    }
    if (job == null) {
      removeDone();
      return 0;
    }
    int status = job.waitStatus();
    if (job.isDone()) {
      jobs.remove(job);
    }
    return status == Job.RUNNING ? 127 : WaitStatus.shellStatus(status);
  }

  private boolean anyRunning() {
    for (Job job : jobs) {
      if (job.isRunning()) {
        return true;
      }
    }
    return false;
  }

  private void removeDone() {
    for (int i = jobs.size() - 1; i >= 0; i--) {
      if (jobs.get(i).isDone()) {
        jobs.removeAt(i);
      }
    }
  }

  /** Before a prompt: tells of jobs that have changed and forgets those that are done. */
  void report() {
    collect();
    for (Job job : jobs) {
      if (!job.told) {
        tell(job, state(job), shell.errorOutput());
        job.told = true;
      }
    }
    removeDone();
  }

  private void collect() {
    if (!jobs.isEmpty()) {
      while (waitAny(WaitStatus.UNTRACED | WaitStatus.CONTINUED | WaitStatus.NO_HANG) > 0) {
        // each call has noted one
      }
    }
  }

  /** The list that {@code jobs} prints. */
  void list(Output out) {
    collect();
    for (Job job : jobs) {
      tell(job, state(job), out);
      job.told = true;
    }
    removeDone();
  }

  private void tell(Job job, String state, Output to) {
    char mark = job == current() ? '+' : ' ';
    to.print("[").print(job.number).print("]").print(mark).print(" ");
    to.line(Text.left(state, 23) + job.description);
    to.flush();
  }

  private static String state(Job job) {
    if (job.isStopped()) {
      return "Stopped";
    }
    if (job.isRunning()) {
      return "Running";
    }
    int status = job.waitStatus();
    if (WaitStatus.exited(status)) {
      return WaitStatus.exitStatus(status) == 0
          ? "Done"
          : "Done(" + WaitStatus.exitStatus(status) + ")";
    }
    String text = Signals.description(WaitStatus.killingSignal(status));
    return text == null ? "Signal " + WaitStatus.killingSignal(status) : text;
  }

  private Job current() {
    for (int i = jobs.size() - 1; i >= 0; i--) {
      if (jobs.get(i).isStopped()) {
        return jobs.get(i);
      }
    }
    return jobs.isEmpty() ? null : jobs.last();
  }

  /**
   * The job that an argument means: {@code %2}, {@code %+}, {@code %name}, a process number; null
   * for none.
   */
  Job find(String text) {
    if (!text.startsWith("%")) {
      long pid = Numbers.parse(text);
      for (Job job : jobs) {
        if (pid > 0 && job.has((int) pid)) {
          return job;
        }
      }
      return null;
    }
    String rest = text.substring(1);
    if (rest.isEmpty() || rest.equals("+") || rest.equals("%")) {
      return current();
    }
    long number = Numbers.parse(rest);
    for (Job job : jobs) {
      if (number >= 0 ? job.number == number : job.description.startsWith(rest)) {
        return job;
      }
    }
    return null;
  }

  /**
   * Goes on with a stopped job or one in the background; in the foreground its status comes back.
   */
  int resume(Job job, boolean inForeground) {
    Terminal terminal = shell.terminal();
    if (inForeground) {
      shell.say(job.description);
      terminal.setForeground(job.group);
    } else {
      shell.say("[" + job.number + "] " + job.description);
    }
    job.resumed();
    os.kill(-job.group, Signals.CONT);
    return inForeground ? waitForeground(job) : 0;
  }
}
