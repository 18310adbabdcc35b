package org.matryoshka.gui.inspect.memory;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What is searched for.
 *
 * @param bytes at least one
 */
public record SearchPattern(byte[] bytes) {
  /** How a pattern is written. */
  public enum Kind {
    /** Bytes as hexadecimal digits, with or without spaces. */
    BYTES("Bytes"),
    /** Text in UTF-8. */
    TEXT("Text"),
    /** A number of 16 bits, little-endian. */
    NUMBER16("16-bit number"),
    /** A number of 32 bits. */
    NUMBER32("32-bit number"),
    /** A number of 64 bits. */
    NUMBER64("64-bit number");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** Copies; a pattern is not empty. */
  public SearchPattern {
    bytes = bytes.clone();
    if (bytes.length == 0) {
      throw new IllegalArgumentException("there is nothing to search for");
    }
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is not one; the message is for the user
   */
  public static SearchPattern parse(Kind kind, String text) {
    return switch (kind) {
      case TEXT -> new SearchPattern(text.getBytes(StandardCharsets.UTF_8));
      case BYTES -> bytes(text);
      case NUMBER16 -> number(text, 2);
      case NUMBER32 -> number(text, 4);
      case NUMBER64 -> number(text, 8);
    };
  }

  private static SearchPattern bytes(String text) {
    String digits = text.replaceAll("[\\s_,]", "");
    if (digits.toLowerCase(Locale.ROOT).startsWith("0x")) {
      digits = digits.substring(2);
    }
    try {
      return new SearchPattern(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a sequence of bytes; write for instance 55 48 89 e5", e);
    }
  }

  private static SearchPattern number(String text, int size) {
    String digits = text.strip().replace("_", "");
    boolean minus = digits.startsWith("-");
    String rest = minus ? digits.substring(1) : digits;
    try {
      long value =
          rest.regionMatches(true, 0, "0x", 0, 2)
              ? Long.parseUnsignedLong(rest, 2, rest.length(), 16)
              : Long.parseUnsignedLong(rest);
      long signed = minus ? -value : value;
      int unused = 64 - 8 * size;
      if (signed << unused >> unused != signed && signed << unused >>> unused != signed) {
        throw new IllegalArgumentException(text + " does not fit into " + 8 * size + " bits");
      }
      byte[] bytes = new byte[size];
      for (int i = 0; i < size; i++) {
        bytes[i] = (byte) (signed >>> (8 * i));
      }
      return new SearchPattern(bytes);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a number; write for instance 42 or 0x2a", e);
    }
  }
}
