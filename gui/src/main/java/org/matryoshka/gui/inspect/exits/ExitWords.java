package org.matryoshka.gui.inspect.exits;

import java.util.Locale;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.ExitReason;

/** The words for reasons, causes and outcomes that tables, filters and files share. */
public final class ExitWords {
  private ExitWords() {}

  /** {@code CR_ACCESS (28)}. */
  public static String reason(ExitReason reason) {
    return reason.name() + " (" + reason.number() + ")";
  }

  /** {@code EXCEPTION_NMI (0) hidden-fault}. */
  public static String kind(ExitReason reason, ExitCause cause) {
    return cause == ExitCause.NONE ? reason(reason) : reason(reason) + " " + cause.text();
  }

  /**
   * A sign that stands beside a cause's colour, so that nobody needs the colour. One letter each,
   * all different; a middle dot where the reason says it all.
   */
  public static String letter(ExitCause cause) {
    return switch (cause) {
      case NONE -> "·";
      case TRUE_FAULT -> "T";
      case HIDDEN_FAULT -> "H";
      case TRACE_WRITE -> "W";
      case MMIO -> "M";
      case GUEST_EXCEPTION -> "E";
      case SOFTWARE_INTERRUPT -> "I";
      case RING_SWITCH -> "R";
      case FLAGS -> "F";
      case SEGMENT -> "S";
    };
  }

  /** One word for what was done, as filters and files spell it. */
  public static String outcome(ExitOutcome outcome) {
    return switch (outcome) {
      case ExitOutcome.Emulated _ -> "emulated";
      case ExitOutcome.SwitchedRoot _ -> "switched-root";
      case ExitOutcome.Filled _ -> "filled";
      case ExitOutcome.Injected _ -> "injected";
      case ExitOutcome.Resumed _ -> "resumed";
      case ExitOutcome.Blocked _ -> "blocked";
      case ExitOutcome.Yielded _ -> "yielded";
      case ExitOutcome.PoweredOff _ -> "powered-off";
      case ExitOutcome.Died _ -> "died";
    };
  }

  /**
   * A symbol without the package of a Java class and a method's descriptor: {@code
   * Kernel.start+0x12} for {@code org.matryoshka.guest.kernel.Kernel.start(J)V+0x12}.
   */
  public static String shortSymbol(String symbol) {
    return symbol
        .replaceFirst("^([a-z][a-z0-9_]*[./])+(?=[A-Z])", "")
        .replaceFirst("\\([^)]*\\)[^+]*", "");
  }

  /** An address, or any number that people read in hexadecimal. */
  public static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  /** A number as hexadecimal of a fixed width. */
  static String hex(long value, int digits) {
    return String.format(Locale.ROOT, "0x%0" + digits + "x", value);
  }
}
