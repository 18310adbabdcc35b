package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Accounts;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code id}: user and group of this process, as numbers and names. */
public final class Id extends Program {
  public Id() {
    super("id", "[-u | -g] [-nr]");
  }

  public static void main(String[] args) {
    new Id().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "ugnr");
    if (!options.counts(0, 0)) {
      return 1;
    }
    Accounts accounts = new Accounts(os);
    int user = options.has('r') ? os.getuid() : os.geteuid();
    int group = options.has('r') ? os.getgid() : os.getegid();
    if (options.has('u')) {
      out.line(options.has('n') ? accounts.userName(user) : Integer.toString(user));
    } else if (options.has('g')) {
      out.line(options.has('n') ? accounts.groupName(group) : Integer.toString(group));
    } else {
      out.print("uid=").print(user).print(named(accounts.userName(user), user));
      out.print(" gid=").print(group).line(named(accounts.groupName(group), group));
    }
    return 0;
  }

  private static String named(String name, int number) {
    return name.equals(Integer.toString(number)) ? "" : "(" + name + ")";
  }
}
