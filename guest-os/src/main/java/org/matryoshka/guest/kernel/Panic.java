package org.matryoshka.guest.kernel;

import org.matryoshka.guest.magic.Port;
import org.matryoshka.guest.magic.Processor;

/**
 * The end of a kernel that can't go on: says why, shows the way there, switches the machine off.
 */
public final class Panic {
  /** The port of the debug-exit device; the value written is the machine's exit value. */
  public static final int DEBUG_EXIT = 0xf4;

  /** Exit value of a run that ended well. */
  public static final int SUCCESS = 0x10;

  /** Exit value of a run that failed. */
  public static final int FAILURE = 1;

  private Panic() {}

  /** Ends the kernel with a message and the Java stack trace of the caller. Does not return. */
  public static void halt(String message) {
    throw new IllegalStateException(message);
  }

  /** Switches the machine off with a value for the debug-exit port. Does not return. */
  public static void powerOff(int value) {
    Processor.disableInterrupts();
    Port.out8(DEBUG_EXIT, value);
    while (true) {
      Processor.halt();
    }
  }
}
