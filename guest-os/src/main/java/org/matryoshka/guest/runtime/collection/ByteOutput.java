package org.matryoshka.guest.runtime.collection;

/**
 * Builds text and binary structures byte by byte in an array that grows: the content of {@code
 * /proc} files, of structures for user space, of what a program prints. The methods return the
 * builder.
 */
public final class ByteOutput {
  private static final String DIGITS = "0123456789abcdef";

  private byte[] bytes;
  private int size;
  private int lineStart;

  /** An empty output. */
  public ByteOutput() {
    this(64);
  }

  /** An empty output with room for so many bytes, 0 or more. */
  public ByteOutput(int capacity) {
    bytes = new byte[capacity];
  }

  /** The number of bytes written. */
  public int size() {
    return size;
  }

  /** The array that holds the bytes from 0 to {@code size() - 1}: valid until the next write. */
  public byte[] array() {
    return bytes;
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    byte[] copy = new byte[size];
    System.arraycopy(bytes, 0, copy, 0, size);
    return copy;
  }

  /** Forgets all bytes. */
  public ByteOutput clear() {
    size = 0;
    lineStart = 0;
    return this;
  }

  /** Appends the low 8 bits of a value. */
  public ByteOutput put(int value) {
    makeRoom(1);
    bytes[size] = (byte) value;
    size++;
    if (value == '\n') {
      lineStart = size;
    }
    return this;
  }

  /** Appends a part of an array. */
  public ByteOutput put(byte[] source, int offset, int length) {
    makeRoom(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
    return this;
  }

  /** Appends a text, a byte for each character. */
  public ByteOutput text(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
    return this;
  }

  /** Appends a number in decimal. */
  public ByteOutput decimal(long value) {
    return text(Long.toString(value));
  }

  /** Appends a number in decimal, with spaces before it up to a width. */
  public ByteOutput decimal(long value, int width) {
    return right(Long.toString(value), width);
  }

  /** Appends a number as unsigned hexadecimal without prefix, with zeros up to so many digits. */
  public ByteOutput hex(long value, int digits) {
    int shown = Math.max(digits, (67 - Long.numberOfLeadingZeros(value | 1)) / 4);
    for (int i = shown - 1; i >= 0; i--) {
      put(i >= 16 ? '0' : DIGITS.charAt((int) (value >>> (4 * i)) & 15));
    }
    return this;
  }

  /** Appends a text with spaces before it up to a width. */
  public ByteOutput right(String text, int width) {
    return spaces(width - text.length()).text(text);
  }

  /** Appends a text with spaces behind it up to a width. */
  public ByteOutput left(String text, int width) {
    return text(text).spaces(width - text.length());
  }

  /** Appends so many spaces, none if negative. */
  public ByteOutput spaces(int count) {
    for (int i = 0; i < count; i++) {
      put(' ');
    }
    return this;
  }

  /** Appends spaces until the line has so many bytes. */
  public ByteOutput column(int column) {
    return spaces(column - (size - lineStart));
  }

  /** Appends a line feed. */
  public ByteOutput line() {
    return put('\n');
  }

  /** Appends the low 16 bits of a number, little-endian. */
  public ByteOutput putShort(int value) {
    makeRoom(2);
    LittleEndian.putShort(bytes, size, value);
    size += 2;
    return this;
  }

  /** Appends a 32-bit number, little-endian. */
  public ByteOutput putInt(int value) {
    makeRoom(4);
    LittleEndian.putInt(bytes, size, value);
    size += 4;
    return this;
  }

  /** Appends a 64-bit number, little-endian. */
  public ByteOutput putLong(long value) {
    makeRoom(8);
    LittleEndian.putLong(bytes, size, value);
    size += 8;
    return this;
  }

  /** Appends zero bytes up to a size. */
  public ByteOutput zerosTo(int end) {
    while (size < end) {
      put(0);
    }
    return this;
  }

  @Override
  public String toString() {
    return ByteString.textOf(bytes, 0, size);
  }

  private void makeRoom(int more) {
    if (size + more > bytes.length) {
      byte[] larger = new byte[Math.max(size + more, 2 * bytes.length)];
      System.arraycopy(bytes, 0, larger, 0, size);
      bytes = larger;
    }
  }
}
