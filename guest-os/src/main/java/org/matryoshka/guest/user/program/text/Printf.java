package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Escapes;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code printf}: arguments by a format ({@code %s %b %c %d %i %u %x %X %o %%} with flags, width
 * and precision).
 */
public final class Printf extends Program {
  private String format = "";
  private String[] arguments = {};
  private int next;
  private int status;

  public Printf() {
    super("printf", "FORMAT [ARGUMENT...]");
  }

  public static void main(String[] args) {
    new Printf().start(args);
  }

  @Override
  protected int run(String[] args) {
    int first = args.length > 0 && args[0].equals("--") ? 1 : 0;
    if (args.length == first) {
      misused("missing operand");
      return 2;
    }
    format = args[first];
    arguments = Text.slice(args, first + 1, args.length);
    int before;
    do {
      before = next;
      if (!once()) {
        break;
      }
    } while (next < arguments.length && next > before);
    return status;
  }

  /** Goes through the format once; false if a %b said to stop. */
  private boolean once() {
    int at = 0;
    while (at < format.length()) {
      char character = format.charAt(at);
      if (character == '\\' && at + 1 < format.length()) {
        StringBuilder decoded = new StringBuilder();
        at = Escapes.sequence(format, at + 1, decoded);
        out.print(decoded.toString());
      } else if (character == '%' && format.startsWith("%%", at)) {
        out.put('%');
        at += 2;
      } else if (character == '%') {
        at = conversion(at + 1);
        if (at < 0) {
          return false;
        }
      } else {
        out.put(character);
        at++;
      }
    }
    return true;
  }

  private String argument() {
    return next < arguments.length ? arguments[next++] : "";
  }

  private int conversion(int from) {
    int at = from;
    String flags = "";
    while (at < format.length() && "-+ #0".indexOf(format.charAt(at)) >= 0) {
      flags += format.charAt(at++);
    }
    int[] end = {at};
    int width = amount(end);
    int precision = -1;
    if (end[0] < format.length() && format.charAt(end[0]) == '.') {
      end[0]++;
      precision = Math.max(0, amount(end));
    }
    at = end[0];
    if (width < -1) {
      flags += '-';
      width = -width;
    }
    if (at >= format.length()) {
      status = fail("%: a letter is missing at the end of the format");
      return at;
    }
    return convert(format.charAt(at), flags, width, precision) ? at + 1 : -1;
  }

  /** A width or precision: digits, or * for an argument; −1 if there is none. */
  private int amount(int[] at) {
    if (at[0] < format.length() && format.charAt(at[0]) == '*') {
      at[0]++;
      return (int) number(argument());
    }
    int start = at[0];
    while (at[0] < format.length() && Text.isDigit(format.charAt(at[0])) && at[0] - start < 6) {
      at[0]++;
    }
    return start == at[0] ? -1 : Integer.parseInt(format.substring(start, at[0]));
  }

  private boolean convert(char letter, String flags, int width, int precision) {
    switch (letter) {
      case 's' -> padded(clipped(argument(), precision), flags, width);
      case 'b' -> {
        String text = argument();
        int stop = Text.find(text, "\\c", 0);
        padded(
            clipped(Escapes.decode(stop < 0 ? text : text.substring(0, stop)), precision),
            flags,
            width);
        return stop < 0;
      }
      case 'c' -> padded(clipped(argument(), 1), flags, width);
      case 'd', 'i', 'u', 'x', 'X', 'o' -> {
        long value = number(argument());
        boolean signed = letter == 'd' || letter == 'i';
        int base = letter == 'o' ? 8 : letter == 'x' || letter == 'X' ? 16 : 10;
        String digits =
            Text.digits(signed && value < 0 ? -value : value, base, Math.max(1, precision));
        if (flags.indexOf('#') >= 0 && value != 0 && base != 10) {
          digits = (base == 8 ? "0" : "0x") + digits;
        }
        integer(
            letter == 'X' ? Text.upper(digits) : digits,
            sign(signed, value, flags),
            flags,
            width,
            precision);
      }
      default -> {
        status = fail("%" + letter + ": there is no such conversion");
        return false;
      }
    }
    return true;
  }

  private static String sign(boolean signed, long value, String flags) {
    if (!signed) {
      return "";
    }
    if (value < 0) {
      return "-";
    }
    return flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
  }

  private void integer(String digits, String sign, String flags, int width, int precision) {
    boolean zeros = flags.indexOf('0') >= 0 && flags.indexOf('-') < 0 && precision < 0;
    if (zeros) {
      padded(sign + Text.repeat('0', width - sign.length() - digits.length()) + digits, "", width);
    } else {
      padded(sign + digits, flags, width);
    }
  }

  private static String clipped(String text, int most) {
    return most >= 0 && text.length() > most ? text.substring(0, most) : text;
  }

  private void padded(String text, String flags, int width) {
    if (flags.indexOf('-') >= 0) {
      out.left(text, width);
    } else {
      out.right(text, width);
    }
  }

  private long number(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (text.length() > 1 && (text.charAt(0) == '\'' || text.charAt(0) == '"')) {
      return text.charAt(1);
    }
    long value = Numbers.parseC(text);
    if (value == Numbers.NONE) {
      status = fail("'" + text + "' is no number");
      return 0;
    }
    return value;
  }
}
