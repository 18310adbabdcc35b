package org.matryoshka.guest.aot.ir;

/** How a field or an array element lies in memory. */
public enum ElementKind {
  /** One byte, 0 or 1. */
  BOOLEAN('Z', 0, ValueType.INT),
  /** One byte, extended with its sign. */
  BYTE('B', 0, ValueType.INT),
  /** Two bytes, extended with zeros. */
  CHAR('C', 1, ValueType.INT),
  /** Two bytes, extended with their sign. */
  SHORT('S', 1, ValueType.INT),
  /** Four bytes. */
  INT('I', 2, ValueType.INT),
  /** Eight bytes. */
  LONG('J', 3, ValueType.LONG),
  /** The address of an object, eight bytes. */
  REFERENCE('L', 3, ValueType.REFERENCE);

  private final char letter;
  private final int log2Size;
  private final ValueType valueType;

  ElementKind(char letter, int log2Size, ValueType valueType) {
    this.letter = letter;
    this.log2Size = log2Size;
    this.valueType = valueType;
  }

  /** Returns the letter of the type in a descriptor; {@code L} stands for arrays too. */
  public char letter() {
    return letter;
  }

  /** Returns the binary logarithm of the size in bytes. */
  public int log2Size() {
    return log2Size;
  }

  /** Returns the size in bytes. */
  public int size() {
    return 1 << log2Size;
  }

  /** Returns how a register holds a value that was loaded. */
  public ValueType valueType() {
    return valueType;
  }

  /**
   * Returns how a value of a type lies in memory.
   *
   * @param descriptor a field descriptor
   * @throws IllegalArgumentException if no field can have the type
   */
  public static ElementKind ofDescriptor(String descriptor) {
    char first = descriptor.charAt(0);
    if (first == '[') {
      return REFERENCE;
    }
    if (first == 'F' || first == 'D') {
      // Programs with them are refused, but only when all of their code has been read.
      return first == 'F' ? INT : LONG;
    }
    for (ElementKind kind : values()) {
      if (kind.letter == first) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No element kind for descriptor " + descriptor);
  }
}
