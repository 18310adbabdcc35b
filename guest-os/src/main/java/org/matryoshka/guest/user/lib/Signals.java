package org.matryoshka.guest.user.lib;

/** Linux's signals by number and name. */
public final class Signals {
  public static final int HUP = 1;
  public static final int INT = 2;
  public static final int QUIT = 3;
  public static final int ILL = 4;
  public static final int ABRT = 6;
  public static final int FPE = 8;
  public static final int KILL = 9;
  public static final int USR1 = 10;
  public static final int SEGV = 11;
  public static final int USR2 = 12;
  public static final int PIPE = 13;
  public static final int ALRM = 14;
  public static final int TERM = 15;
  public static final int CHLD = 17;
  public static final int CONT = 18;
  public static final int STOP = 19;
  public static final int TSTP = 20;
  public static final int TTIN = 21;
  public static final int TTOU = 22;
  public static final int WINCH = 28;

  /** One above the last signal with a name. */
  public static final int NAMED = 32;

  private Signals() {}

  /** The name without SIG, or null for a number that has none. */
  public static String name(int signal) {
    return switch (signal) {
      case HUP -> "HUP";
      case INT -> "INT";
      case QUIT -> "QUIT";
      case ILL -> "ILL";
      case 5 -> "TRAP";
      case ABRT -> "ABRT";
      case 7 -> "BUS";
      case FPE -> "FPE";
      case KILL -> "KILL";
      case USR1 -> "USR1";
      case SEGV -> "SEGV";
      case USR2 -> "USR2";
      case PIPE -> "PIPE";
      case ALRM -> "ALRM";
      case TERM -> "TERM";
      case 16 -> "STKFLT";
      case CHLD -> "CHLD";
      case CONT -> "CONT";
      case STOP -> "STOP";
      case TSTP -> "TSTP";
      case TTIN -> "TTIN";
      case TTOU -> "TTOU";
      case 23 -> "URG";
      case 24 -> "XCPU";
      case 25 -> "XFSZ";
      case 26 -> "VTALRM";
      case 27 -> "PROF";
      case WINCH -> "WINCH";
      case 29 -> "IO";
      case 30 -> "PWR";
      case 31 -> "SYS";
      default -> null;
    };
  }

  /** What a shell says of a process that the signal ended or stopped; null if it says nothing. */
  public static String description(int signal) {
    return switch (signal) {
      case HUP -> "Hangup";
      case INT, PIPE -> null;
      case QUIT -> "Quit";
      case ILL -> "Illegal instruction";
      case 5 -> "Trace/breakpoint trap";
      case ABRT -> "Aborted";
      case 7 -> "Bus error";
      case FPE -> "Floating point exception";
      case KILL -> "Killed";
      case SEGV -> "Segmentation fault";
      case ALRM -> "Alarm clock";
      case TERM -> "Terminated";
      case STOP -> "Stopped (signal)";
      case TSTP -> "Stopped";
      case TTIN -> "Stopped (tty input)";
      case TTOU -> "Stopped (tty output)";
      default -> "Signal " + signal;
    };
  }

  /**
   * The signal of a name ({@code TERM}, {@code SIGTERM}, {@code term}) or number; −1 if there is
   * none.
   */
  public static int parse(String text) {
    long number = Numbers.parse(text);
    if (number >= 0) {
      return number <= 64 ? (int) number : -1;
    }
    String name = Text.upper(text);
    if (name.startsWith("SIG")) {
      name = name.substring(3);
    }
    if (name.equals("EXIT")) {
      return 0;
    }
    for (int signal = 1; signal < NAMED; signal++) {
      if (name.equals(name(signal))) {
        return signal;
      }
    }
    return -1;
  }
}
