package org.matryoshka.guest.user.lib;

/** Little-endian numbers and C strings in byte arrays: how the kernel's structures are read and written. */
public final class Bytes {
  private Bytes() {}

  public static int getShort(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) | (bytes[offset + 1] & 0xff) << 8;
  }

  public static int getInt(byte[] bytes, int offset) {
    return getShort(bytes, offset) | getShort(bytes, offset + 2) << 16;
  }

  public static long getLong(byte[] bytes, int offset) {
    return (getInt(bytes, offset) & 0xffffffffL) | (long) getInt(bytes, offset + 4) << 32;
  }

  public static void putInt(byte[] bytes, int offset, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[offset + i] = (byte) (value >>> 8 * i);
    }
  }

  public static void putLong(byte[] bytes, int offset, long value) {
    putInt(bytes, offset, (int) value);
    putInt(bytes, offset + 4, (int) (value >>> 32));
  }

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
