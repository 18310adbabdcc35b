package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Program;

/** {@code pwd}: the path of the working directory. */
public final class Pwd extends Program {
  public Pwd() {
    super("pwd");
  }

  public static void main(String[] args) {
    new Pwd().start(args);
  }

  @Override
  protected int run(String[] args) {
    byte[] buffer = new byte[4096];
    int length = os.getcwd(buffer);
    if (length < 0) {
      return fail("the working directory has no path", length);
    }
    out.line(Bytes.getString(buffer, 0));
    return 0;
  }
}
