package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code env}: runs a command in a changed environment; without a command shows the environment.
 */
public final class Env extends Program {
  public Env() {
    super("env", "[-i] [-u NAME]... [NAME=VALUE]... [COMMAND [ARGUMENT...]]");
  }

  public static void main(String[] args) {
    new Env().start(args);
  }

  @Override
  protected int run(String[] args) {
    Sequence<String> variables = new Sequence<>();
    for (String entry : os.environment()) {
      variables.add(entry);
    }
    int at = 0;
    while (at < args.length && args[at].startsWith("-")) {
      if (args[at].equals("-i") || args[at].equals("-")) {
        variables.clear();
      } else if (args[at].equals("-u") && at + 1 < args.length) {
        remove(variables, args[++at]);
      } else {
        misused("unknown option " + args[at]);
        return 125;
      }
      at++;
    }
    while (at < args.length && args[at].indexOf('=') > 0) {
      remove(variables, args[at].substring(0, args[at].indexOf('=')));
      variables.add(args[at++]);
    }
    if (at == args.length) {
      for (String entry : variables) {
        out.line(entry);
      }
      return 0;
    }
    String[] environment = new String[variables.size()];
    String path = Commands.DEFAULT_PATH;
    for (int i = 0; i < environment.length; i++) {
      environment[i] = variables.get(i);
      path = environment[i].startsWith("PATH=") ? environment[i].substring(5) : path;
    }
    int error = Commands.exec(os, Text.slice(args, at, args.length), environment, path);
    fail(args[at], error);
    return Commands.execStatus(error);
  }

  private static void remove(Sequence<String> variables, String name) {
    for (int i = variables.size() - 1; i >= 0; i--) {
      if (variables.get(i).startsWith(name + "=")) {
        variables.removeAt(i);
      }
    }
  }
}
