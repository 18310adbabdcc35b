package org.matryoshka.guest.user.lib;

/** How a child ended or stopped: the status word of wait4(2) taken apart, and its options. */
public final class WaitStatus {
  /** Do not wait: 0 if no child has news. */
  public static final int NO_HANG = 1;

  /** Tell of stopped children too. */
  public static final int UNTRACED = 2;

  /** Tell of continued children too. */
  public static final int CONTINUED = 8;

  private WaitStatus() {}

  public static boolean exited(int status) {
    return (status & 0x7f) == 0;
  }

  public static int exitStatus(int status) {
    return status >>> 8 & 0xff;
  }

  public static boolean stopped(int status) {
    return (status & 0xff) == 0x7f;
  }

  public static int stopSignal(int status) {
    return status >>> 8 & 0xff;
  }

  public static boolean continued(int status) {
    return status == 0xffff;
  }

  public static boolean killed(int status) {
    return !exited(status) && !stopped(status) && !continued(status);
  }

  public static int killingSignal(int status) {
    return status & 0x7f;
  }

  /** The exit status as a shell shows it: of a killed process 128 and the signal's number. */
  public static int shellStatus(int status) {
    if (stopped(status)) {
      return 128 + stopSignal(status);
    }
    return exited(status) ? exitStatus(status) : 128 + killingSignal(status);
  }
}
