package org.matryoshka.guest.aot.ir;

/**
 * What a register holds. Booleans, bytes, chars and shorts are {@code INT}s that have been extended
 * to 32 bits as Java does.
 */
public enum ValueType {
  /** 32 bits; the upper half of a 64-bit register is undefined. */
  INT,
  /** 64 bits. */
  LONG,
  /** The address of an object, or 0 for null. */
  REFERENCE,
  /** No value: an instruction that is there for its effect. */
  VOID;

  /**
   * Returns how a value of a type is held in a register.
   *
   * @param descriptor a field descriptor, or {@code V}
   */
  public static ValueType ofDescriptor(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'V' -> VOID;
      case 'J', 'D' -> LONG;
      case 'L', '[' -> REFERENCE;
      default -> INT;
    };
  }
}
