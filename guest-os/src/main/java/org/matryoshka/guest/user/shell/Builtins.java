package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileModes;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Signals;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.program.files.Pwd;
import org.matryoshka.guest.user.program.processes.False;
import org.matryoshka.guest.user.program.processes.TestCommand;
import org.matryoshka.guest.user.program.processes.True;
import org.matryoshka.guest.user.program.text.Echo;
import org.matryoshka.guest.user.program.text.Printf;

/** The commands that the shell runs itself. */
final class Builtins {
  /** All names, for completion and {@code type}. */
  static final String NAMES =
      ". : [ bg break cd command continue echo eval exec exit export false fg history jobs kill"
          + " local printf pwd read readonly return set shift test trap true type ulimit umask"
          + " unset wait";

  private final Shell shell;
  private final Os os;
  private final JobBuiltins jobs;
  private final VariableBuiltins variables;
  private Sequence<String> lines = new Sequence<>();

  Builtins(Shell shell) {
    this.shell = shell;
    this.os = shell.os();
    this.jobs = new JobBuiltins(shell);
    this.variables = new VariableBuiltins(shell);
  }

  boolean has(String name) {
    return switch (name) {
      case ".",
          ":",
          "[",
          "bg",
          "break",
          "cd",
          "command",
          "continue",
          "echo",
          "eval",
          "exec",
          "exit",
          "export",
          "false" ->
          true;
      case "fg",
          "history",
          "jobs",
          "kill",
          "local",
          "printf",
          "pwd",
          "read",
          "readonly",
          "return",
          "set",
          "shift" ->
          true;
      case "source", "test", "trap", "true", "type", "ulimit", "umask", "unset", "wait" -> true;
      default -> false;
    };
  }

  /** Special builtins of POSIX: assignments before them stay, a wrong redirection ends a script. */
  boolean isSpecial(String name) {
    return switch (name) {
      case ".",
          ":",
          "break",
          "continue",
          "eval",
          "exec",
          "exit",
          "export",
          "readonly",
          "return",
          "set",
          "shift" ->
          true;
      case "trap", "unset" -> true;
      default -> false;
    };
  }

  /** Runs a builtin; its status. */
  int run(String[] words) {
    String[] arguments = Text.slice(words, 1, words.length);
    return switch (words[0]) {
      case ":" -> 0;
      case "true" -> shell.runProgram(new True(), arguments);
      case "false" -> shell.runProgram(new False(), arguments);
      case "echo" -> shell.runProgram(new Echo(), arguments);
      case "printf" -> shell.runProgram(new Printf(), arguments);
      case "pwd" -> shell.runProgram(new Pwd(), arguments);
      case "test" -> shell.runProgram(new TestCommand(false), arguments);
      case "[" -> shell.runProgram(new TestCommand(true), arguments);
      case "cd" -> changeDirectory(arguments);
      case "eval" -> evaluate(arguments);
      case ".", "source" -> source(arguments);
      case "exec" -> execute(arguments);
      case "exit" -> exit(arguments);
      case "return", "break", "continue" -> leave(words[0], arguments);
      case "command" -> command(arguments);
      case "type" -> type(arguments);
      case "umask" -> umask(arguments);
      case "ulimit" -> limit(arguments);
      case "trap" -> trap(arguments);
      case "history" -> history();
      case "bg", "fg", "jobs", "kill", "wait" -> jobs.run(words[0], arguments);
      default -> variables.run(words[0], arguments);
    };
  }

  private int changeDirectory(String[] arguments) {
    String target = arguments.length == 0 ? shell.variables().value("HOME") : arguments[0];
    boolean back = target != null && target.equals("-");
    if (back) {
      target = shell.variables().value("OLDPWD");
    }
    if (target == null) {
      shell.complain("cd: " + (back ? "OLDPWD" : "HOME") + " not set");
      return 2;
    }
    int result = os.chdir(target);
    if (result < 0) {
      shell.complain("cd: can't cd to " + target + ": " + Errno.text(result));
      return 2;
    }
    String before = shell.variables().value("PWD");
    if (before != null) {
      shell.variables().set("OLDPWD", before);
    }
    rememberDirectory();
    if (back) {
      shell.output().line(shell.variables().value("PWD"));
    }
    return 0;
  }

  /** Sets PWD to the working directory. */
  void rememberDirectory() {
    byte[] buffer = new byte[4096];
    if (os.getcwd(buffer) > 0) {
      shell.variables().set("PWD", Bytes.getString(buffer, 0));
    }
  }

  private int evaluate(String[] arguments) {
    StringBuilder source = new StringBuilder();
    for (String argument : arguments) {
      source.append(source.length() > 0 ? " " : "").append(argument);
    }
    return shell.runText(source.toString());
  }

  private int source(String[] arguments) {
    if (arguments.length == 0) {
      shell.complain(".: a file name expected");
      return 2;
    }
    String file = arguments[0];
    int fd = file.indexOf('/') >= 0 ? os.open(file, OpenFlags.CLOSE_ON_EXEC, 0) : openInPath(file);
    if (fd < 0) {
      shell.complain(".: cannot open " + file + ": " + Errno.text(fd));
      if (!shell.interactive()) {
        shell.exit(2);
      }
      return 2;
    }
    int kept = os.fcntl(fd, OpenFlags.F_DUPFD_CLOEXEC, 10);
    os.close(fd);
    String[] outer = shell.parameters();
    if (arguments.length > 1) {
      shell.setParameters(Text.slice(arguments, 1, arguments.length));
    }
    int loops = shell.unwinding().enterCall();
    int status = shell.runAll(new FileSource(new Input(os, kept)), false);
    shell.unwinding().exitCall(loops);
    if (arguments.length > 1) {
      shell.setParameters(outer);
    }
    os.close(kept);
    return status;
  }

  private int openInPath(String file) {
    String path = find(file, 4);
    return os.open(path == null ? file : path, OpenFlags.CLOSE_ON_EXEC, 0);
  }

  /** Where in PATH a file is that may be accessed so; null for nowhere. */
  private String find(String name, int access) {
    String path = shell.variables().value("PATH");
    int start = 0;
    while (path != null && start <= path.length()) {
      int end = path.indexOf(':', start);
      end = end < 0 ? path.length() : end;
      String file = Paths.join(path.substring(start, end), name);
      FileStatus status = new FileStatus();
      if (os.access(file, access) >= 0
          && os.stat(file, true, status) >= 0
          && !status.isDirectory()) {
        return file;
      }
      start = end + 1;
    }
    return null;
  }

  private int execute(String[] arguments) {
    if (arguments.length == 0) {
      return 0;
    }
    if (shell.interactive()) {
      os.defaultSignal(Signals.INT);
      os.defaultSignal(Signals.QUIT);
      os.defaultSignal(Signals.TERM);
      os.defaultSignal(Signals.TSTP);
    }
    int status = shell.launcher().execute(arguments);
    if (!shell.interactive()) {
      shell.exit(status);
    }
    shell.interactiveSignals();
    return status;
  }

  private int exit(String[] arguments) {
    int status = shell.status();
    if (arguments.length > 0) {
      status = shell.number("exit", arguments[0]);
      status = status < 0 ? 2 : status;
    }
    shell.exit(status);
    return status;
  }

  private int leave(String builtin, String[] arguments) {
    boolean isReturn = builtin.equals("return");
    int number =
        arguments.length == 0
            ? (isReturn ? shell.status() : 1)
            : shell.number(builtin, arguments[0]);
    if (number < 0 || (!isReturn && number == 0)) {
      return 2;
    }
    if (isReturn && !shell.unwinding().inCall()) {
      shell.exit(number);
    }
    if (isReturn) {
      shell.unwinding().returnFromCall();
      shell.setStatus(number & 0xff);
      return number & 0xff;
    }
    shell.unwinding().leaveLoops(number, builtin.equals("continue"));
    return 0;
  }

  private int command(String[] arguments) {
    if (arguments.length == 0) {
      return 0;
    }
    if (arguments[0].equals("-v") || arguments[0].equals("-V")) {
      int status = 0;
      for (int i = 1; i < arguments.length; i++) {
        status = Math.max(status, describe(arguments[i], arguments[0].equals("-V")));
      }
      return status;
    }
    if (has(arguments[0])) {
      return run(arguments);
    }
    SimpleCommand plain = new SimpleCommand(0);
    for (String argument : arguments) {
      plain.words.add(quoted(argument));
    }
    Command hidden = shell.functions().remove(arguments[0]);
    int status = plain.run(shell);
    if (hidden != null) {
      shell.functions().put(arguments[0], hidden);
    }
    return status;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private int type(String[] arguments) {
    int status = 0;
    for (String argument : arguments) {
      status = Math.max(status, describe(argument, true));
    }
    return status;
  }

  private int describe(String name, boolean inWords) {
    String path = name.indexOf('/') >= 0 ? (os.access(name, 1) >= 0 ? name : null) : find(name, 1);
    String what;
    if (shell.functions().containsKey(name)) {
      what = inWords ? name + " is a shell function" : name;
    } else if (has(name)) {
      what = inWords ? name + " is a shell builtin" : name;
    } else if (path != null) {
      what = inWords ? name + " is " + path : path;
    } else {
      if (inWords) {
        shell.output().line(name + ": not found");
      }
      return 127;
    }
    shell.output().line(what);
    return 0;
  }

  private int umask(String[] arguments) {
    int now = os.umask(0);
    os.umask(now);
    if (arguments.length == 0) {
      shell.output().line(Text.digits(now, 8, 4));
      return 0;
    }
    boolean octal = Numbers.parse(arguments[0], 8) >= 0;
    int changed = FileModes.change(arguments[0], octal ? 0 : ~now & 0x1ff, 0);
    if (changed < 0) {
      shell.complain("umask: Illegal mode: " + arguments[0]);
      return 2;
    }
    os.umask(octal ? changed : ~changed & 0x1ff);
    return 0;
  }

  /**
   * {@code ulimit -n 20}: sets or shows a limit: -n files, -u processes, -v memory and -s stack in
   * KiB, -t seconds.
   */
  private int limit(String[] arguments) {
    char letter = arguments.length > 0 && arguments[0].length() == 2 ? arguments[0].charAt(1) : 'f';
    int resource =
        switch (letter) {
          case 't' -> 0;
          case 'f' -> 1;
          case 'd' -> 2;
          case 's' -> 3;
          case 'c' -> 4;
          case 'u' -> 6;
          case 'n' -> 7;
          case 'v' -> 9;
          default -> -1;
        };
    if (resource < 0 || (arguments.length > 0 && !arguments[0].startsWith("-"))) {
      shell.complain("ulimit: usage: ulimit -{t|f|d|s|c|u|n|v} [LIMIT|unlimited]");
      return 2;
    }
    int unit = resource == 0 || resource == 6 || resource == 7 ? 1 : resource == 1 ? 512 : 1024;
    if (arguments.length < 2) {
      long limit = os.getLimit(resource);
      shell.output().line(limit == -1 ? "unlimited" : Long.toString(limit / unit));
      return 0;
    }
    long limit = arguments[1].equals("unlimited") ? -1 : Numbers.parse(arguments[1]);
    if (limit < 0 && !arguments[1].equals("unlimited")) {
      shell.complain("ulimit: bad number");
      return 2;
    }
    int result =
        os.setLimit(resource, limit < 0 ? -1 : limit * unit, limit < 0 ? -1 : limit * unit);
    if (result < 0) {
      shell.complain("ulimit: " + Errno.text(result));
      return 2;
    }
    return 0;
  }

  private int trap(String[] arguments) {
    if (arguments.length == 0) {
      shell.traps().list(shell.output());
      return 0;
    }
    int first = arguments.length > 1 && arguments[0].equals("--") ? 1 : 0;
    boolean reset = arguments[first].equals("-") || Numbers.parse(arguments[first]) >= 0;
    String action = reset ? null : arguments[first];
    int status = 0;
    for (int i = first + (Numbers.parse(arguments[first]) >= 0 ? 0 : 1);
        i < arguments.length;
        i++) {
      int signal = Signals.parse(arguments[i]);
      if (signal < 0) {
        shell.complain("trap: bad signal " + arguments[i]);
        status = 1;
      } else {
        shell.traps().set(signal, action);
      }
    }
    return status;
  }

  /** Says which lines {@code history} shows. */
  void setHistory(Sequence<String> typed) {
    lines = typed;
  }

  private int history() {
    for (int i = 0; i < lines.size(); i++) {
      shell.output().right(i + 1, 5).print("  ").line(lines.get(i));
    }
    return 0;
  }
}
