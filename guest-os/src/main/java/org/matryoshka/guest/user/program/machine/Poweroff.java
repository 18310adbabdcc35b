package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code poweroff} and {@code reboot}: end the machine or start it again. */
public final class Poweroff extends Program {
  static final int POWER_OFF = 0x4321fedc;
  static final int RESTART = 0x01234567;

  private final int command;

  /** To power off, or to restart. */
  public Poweroff(boolean restart) {
    super(restart ? "reboot" : "poweroff", "[-f]");
    command = restart ? RESTART : POWER_OFF;
  }

  public static void main(String[] args) {
    new Poweroff(false).start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "f");
    if (!options.counts(0, 0)) {
      return 1;
    }
    os.sync();
    int result = os.reboot(command, 0);
    return result < 0 ? fail("the kernel refused", result) : 0;
  }
}
