package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Calendar;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code date}: date and time in UTC, by a format if one is given; -d @N shows another second,
 * -s @N sets the clock.
 */
public final class Date extends Program {
  public Date() {
    super("date", "[-u] [-d @SECONDS] [-s @SECONDS] [+FORMAT]");
  }

  public static void main(String[] args) {
    new Date().start(args);
  }

  @Override
  protected int run(String[] args) {
    long seconds = os.clock(0) / 1_000_000_000L;
    String format = "%a %b %e %H:%M:%S UTC %Y";
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("+")) {
        format = args[i].substring(1);
      } else if ((args[i].equals("-d") || args[i].equals("-s")) && i + 1 < args.length) {
        String time = args[i + 1];
        seconds = time.startsWith("@") ? Numbers.parse(time.substring(1)) : -1;
        if (seconds < 0) {
          return misused("'" + time + "' is no time; write @ and the seconds since 1970");
        }
        int result = args[i].equals("-s") ? os.setClock(seconds * 1_000_000_000L) : 0;
        if (result < 0) {
          return fail("cannot set the clock", result);
        }
        i++;
      } else if (!args[i].equals("-u")) {
        return misused("unexpected argument '" + args[i] + "'");
      }
    }
    print(format, new Calendar(seconds), seconds);
    return 0;
  }

  private void print(String format, Calendar when, long seconds) {
    for (int i = 0; i < format.length(); i++) {
      char character = format.charAt(i);
      if (character == '%' && i + 1 < format.length()) {
        out.print(field(format.charAt(++i), when, seconds));
      } else {
        out.put(character);
      }
    }
    out.line();
  }

  private static String field(char letter, Calendar when, long seconds) {
    return switch (letter) {
      case 'a' -> when.dayName();
      case 'b', 'h' -> when.monthName();
      case 'd' -> Text.padded(when.day, 2);
      case 'e' -> Text.right(Integer.toString(when.day), 2);
      case 'F' -> when.date();
      case 'H' -> Text.padded(when.hour, 2);
      case 'j' -> Text.padded(when.dayOfYear, 3);
      case 'm' -> Text.padded(when.month, 2);
      case 'M' -> Text.padded(when.minute, 2);
      case 'n' -> "\n";
      case 's' -> Long.toString(seconds);
      case 'S' -> Text.padded(when.second, 2);
      case 't' -> "\t";
      case 'T' -> when.time();
      case 'u' -> Integer.toString(when.weekday == 0 ? 7 : when.weekday);
      case 'w' -> Integer.toString(when.weekday);
      case 'y' -> Text.padded(when.year % 100, 2);
      case 'Y' -> Long.toString(when.year);
      case 'Z' -> "UTC";
      case '%' -> "%";
      default -> "%" + letter;
    };
  }
}
