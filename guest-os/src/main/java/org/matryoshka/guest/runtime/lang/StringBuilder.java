package org.matryoshka.guest.runtime.lang;

/** Builds text. The compiler also makes string concatenation of it. */
public final class StringBuilder implements CharSequence {
  private byte[] bytes;
  private int size;

  /** Without text. */
  public StringBuilder() {
    this(32);
  }

  /** Without text, with room for so many characters. */
  public StringBuilder(int capacity) {
    bytes = new byte[capacity];
  }

  /** With a text to start with. */
  public StringBuilder(java.lang.String text) {
    this(text.length() + 16);
    append(text);
  }

  /** A character as a byte; what Latin-1 does not have becomes a question mark. */
  static byte encode(char c) {
    return c > 0xff ? (byte) '?' : (byte) c;
  }

  @Override
  public int length() {
    return size;
  }

  /** Whether there is no character. */
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public char charAt(int index) {
    checkIndex(index);
    return (char) (bytes[index] & 0xff);
  }

  /** Appends a text, "null" for null. */
  public StringBuilder append(java.lang.String text) {
    java.lang.String shown = text == null ? "null" : text;
    int length = shown.length();
    makeRoom(length);
    ((String) (java.lang.Object) shown).copyTo(bytes, size);
    size += length;
    return this;
  }

  /** Appends the text of an object, "null" for null. */
  public StringBuilder append(java.lang.Object object) {
    return append(java.lang.String.valueOf(object));
  }

  /** Appends characters, "null" for null. */
  public StringBuilder append(java.lang.CharSequence characters) {
    return append(java.lang.String.valueOf(characters));
  }

  /** Appends characters from an index to before another. */
  public StringBuilder append(java.lang.CharSequence characters, int start, int end) {
    return append(characters.toString().substring(start, end));
  }

  /** Appends characters. */
  public StringBuilder append(char[] characters) {
    for (int i = 0; i < characters.length; i++) {
      append(characters[i]);
    }
    return this;
  }

  /** Appends a character. */
  public StringBuilder append(char c) {
    makeRoom(1);
    bytes[size] = encode(c);
    size++;
    return this;
  }

  /** Appends "true" or "false". */
  public StringBuilder append(boolean value) {
    return append(value ? "true" : "false");
  }

  /** Appends a number in decimal. */
  public StringBuilder append(int value) {
    return append((long) value);
  }

  /** Appends a number in decimal. */
  public StringBuilder append(long value) {
    makeRoom(20);
    int start = Numerals.writeDecimal(value, bytes, size + 20);
    int length = size + 20 - start;
    for (int i = 0; i < length; i++) {
      bytes[size + i] = bytes[start + i];
    }
    size += length;
    return this;
  }

  /** Inserts a text before an index. */
  public StringBuilder insert(int index, java.lang.String text) {
    if (index < 0 || index > size) {
      throw new java.lang.StringIndexOutOfBoundsException("offset " + index + ", length " + size);
    }
    java.lang.String shown = text == null ? "null" : text;
    int length = shown.length();
    makeRoom(length);
    java.lang.System.arraycopy(bytes, index, bytes, index + length, size - index);
    ((String) (java.lang.Object) shown).copyTo(bytes, index);
    size += length;
    return this;
  }

  /** Inserts a character before an index. */
  public StringBuilder insert(int index, char c) {
    return insert(index, java.lang.String.valueOf(c));
  }

  /** Inserts a number in decimal before an index. */
  public StringBuilder insert(int index, int value) {
    return insert(index, java.lang.String.valueOf(value));
  }

  /** Replaces a character. */
  public void setCharAt(int index, char c) {
    checkIndex(index);
    bytes[index] = encode(c);
  }

  /** Cuts the text, or extends it with zero characters. */
  public void setLength(int length) {
    if (length > size) {
      makeRoom(length - size);
      for (int i = size; i < length; i++) {
        bytes[i] = 0;
      }
    }
    size = length;
  }

  /** Removes the characters from an index to before another or the end. */
  public StringBuilder delete(int start, int end) {
    int stop = Math.min(end, size);
    if (start < 0 || start > stop) {
      throw new java.lang.StringIndexOutOfBoundsException(
          "start " + start + ", end " + stop + ", length " + size);
    }
    java.lang.System.arraycopy(bytes, stop, bytes, start, size - stop);
    size -= stop - start;
    return this;
  }

  /** Removes a character. */
  public StringBuilder deleteCharAt(int index) {
    checkIndex(index);
    return delete(index, index + 1);
  }

  /** Turns the text round. */
  public StringBuilder reverse() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      byte one = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = one;
    }
    return this;
  }

  /** The first index of a text; -1 if it does not occur. */
  public int indexOf(java.lang.String part) {
    return toString().indexOf(part);
  }

  /** The text from an index on. */
  public java.lang.String substring(int start) {
    return substring(start, size);
  }

  /** The text from an index to before another. */
  public java.lang.String substring(int start, int end) {
    if (start < 0 || start > end || end > size) {
      throw new java.lang.StringIndexOutOfBoundsException(
          "start " + start + ", end " + end + ", length " + size);
    }
    return String.text(bytes, start, end - start);
  }

  @Override
  public java.lang.String toString() {
    return String.text(bytes, 0, size);
  }

  private void checkIndex(int index) {
    if (index < 0 || index >= size) {
      throw new java.lang.StringIndexOutOfBoundsException("index " + index + ",length " + size);
    }
  }

  private void makeRoom(int more) {
    if (size + more > bytes.length) {
      byte[] larger = new byte[Math.max(size + more, 2 * bytes.length + 2)];
      java.lang.System.arraycopy(bytes, 0, larger, 0, size);
      bytes = larger;
    }
  }
}
