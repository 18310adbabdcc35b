package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.signal.SignalInfo;

/**
 * The number that wait4 tells of a child: the exit code in bits 8 to 15; or the signal that killed
 * it in bits 0 to 6, with bit 7 for a core; or 0x7f and the signal that stopped it in bits 8 to 15;
 * or 0xffff when it goes on. And what waitid and siginfo say instead.
 */
final class ChildStatus {
  /** It goes on. */
  static final int CONTINUED = 0xffff;

  private static final int STOPPED = 0x7f;

  private ChildStatus() {}

  /** The status of a process that called exit. */
  static int exited(int code) {
    return (code & 0xff) << 8;
  }

  /** The status of a process that a signal stopped. */
  static int stopped(int signal) {
    return signal << 8 | STOPPED;
  }

  /** The code in siginfo for the status of an ended process. */
  static int code(int status) {
    if ((status & 0x7f) == 0) {
      return SignalInfo.CLD_EXITED;
    }
    return (status & Exit.CORE) != 0 ? SignalInfo.CLD_DUMPED : SignalInfo.CLD_KILLED;
  }

  /** The status in siginfo for the status of an ended process: exit code or signal. */
  static int value(int status) {
    return (status & 0x7f) == 0 ? status >> 8 & 0xff : status & 0x7f;
  }
}
