package org.matryoshka.asm.object;

import java.util.Arrays;

/** A growing array of bytes with little-endian numbers, for file formats. */
public final class LittleEndianOutput {
  private byte[] bytes = new byte[256];
  private int size;

  /** Bytes written so far. */
  public int size() {
    return size;
  }

  /** Appends a number of 1 to 8 bytes. */
  public LittleEndianOutput put(long value, int count) {
    ensure(count);
    set(bytes, size, value, count);
    size += count;
    return this;
  }

  /** Appends bytes. */
  public LittleEndianOutput put(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  /** Appends a byte several times. */
  public LittleEndianOutput fill(int value, int count) {
    ensure(count);
    Arrays.fill(bytes, size, size + count, (byte) value);
    size += count;
    return this;
  }

  /** Appends the last bytes again, several times. */
  public LittleEndianOutput repeatTail(int length, int times) {
    ensure(Math.multiplyExact(length, times));
    int from = size - length;
    if (length == 1) {
      return fill(bytes[from], times);
    }
    for (int i = 0; i < times; i++) {
      System.arraycopy(bytes, from, bytes, size, length);
      size += length;
    }
    return this;
  }

  /** Appends zeros up to an offset, if it lies ahead. */
  public LittleEndianOutput padTo(long offset) {
    return fill(0, Math.toIntExact(Math.max(0, offset - size)));
  }

  /** Writes a number into bytes. */
  public static void set(byte[] bytes, int offset, long value, int count) {
    for (int i = 0; i < count; i++) {
      bytes[offset + i] = (byte) (value >> (8 * i));
    }
  }

  /** All bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void ensure(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
    }
  }
}
