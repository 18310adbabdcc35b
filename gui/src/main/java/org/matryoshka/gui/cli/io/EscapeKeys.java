package org.matryoshka.gui.cli.io;

import java.io.ByteArrayOutputStream;

/**
 * Takes our own keys out of what is typed at a guest: Ctrl-A x ends the run, Ctrl-A Ctrl-A is one
 * Ctrl-A for the guest, and Ctrl-A h tells about these. QEMU's users know them.
 */
public final class EscapeKeys {
  /** The keys, for people. */
  public static final String HELP =
      "Ctrl-A x ends the run, Ctrl-A Ctrl-A sends Ctrl-A, Ctrl-A h shows this";

  private static final int CTRL_A = 1;

  private final Runnable onQuit;
  private final Runnable onHelp;
  private boolean escaped;

  /**
   * @param onQuit the user wants to end the run
   * @param onHelp the user wants to know the keys
   */
  public EscapeKeys(Runnable onQuit, Runnable onHelp) {
    this.onQuit = onQuit;
    this.onHelp = onHelp;
  }

  /** What of the typed bytes is for the guest. */
  public byte[] filter(byte[] typed) {
    ByteArrayOutputStream forGuest = new ByteArrayOutputStream();
    for (byte key : typed) {
      if (!escaped && key == CTRL_A) {
        escaped = true;
      } else if (escaped) {
        escaped = false;
        command(key, forGuest);
      } else {
        forGuest.write(key);
      }
    }
    return forGuest.toByteArray();
  }

  private void command(byte key, ByteArrayOutputStream forGuest) {
    switch (key) {
      case 'x', 'X' -> onQuit.run();
      case 'h', 'H', '?' -> onHelp.run();
      case CTRL_A -> forGuest.write(CTRL_A);
      default -> {
        forGuest.write(CTRL_A);
        forGuest.write(key);
      }
    }
  }
}
