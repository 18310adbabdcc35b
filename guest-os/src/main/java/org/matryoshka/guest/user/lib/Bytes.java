package org.matryoshka.guest.user.lib;

/**
 * Strings as bytes and back: each character is one byte (Latin-1), so that any file name survives.
 */
public final class Bytes {
  private Bytes() {}

  /** The string from {@code offset} to the next zero byte, or to the end of the array. */
  public static String getString(byte[] bytes, int offset) {
    int end = offset;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return text(bytes, offset, end - offset);
  }

  /** Bytes as a string of as many characters (Latin-1). */
  public static String text(byte[] bytes, int offset, int length) {
    StringBuilder result = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      result.append((char) (bytes[offset + i] & 0xff));
    }
    return result.toString();
  }

  /** The characters of a string as bytes. */
  public static byte[] of(String text) {
    byte[] result = new byte[text.length()];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) text.charAt(i);
    }
    return result;
  }

  /** A string as C has it: its bytes and a zero. */
  public static byte[] zeroTerminated(String text) {
    int length = text.length();
    byte[] result = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      result[i] = (byte) text.charAt(i);
    }
    return result;
  }
}
