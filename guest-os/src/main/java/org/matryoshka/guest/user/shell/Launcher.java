package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Signals;

/**
 * Starts what commands need: programs, pipelines, subshells, jobs in the background, substitutions.
 */
final class Launcher {
  private final Shell shell;
  private final Os os;
  private int substitutionStatus;

  Launcher(Shell shell) {
    this.shell = shell;
    this.os = shell.os();
  }

  /**
   * Runs a simple command; {@code last} if this process has nothing more to do than that and may
   * become the program.
   */
  int runSimple(SimpleCommand command, boolean last) {
    shell.setLine(command.line);
    Sequence<String> words = new Sequence<>();
    substitutionStatus = 0;
    for (String word : command.words) {
      shell.expander().fields(word, words);
    }
    if (shell.unwinding().active()) {
      return shell.status();
    }
    if (words.isEmpty()) {
      return runAssignments(command);
    }
    shell.trace(command, words);
    String[] arguments = new String[words.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = words.get(i);
    }
    if (shell.functions().containsKey(arguments[0]) || shell.builtins().has(arguments[0])) {
      return runInside(command, arguments);
    }
    if (last) {
      become(command, arguments);
    }
    Job job = new Job(shell.jobControl() ? command.description() : arguments[0]);
    int child = start(job, true);
    if (child == 0) {
      become(command, arguments);
    }
    return child < 0 ? cannotFork(child) : shell.jobs().waitForeground(job);
  }

  private int cannotFork(int error) {
    shell.complain("cannot fork: " + Errno.text(error));
    return 2;
  }

  /** A command without words: its assignments stay, its redirections are tried. */
  private int runAssignments(SimpleCommand command) {
    OpenFiles files = shell.files();
    int mark = files.mark();
    boolean done = files.redirect(command.redirections, true);
    files.restore(mark);
    done &= assign(command.assignments, false);
    return done ? substitutionStatus : shell.unwinding().active() ? shell.status() : 2;
  }

  private boolean assign(Sequence<String> assignments, boolean export) {
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      String name = assignment.substring(0, equals);
      String value = shell.expander().single(assignment.substring(equals + 1));
      if (shell.unwinding().active() || !shell.assign(name, value)) {
        return false;
      }
      if (export) {
        shell.variables().of(name).exported = true;
      }
    }
    return true;
  }

  /** Runs a function or a builtin, in this process. */
  private int runInside(SimpleCommand command, String[] arguments) {
    OpenFiles files = shell.files();
    int mark = files.mark();
    Builtins builtins = shell.builtins();
    Command function = shell.functions().get(arguments[0]);
    boolean special = function == null && builtins.isSpecial(arguments[0]);
    int status = 2;
    if (files.redirect(command.redirections, true)) {
      Sequence<Variable> before = special ? null : remembered(command.assignments);
      if (assign(command.assignments, !special)) {
        status = function != null ? shell.call(function, arguments) : builtins.run(arguments);
      }
      if (before != null) {
        shell.restore(before);
      }
    } else if (special && !shell.interactive()) {
      shell.exit(2);
    }
    shell.flush();
    if (function == null && arguments[0].equals("exec") && status == 0) {
      files.keep(mark);
    } else {
      files.restore(mark);
    }
    return status;
  }

  private Sequence<Variable> remembered(Sequence<String> assignments) {
    Sequence<Variable> result = new Sequence<>();
    for (String assignment : assignments) {
      result.add(shell.copy(assignment.substring(0, assignment.indexOf('='))));
    }
    return result;
  }

  /** Becomes a program, with a command's redirections and assignments; does not come back. */
  private void become(SimpleCommand command, String[] arguments) {
    if (!shell.files().redirect(command.redirections, false)
        || !assign(command.assignments, true)) {
      os.exit(2);
    }
    os.exit(execute(arguments));
  }

  /**
   * Replaces the shell by a program: comes back, after a message, if that can't be, with the status
   * to exit with.
   */
  int execute(String[] arguments) {
    String path = shell.variables().value("PATH");
    int error =
        Commands.exec(
            os,
            arguments,
            shell.variables().environment(),
            path == null ? Commands.DEFAULT_PATH : path);
    boolean missing = error == -Errno.ENOENT && arguments[0].indexOf('/') < 0;
    shell.complain(arguments[0] + ": " + (missing ? "not found" : Errno.text(error)));
    return Commands.execStatus(error);
  }

  /** Forks a process of a job: 0 in the child, which is ready to run what it is for. */
  private int start(Job job, boolean inForeground) {
    shell.flush();
    boolean control = shell.jobControl();
    int child = os.fork();
    if (child == 0) {
      if (control) {
        int group = job.group == 0 ? os.getpid() : job.group;
        os.setpgid(0, group);
        if (inForeground) {
          shell.terminal().setForeground(group);
        }
      }
      shell.becomeChild();
      return 0;
    }
    if (child > 0) {
      if (control) {
        job.group = job.group == 0 ? child : job.group;
        os.setpgid(child, job.group);
        if (inForeground) {
          shell.terminal().setForeground(job.group);
        }
      }
      job.add(child);
    }
    return child;
  }

  /** In a child: runs a command and ends. */
  private void finish(Command command) {
    int status =
        command instanceof SimpleCommand simpleCommand
            ? runSimple(simpleCommand, true)
            : command.execute(shell);
    shell.exit(shell.unwinding().active() ? shell.status() : status);
  }

  int runPipeline(Pipeline pipeline) {
    Job job = new Job(shell.jobControl() ? pipeline.description() : "");
    int error = startPipeline(pipeline, job, true);
    if (error < 0 && job.lastProcess() == 0) {
      return cannotFork(error);
    }
    return shell.jobs().waitForeground(job);
  }

  private int startPipeline(Pipeline pipeline, Job job, boolean inForeground) {
    int input = -1;
    int count = pipeline.commands.size();
    int[] ends = {-1, -1};
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      int result = last ? 0 : os.pipe(ends, OpenFlags.CLOSE_ON_EXEC);
      int child = result < 0 ? result : start(job, inForeground);
      if (child == 0) {
        connect(input, 0);
        connect(last ? -1 : ends[1], 1);
        if (!last) {
          os.close(ends[0]);
        }
        if (i == 0 && !inForeground) {
          detachInput();
        }
        finish(pipeline.commands.get(i));
      }
      if (input >= 0) {
        os.close(input);
      }
      if (!last && result >= 0) {
        os.close(ends[1]);
        input = ends[0];
      }
      if (child < 0) {
        if (input >= 0) {
          os.close(input);
        }
        return child;
      }
    }
    return 0;
  }

  private void connect(int from, int to) {
    if (from >= 0 && from != to) {
      os.duplicate(from, to);
      os.close(from);
    }
  }

  /** Without job control a background command must not eat the shell's input, nor die of its ^C. */
  private void detachInput() {
    if (!shell.jobControlled()) {
      os.ignoreSignal(Signals.INT);
      os.ignoreSignal(Signals.QUIT);
      int empty = os.open("/dev/null", OpenFlags.READ, 0);
      connect(empty, 0);
    }
  }

  int runInBackground(Command command) {
    Job job = new Job(command.description());
    int error = 0;
    if (command instanceof Pipeline pipeline && pipeline.commands.size() > 1) {
      error = startPipeline(pipeline, job, false);
    } else {
      int child = start(job, false);
      if (child == 0) {
        detachInput();
        finish(command);
      }
      error = child;
    }
    if (error < 0) {
      return cannotFork(error);
    }
    shell.jobs().addBackground(job);
    return 0;
  }

  int runSubshell(GroupCommand group) {
    Job job = new Job(shell.jobControl() ? group.description() : "");
    int child = start(job, true);
    if (child == 0) {
      int status = shell.files().redirect(group.redirections, false) ? group.run(shell) : 2;
      shell.exit(shell.unwinding().active() ? shell.status() : status);
    }
    return child < 0 ? cannotFork(child) : shell.jobs().waitForeground(job);
  }

  /** What commands print, without newlines at the end. */
  String outputOf(String source) {
    int[] ends = new int[2];
    int result = os.pipe(ends, OpenFlags.CLOSE_ON_EXEC);
    shell.flush();
    int child = result < 0 ? result : os.fork();
    if (child == 0) {
      shell.becomeChild();
      os.close(ends[0]);
      connect(ends[1], 1);
      shell.exit(shell.runText(source));
    }
    if (child < 0) {
      cannotFork(child);
      return "";
    }
    os.close(ends[1]);
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[1024];
    int count = os.read(ends[0], buffer, 0, buffer.length);
    while (count > 0 || count == -Errno.EINTR) {
      for (int i = 0; i < count; i++) {
        if (buffer[i] != 0) {
          text.append((char) (buffer[i] & 0xff));
        }
      }
      count = os.read(ends[0], buffer, 0, buffer.length);
    }
    os.close(ends[0]);
    substitutionStatus = Commands.await(os, child);
    int length = text.length();
    while (length > 0 && text.charAt(length - 1) == '\n') {
      length--;
    }
    return text.substring(0, length);
  }
}
