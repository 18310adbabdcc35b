package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Accounts;
import org.matryoshka.guest.user.lib.Program;

/** {@code whoami}: the name of the user that this process acts for. */
public final class Whoami extends Program {
  public Whoami() {
    super("whoami");
  }

  public static void main(String[] args) {
    new Whoami().start(args);
  }

  @Override
  protected int run(String[] args) {
    out.line(new Accounts(os).userName(os.geteuid()));
    return 0;
  }
}
