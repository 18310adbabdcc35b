package org.matryoshka.asm.token;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The values of numbers and strings as NASM writes them (NASM manual, 3.4). */
public final class Literals {
  private Literals() {}

  /**
   * The value of an integer: decimal, or with a radix prefix ({@code 0x 0h $ 0o 0q 0b 0y 0d 0t}) or
   * suffix ({@code h x o q b y d t}), with underscores anywhere.
   *
   * @param text the token's text
   * @return its value modulo 2^64, or nothing if it is no number
   */
  public static Optional<Long> integer(String text) {
    BigInteger value = exactInteger(text);
    return value == null ? Optional.empty() : Optional.of(value.longValue());
  }

  /** Whether the number needs more than 64 bits. */
  public static boolean isTooLarge(String text) {
    BigInteger value = exactInteger(text);
    return value != null && value.bitLength() > 64;
  }

  private static BigInteger exactInteger(String text) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    if (digits.startsWith("$")) {
      return parse(digits.substring(1), 16);
    }
    if (digits.length() > 2 && digits.charAt(0) == '0') {
      int radix = radix(digits.charAt(1));
      // 0b1h is hexadecimal, 0d1h too: a suffix that fits wins over a prefix, as in NASM
      if (radix != 0 && !(digits.endsWith("h") && radix != 16)) {
        BigInteger value = parse(digits.substring(2), radix);
        if (value != null) {
          return value;
        }
      }
    }
    int last = digits.isEmpty() ? 0 : radix(digits.charAt(digits.length() - 1));
    if (last != 0 && digits.length() > 1) {
      BigInteger value = parse(digits.substring(0, digits.length() - 1), last);
      if (value != null) {
        return value;
      }
    }
    return parse(digits, 10);
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'h' -> 16;
      case 'o', 'q' -> 8;
      case 'b', 'y' -> 2;
      case 'd', 't' -> 10;
      default -> 0;
    };
  }

  private static BigInteger parse(String digits, int radix) {
    if (digits.isEmpty() || digits.length() > 256) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), radix) < 0) {
        return null;
      }
    }
    return new BigInteger(digits, radix);
  }

  /**
   * The bytes of a quoted string: UTF-8; backquotes give C escapes.
   *
   * @param quoted the token's text with its quotes
   * @return its bytes
   */
  public static byte[] stringBytes(String quoted) {
    String inner = quoted.substring(1, quoted.length() - 1);
    if (quoted.charAt(0) != '`' || inner.indexOf('\\') < 0) {
      return inner.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(inner.length());
    for (int i = 0; i < inner.length(); ) {
      if (inner.charAt(i) == '\\' && i + 1 < inner.length()) {
        i = escape(inner, i + 1, out);
      } else {
        int end = inner.indexOf('\\', i);
        end = end <= i ? inner.length() : end;
        out.writeBytes(inner.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end;
      }
    }
    return out.toByteArray();
  }

  /** Decodes the escape whose letter is at {@code at}; returns the index after it. */
  private static int escape(String text, int at, ByteArrayOutputStream out) {
    char letter = text.charAt(at);
    int control = "abtnvfre".indexOf(letter);
    if (control >= 0) {
      out.write("\u0007\b\t\n\u000B\f\r\u001B".charAt(control));
      return at + 1;
    }
    int most =
        switch (letter) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    if (most > 0) {
      int end = digitsEnd(text, at + 1, most, 16);
      if (end == at + 1) {
        out.write(letter);
        return end;
      }
      int code = Integer.parseUnsignedInt(text.substring(at + 1, end), 16);
      if (most == 2) {
        out.write(code);
      } else {
        boolean valid = Character.isValidCodePoint(code);
        out.writeBytes(Character.toString(valid ? code : 0xFFFD).getBytes(StandardCharsets.UTF_8));
      }
      return end;
    }
    int end = digitsEnd(text, at, 3, 8);
    if (end > at) {
      out.write(Integer.parseInt(text.substring(at, end), 8));
      return end;
    }
    int length = Character.charCount(text.codePointAt(at));
    out.writeBytes(text.substring(at, at + length).getBytes(StandardCharsets.UTF_8));
    return at + length;
  }

  private static int digitsEnd(String text, int from, int most, int radix) {
    int end = from;
    while (end < text.length()
        && end < from + most
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    return end;
  }

  /** A string as a number: its bytes little-endian, those after the eighth dropped. */
  public static long characterConstant(byte[] bytes) {
    long value = 0;
    for (int i = Math.min(8, bytes.length) - 1; i >= 0; i--) {
      value = value << 8 | (bytes[i] & 0xFF);
    }
    return value;
  }

  /** A string literal with these bytes, for strings that the preprocessor makes. */
  public static String quote(byte[] bytes) {
    StringBuilder out = new StringBuilder("`");
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      for (byte b : bytes) {
        out.append(String.format(Locale.ROOT, "\\x%02x", b));
      }
      return out.append('`').toString();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('`').toString();
  }
}
