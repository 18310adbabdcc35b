package org.matryoshka.guest.runtime.collection;

/**
 * Numbers in byte arrays in the machine's byte order: the fields of structures that user space
 * sees.
 */
public final class LittleEndian {
  private LittleEndian() {}

  /** The 16-bit number at an offset, 0 to 65535. */
  public static int getUnsignedShort(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) | (bytes[offset + 1] & 0xff) << 8;
  }

  /** The 32-bit number at an offset. */
  public static int getInt(byte[] bytes, int offset) {
    return getUnsignedShort(bytes, offset) | getUnsignedShort(bytes, offset + 2) << 16;
  }

  /** The 64-bit number at an offset. */
  public static long getLong(byte[] bytes, int offset) {
    return (getInt(bytes, offset) & 0xffff_ffffL) | (long) getInt(bytes, offset + 4) << 32;
  }

  /** Writes the low 16 bits of a number. */
  public static void putShort(byte[] bytes, int offset, int value) {
    bytes[offset] = (byte) value;
    bytes[offset + 1] = (byte) (value >> 8);
  }

  /** Writes a 32-bit number. */
  public static void putInt(byte[] bytes, int offset, int value) {
    putShort(bytes, offset, value);
    putShort(bytes, offset + 2, value >> 16);
  }

  /** Writes a 64-bit number. */
  public static void putLong(byte[] bytes, int offset, long value) {
    putInt(bytes, offset, (int) value);
    putInt(bytes, offset + 4, (int) (value >> 32));
  }
}
