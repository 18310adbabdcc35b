package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.HashTable;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Output;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Signals;
import org.matryoshka.guest.user.lib.Terminal;
import org.matryoshka.guest.user.lib.Text;

/** The state of a shell, and the loop that runs source. */
final class Shell {
  private final Os os;
  private final Output out;
  private final Output err;
  private final Variables variables = new Variables();
  private final HashTable<String, Command> functions = new HashTable<>();
  private final Unwinding unwinding = new Unwinding();
  private final boolean[] options = new boolean[128];
  private final Sequence<Sequence<Variable>> locals = new Sequence<>();
  private final Expander expander;
  private final OpenFiles files;
  private final Jobs jobs;
  private final Traps traps;
  private final Launcher launcher;
  private final Builtins builtins;
  private final Terminal terminal;
  private String name;
  private String[] parameters = {};
  private int status;
  private int line;
  private int process;
  private int group;
  private boolean inCondition;
  private boolean interactive;
  private boolean jobControl;

  /** Whether this is, or is a child of, a shell that somebody types to. */
  private boolean atTerminal;

  private boolean jobControlled;

  Shell(Os os, Output out, Output err, String name) {
    this.os = os;
    this.out = out;
    this.err = err;
    this.name = name;
    process = os.getpid();
    terminal = new Terminal(os, 2);
    expander = new Expander(this);
    files = new OpenFiles(this);
    jobs = new Jobs(this);
    traps = new Traps(this);
    launcher = new Launcher(this);
    builtins = new Builtins(this);
    variables.importAll(os.environment());
    variables.set("IFS", " \t\n");
    variables.set("OPTIND", "1");
    if (variables.value("PWD") == null) {
      builtins.rememberDirectory();
    }
  }

  Os os() {
    return os;
  }

  Output output() {
    return out;
  }

  Output errorOutput() {
    return err;
  }

  Variables variables() {
    return variables;
  }

  HashTable<String, Command> functions() {
    return functions;
  }

  Unwinding unwinding() {
    return unwinding;
  }

  Expander expander() {
    return expander;
  }

  OpenFiles files() {
    return files;
  }

  Jobs jobs() {
    return jobs;
  }

  Traps traps() {
    return traps;
  }

  Launcher launcher() {
    return launcher;
  }

  Builtins builtins() {
    return builtins;
  }

  Terminal terminal() {
    return terminal;
  }

  String name() {
    return name;
  }

  void setName(String newName) {
    name = newName;
  }

  String[] parameters() {
    return parameters;
  }

  void setParameters(String[] newParameters) {
    parameters = newParameters;
  }

  int status() {
    return status;
  }

  void setStatus(int newStatus) {
    status = newStatus;
  }

  void setLine(int newLine) {
    line = newLine;
  }

  int process() {
    return process;
  }

  int group() {
    return group;
  }

  boolean interactive() {
    return interactive;
  }

  /** Whether jobs get process groups of their own. */
  boolean jobControl() {
    return jobControl;
  }

  /** Whether this is, or is a child of, a shell that controls jobs. */
  boolean jobControlled() {
    return jobControlled;
  }

  boolean option(char letter) {
    return options[letter];
  }

  void setOption(char letter, boolean on) {
    options[letter] = on;
  }

  String optionLetters() {
    StringBuilder letters = new StringBuilder();
    for (char letter = 'A'; letter <= 'z'; letter++) {
      letters.append(options[letter] ? String.valueOf(letter) : "");
    }
    return letters.toString();
  }

  String fieldSeparators() {
    String separators = variables.value("IFS");
    return separators == null ? " \t\n" : separators;
  }

  /** Sets a variable; false, after a message, if it is read-only. */
  boolean assign(String variable, String value) {
    Variable found = variables.of(variable);
    if (found.readOnly) {
      complain(variable + ": is read only");
      if (!interactive) {
        exit(2);
      }
      return false;
    }
    found.value = value;
    found.exported |= options['a'];
    return true;
  }

  /** A variable as it is now, to be put back by {@link #restore}. */
  Variable copy(String variable) {
    Variable now = variables.of(variable);
    Variable copy = new Variable(variable);
    copy.value = now.value;
    copy.exported = now.exported;
    copy.readOnly = now.readOnly;
    return copy;
  }

  void restore(Sequence<Variable> copies) {
    for (int i = copies.size() - 1; i >= 0; i--) {
      Variable copy = copies.get(i);
      Variable now = variables.of(copy.name);
      now.value = copy.value;
      now.exported = copy.exported;
      now.readOnly = copy.readOnly;
      if (copy.value == null && !copy.exported) {
        variables.unset(copy.name);
      }
    }
  }

  /** Calls a function. */
  int call(Command function, String[] arguments) {
    String[] outer = parameters;
    parameters = Text.slice(arguments, 1, arguments.length);
    int loops = unwinding.enterCall();
    locals.add(new Sequence<>());
    int result = function.execute(this);
    boolean returned = unwinding.active();
    unwinding.exitCall(loops);
    restore(locals.removeLast());
    parameters = outer;
    return returned ? status : result;
  }

  /** Makes a variable local to the function that is running; false outside functions. */
  boolean makeLocal(String variable) {
    if (locals.isEmpty()) {
      return false;
    }
    locals.last().add(copy(variable));
    return true;
  }

  boolean enterCondition() {
    boolean outer = inCondition;
    inCondition = true;
    return outer;
  }

  void leaveCondition(boolean outer) {
    inCondition = outer;
  }

  /** A command has failed whose failure counts under {@code set -e}. */
  void commandFailed(int failure) {
    if (options['e'] && !inCondition && !unwinding.active()) {
      exit(failure);
    }
  }

  /** Says what is wrong, with the shell's name and, in a script, the line. */
  void complain(String message) {
    flush();
    err.print(name).print(": ");
    if (!atTerminal) {
      err.print(line).print(": ");
    }
    err.line(message).flush();
  }

  /** A line on descriptor 2. */
  void say(String text) {
    flush();
    err.line(text).flush();
  }

  /** An expansion was wrong: ends a script, gives up the command at a prompt. */
  void expansionFailed(String message) {
    complain(message);
    status = 2;
    if (!interactive) {
      exit(2);
    }
    unwinding.throwToPrompt();
  }

  /** Under {@code set -x}: shows what is run. */
  void trace(SimpleCommand command, Sequence<String> words) {
    if (options['x']) {
      flush();
      err.print("+");
      for (String assignment : command.assignments) {
        err.print(" ").print(assignment);
      }
      for (String word : words) {
        err.print(" ").print(word);
      }
      err.line().flush();
    }
  }

  /** Writes out what builtins have printed; an error is forgotten, the builtin has said it. */
  void flush() {
    if (out.flush() != 0) {
      out.discard();
    }
  }

  /** Runs a program of the toolbox within the shell. */
  int runProgram(Program program, String[] arguments) {
    flush();
    return program.execute(os, arguments);
  }

  /** This process is a child of the shell now. */
  void becomeChild() {
    traps.forget();
    jobs.forget();
    if (interactive) {
      os.defaultSignal(Signals.INT);
      os.defaultSignal(Signals.QUIT);
      os.defaultSignal(Signals.TERM);
      os.defaultSignal(Signals.TSTP);
      os.defaultSignal(Signals.TTIN);
      os.defaultSignal(Signals.TTOU);
    }
    interactive = false;
    jobControl = false;
  }

  /** What an interactive shell does about signals of the terminal. */
  void interactiveSignals() {
    os.catchSignal(Signals.INT);
    os.ignoreSignal(Signals.QUIT);
    os.ignoreSignal(Signals.TERM);
    os.ignoreSignal(Signals.TSTP);
    os.ignoreSignal(Signals.TTIN);
    os.ignoreSignal(Signals.TTOU);
  }

  /** Makes this a shell for somebody at a terminal, with job control if it can have it. */
  void becomeInteractive() {
    interactive = true;
    atTerminal = true;
    options['i'] = true;
    interactiveSignals();
    int own = os.getpgid(0);
    int inFront = terminal.foreground();
    for (int tries = 0; inFront > 0 && inFront != own && tries < 20; tries++) {
      os.defaultSignal(Signals.TTIN);
      os.kill(0, Signals.TTIN);
      os.ignoreSignal(Signals.TTIN);
      own = os.getpgid(0);
      inFront = terminal.foreground();
    }
    if (inFront > 0) {
      if (own != process && os.setpgid(0, process) >= 0) {
        own = process;
      }
      group = own;
      terminal.setForeground(group);
      jobControl = true;
      jobControlled = true;
      options['m'] = true;
    } else {
      complain("no job control: the terminal is not this session's");
    }
  }

  /** Runs source within this shell: eval, traps, substitutions, files. */
  int runText(String source) {
    return runAll(new TextSource(source), false);
  }

  /** Runs all of a source; the last status. A syntax error ends a script with status 2. */
  int runAll(ScriptSource source, boolean prompting) {
    Parser parser = new Parser(new Lexer(source, 1));
    int last = 0;
    while (!parser.atEnd()) {
      CommandList list = parser.line();
      if (list == null) {
        line = parser.errorLine();
        complain(parser.error());
        last = 2;
        status = 2;
        if (!prompting) {
          return failedToParse();
        }
        parser.recover();
      } else if (!list.isEmpty() && !options['n']) {
        last = list.execute(this);
        status = last;
        flush();
      }
      if (prompting) {
        unwinding.clear();
      } else if (unwinding.active()) {
        return status;
      }
    }
    return last;
  }

  private int failedToParse() {
    if (interactive) {
      unwinding.throwToPrompt();
    } else {
      exit(2);
    }
    return 2;
  }

  /** Runs the command for the exit, if one was set, and ends the process. */
  void exit(int with) {
    status = with;
    String last = traps.takeExit();
    if (last != null) {
      unwinding.clear();
      runText(last);
      status = with;
    }
    flush();
    os.exit(with & 0xff);
  }

  /** The number that text stands for; −1, after a message of a builtin, if it is none. */
  int number(String builtin, String text) {
    long value = Numbers.parse(text);
    if (value < 0 || value > Integer.MAX_VALUE) {
      complain(builtin + ": Illegal number: " + text);
      return -1;
    }
    return (int) value;
  }
}
