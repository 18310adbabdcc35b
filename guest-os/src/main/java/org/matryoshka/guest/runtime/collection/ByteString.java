package org.matryoshka.guest.runtime.collection;

/**
 * Bytes that never change, as a value: a file name or a line, which in a UNIX system are bytes and
 * not characters. Text and bytes correspond one to one (Latin-1).
 */
public final class ByteString implements Comparable<ByteString> {
  /** No bytes. */
  public static final ByteString EMPTY = new ByteString(new byte[0], 0);

  private final byte[] bytes;
  private final int hash;

  private ByteString(byte[] bytes, int hash) {
    this.bytes = bytes;
    this.hash = hash;
  }

  /** The bytes of a text of characters up to 255; of others the low 8 bits. */
  public static ByteString of(String text) {
    return own(bytesOf(text));
  }

  /** A copy of a part of an array. */
  public static ByteString of(byte[] source, int offset, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(source, offset, copy, 0, length);
    return own(copy);
  }

  private static ByteString own(byte[] bytes) {
    int hash = 0;
    for (int i = 0; i < bytes.length; i++) {
      hash = 31 * hash + (bytes[i] & 0xff);
    }
    return new ByteString(bytes, hash);
  }

  /** The bytes of a text: its characters' low 8 bits. */
  public static byte[] bytesOf(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  /** A part of an array as text, each byte a character from 0 to 255. */
  public static String textOf(byte[] bytes, int offset, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) (bytes[offset + i] & 0xff));
    }
    return text.toString();
  }

  /** The number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** The byte at an index, 0 to 255. */
  public int at(int index) {
    return bytes[index] & 0xff;
  }

  /** The index of the first byte of a value from a start on; -1 if there is none. */
  public int indexOf(int value, int start) {
    for (int i = Math.max(start, 0); i < bytes.length; i++) {
      if (bytes[i] == (byte) value) {
        return i;
      }
    }
    return -1;
  }

  /** The bytes from one index to before another. */
  public ByteString slice(int start, int end) {
    return of(bytes, start, end - start);
  }

  /** Whether the bytes are those of a text. */
  public boolean equalsText(String text) {
    if (text.length() != bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((char) (bytes[i] & 0xff) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Copies the bytes to an array. */
  public void copyTo(byte[] destination, int offset) {
    System.arraycopy(bytes, 0, destination, offset, bytes.length);
  }

  /** Order by bytes, unsigned, a prefix first: as {@code LC_ALL=C sort} has it. */
  @Override
  public int compareTo(ByteString other) {
    int shared = Math.min(bytes.length, other.bytes.length);
    for (int i = 0; i < shared; i++) {
      int difference = at(i) - other.at(i);
      if (difference != 0) {
        return difference;
      }
    }
    return bytes.length - other.bytes.length;
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof ByteString other)
        || other.hash != hash
        || other.bytes.length != bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != other.bytes[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return textOf(bytes, 0, bytes.length);
  }
}
