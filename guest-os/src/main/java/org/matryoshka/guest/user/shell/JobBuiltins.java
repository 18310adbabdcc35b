package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.program.processes.Kill;

/** Builtins about jobs: {@code jobs fg bg wait kill}. */
final class JobBuiltins {
  private final Shell shell;

  JobBuiltins(Shell shell) {
    this.shell = shell;
  }

  int run(String name, String[] arguments) {
    return switch (name) {
      case "jobs" -> {
        shell.jobs().list(shell.output());
        yield 0;
      }
      case "wait" -> await(arguments);
      case "kill" -> kill(arguments);
      default -> resume(name, arguments);
    };
  }

  private int resume(String name, String[] arguments) {
    String which = arguments.length == 0 ? "%+" : arguments[0];
    Job job = shell.jobs().find(which);
    if (!shell.jobControl()) {
      shell.complain(name + ": no job control");
      return 1;
    }
    if (job == null) {
      shell.complain(
          name + ": " + (arguments.length == 0 ? "no current job" : which + ": no such job"));
      return 1;
    }
    return shell.jobs().resume(job, name.equals("fg"));
  }

  private int await(String[] arguments) {
    if (arguments.length == 0) {
      return shell.jobs().waitFor(null);
    }
    int status = 0;
    for (String argument : arguments) {
      Job job = shell.jobs().find(argument);
      status = job == null ? 127 : shell.jobs().waitFor(job);
    }
    return status;
  }

  /** {@code kill %1} means the job's processes. */
  private int kill(String[] arguments) {
    Sequence<String> words = new Sequence<>();
    for (String argument : arguments) {
      if (argument.startsWith("%")) {
        Job job = shell.jobs().find(argument);
        if (job == null) {
          shell.complain("kill: " + argument + ": no such job");
          return 1;
        }
        if (words.isEmpty()) {
          words.add("--");
        }
        words.add(Integer.toString(job.group > 0 ? -job.group : job.lastProcess()));
      } else {
        words.add(argument);
      }
    }
    String[] converted = new String[words.size()];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = words.get(i);
    }
    return shell.runProgram(new Kill(), converted);
  }
}
