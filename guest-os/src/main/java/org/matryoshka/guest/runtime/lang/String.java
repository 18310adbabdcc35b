package org.matryoshka.guest.runtime.lang;

/**
 * Text of characters up to 255, a byte each. The compiler makes literals of it as read-only data:
 * its one field must stay the only one.
 */
public final class String implements CharSequence, Comparable<java.lang.String> {
  private final byte[] bytes;

  private String(byte[] bytes) {
    this.bytes = bytes;
  }

  /** No text. */
  public String() {
    this(new byte[0]);
  }

  /** The same text. */
  public String(java.lang.String original) {
    this(of(original).bytes);
  }

  /** Text of these characters. */
  public String(char[] characters) {
    this(characters, 0, characters.length);
  }

  /** Text of a part of these characters. */
  public String(char[] characters, int offset, int count) {
    this(new byte[count]);
    for (int i = 0; i < count; i++) {
      bytes[i] = StringBuilder.encode(characters[offset + i]);
    }
  }

  /** Text of a part of an array of which a byte is a character. */
  static java.lang.String text(byte[] source, int offset, int length) {
    byte[] copy = new byte[length];
    java.lang.System.arraycopy(source, offset, copy, 0, length);
    return new String(copy).toString();
  }

  private static String of(java.lang.String text) {
    return (String) (java.lang.Object) text;
  }

  /** The text of an object; "null" for null. */
  public static java.lang.String valueOf(java.lang.Object object) {
    return object == null ? "null" : object.toString();
  }

  /** "true" or "false". */
  public static java.lang.String valueOf(boolean value) {
    return value ? "true" : "false";
  }

  /** Text of one character. */
  public static java.lang.String valueOf(char value) {
    byte[] one = new byte[1];
    one[0] = StringBuilder.encode(value);
    return new String(one).toString();
  }

  /** The number in decimal. */
  public static java.lang.String valueOf(int value) {
    return Numerals.decimal(value);
  }

  /** The number in decimal. */
  public static java.lang.String valueOf(long value) {
    return Numerals.decimal(value);
  }

  /** Text of these characters. */
  public static java.lang.String valueOf(char[] value) {
    return new String(value).toString();
  }

  @Override
  public int length() {
    return bytes.length;
  }

  /** Whether there is no character. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public char charAt(int index) {
    return (char) (bytes[index] & 0xff);
  }

  @Override
  public boolean equals(java.lang.Object object) {
    if (this == object) {
      return true;
    }
    return object instanceof java.lang.String other
        && other.length() == bytes.length
        && regionMatches(0, other, 0, bytes.length);
  }

  /** Whether the texts are equal if capital letters count as small ones. */
  public boolean equalsIgnoreCase(java.lang.String other) {
    if (other == null || other.length() != bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      char left = charAt(i);
      char right = other.charAt(i);
      if (left != right && Character.toLowerCase(left) != Character.toLowerCase(right)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < bytes.length; i++) {
      hash = 31 * hash + (bytes[i] & 0xff);
    }
    return hash;
  }

  @Override
  public int compareTo(java.lang.String other) {
    int shared = Math.min(bytes.length, other.length());
    for (int i = 0; i < shared; i++) {
      int difference = charAt(i) - other.charAt(i);
      if (difference != 0) {
        return difference;
      }
    }
    return bytes.length - other.length();
  }

  @Override
  public java.lang.String toString() {
    return (java.lang.String) (java.lang.Object) this;
  }

  /** Whether a part of this text equals one of another. */
  public boolean regionMatches(int start, java.lang.String other, int otherStart, int length) {
    if (start < 0
        || otherStart < 0
        || start > bytes.length - length
        || otherStart > other.length() - length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (charAt(start + i) != other.charAt(otherStart + i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text starts so. */
  public boolean startsWith(java.lang.String prefix) {
    return regionMatches(0, prefix, 0, prefix.length());
  }

  /** Whether the text from an index on starts so. */
  public boolean startsWith(java.lang.String prefix, int start) {
    return regionMatches(start, prefix, 0, prefix.length());
  }

  /** Whether the text ends so. */
  public boolean endsWith(java.lang.String suffix) {
    return regionMatches(bytes.length - suffix.length(), suffix, 0, suffix.length());
  }

  /** The first index of a character; -1 if it does not occur. */
  public int indexOf(int character) {
    return indexOf(character, 0);
  }

  /** The first index of a character from a start on; -1 if it does not occur. */
  public int indexOf(int character, int start) {
    for (int i = Math.max(start, 0); i < bytes.length; i++) {
      if (charAt(i) == character) {
        return i;
      }
    }
    return -1;
  }

  /** The first index of a text; -1 if it does not occur. */
  public int indexOf(java.lang.String part) {
    return indexOf(part, 0);
  }

  /** The first index of a text from a start on; -1 if it does not occur. */
  public int indexOf(java.lang.String part, int start) {
    int first = Math.min(Math.max(start, 0), bytes.length);
    for (int i = first; i <= bytes.length - part.length(); i++) {
      if (startsWith(part, i)) {
        return i;
      }
    }
    return -1;
  }

  /** The last index of a character; -1 if it does not occur. */
  public int lastIndexOf(int character) {
    return lastIndexOf(character, bytes.length - 1);
  }

  /** The last index of a character not above a start; -1 if it does not occur. */
  public int lastIndexOf(int character, int start) {
    for (int i = Math.min(start, bytes.length - 1); i >= 0; i--) {
      if (charAt(i) == character) {
        return i;
      }
    }
    return -1;
  }

  /** The last index of a text; -1 if it does not occur. */
  public int lastIndexOf(java.lang.String part) {
    for (int i = bytes.length - part.length(); i >= 0; i--) {
      if (startsWith(part, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a text occurs. */
  public boolean contains(java.lang.CharSequence part) {
    return indexOf(part.toString()) >= 0;
  }

  /** The text from an index on. */
  public java.lang.String substring(int start) {
    return substring(start, bytes.length);
  }

  /** The text from an index to before another. */
  public java.lang.String substring(int start, int end) {
    if (start < 0 || start > end || end > bytes.length) {
      throw new java.lang.StringIndexOutOfBoundsException(
          "begin " + start + ", end " + end + ", length " + bytes.length);
    }
    if (start == 0 && end == bytes.length) {
      return toString();
    }
    return text(bytes, start, end - start);
  }

  /** This text and the other behind it. */
  public java.lang.String concat(java.lang.String other) {
    if (other.isEmpty()) {
      return toString();
    }
    byte[] joined = new byte[bytes.length + other.length()];
    copyTo(joined, 0);
    of(other).copyTo(joined, bytes.length);
    return new String(joined).toString();
  }

  /** Every occurrence of a character replaced by another. */
  public java.lang.String replace(char old, char by) {
    byte[] replaced = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      replaced[i] = charAt(i) == old ? StringBuilder.encode(by) : bytes[i];
    }
    return new String(replaced).toString();
  }

  /** Every occurrence of a text, from the left, replaced by another. */
  public java.lang.String replace(java.lang.CharSequence old, java.lang.CharSequence by) {
    java.lang.String part = old.toString();
    java.lang.String replacement = by.toString();
    java.lang.StringBuilder result = new java.lang.StringBuilder();
    int start = 0;
    for (int at = indexOf(part, 0); at >= 0; at = indexOf(part, start)) {
      result.append(substring(start, at)).append(replacement);
      start = at + part.length();
      if (part.isEmpty()) {
        if (at == bytes.length) {
          return result.toString();
        }
        result.append(charAt(at));
        start = at + 1;
      }
    }
    return result.append(substring(start)).toString();
  }

  /** Without the characters up to the space at both ends. */
  public java.lang.String trim() {
    int start = 0;
    int end = bytes.length;
    while (start < end && charAt(start) <= ' ') {
      start++;
    }
    while (start < end && charAt(end - 1) <= ' ') {
      end--;
    }
    return substring(start, end);
  }

  /** Without white space at both ends. */
  public java.lang.String strip() {
    int start = 0;
    int end = bytes.length;
    while (start < end && Character.isWhitespace(charAt(start))) {
      start++;
    }
    while (start < end && Character.isWhitespace(charAt(end - 1))) {
      end--;
    }
    return substring(start, end);
  }

  /** Whether there is nothing but white space. */
  public boolean isBlank() {
    return strip().isEmpty();
  }

  /** This text so many times. */
  public java.lang.String repeat(int count) {
    if (count < 0) {
      throw new java.lang.IllegalArgumentException("count is negative: " + count);
    }
    byte[] repeated = new byte[bytes.length * count];
    for (int i = 0; i < count; i++) {
      copyTo(repeated, i * bytes.length);
    }
    return new String(repeated).toString();
  }

  /** With small letters. */
  public java.lang.String toLowerCase() {
    byte[] lower = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      lower[i] = (byte) Character.toLowerCase(charAt(i));
    }
    return new String(lower).toString();
  }

  /** With capital letters where Latin-1 has them. */
  public java.lang.String toUpperCase() {
    byte[] upper = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      char capital = Character.toUpperCase(charAt(i));
      upper[i] = capital > 0xff ? bytes[i] : (byte) capital;
    }
    return new String(upper).toString();
  }

  /** The characters. */
  public char[] toCharArray() {
    char[] characters = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      characters[i] = charAt(i);
    }
    return characters;
  }

  /** Copies the bytes; also for {@link StringBuilder}. */
  void copyTo(byte[] destination, int offset) {
    java.lang.System.arraycopy(bytes, 0, destination, offset, bytes.length);
  }
}
