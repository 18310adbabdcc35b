package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Program;

/** {@code sync}: writes to the devices what is still to be written. */
public final class Sync extends Program {
  public Sync() {
    super("sync");
  }

  public static void main(String[] args) {
    new Sync().start(args);
  }

  @Override
  protected int run(String[] args) {
    os.sync();
    return 0;
  }
}
