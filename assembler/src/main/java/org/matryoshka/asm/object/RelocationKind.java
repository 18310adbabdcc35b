package org.matryoshka.asm.object;

/**
 * What a linker writes into a field (System V ABI, AMD64 supplement, 4.4): S is the address of the
 * target, A the addend, P the address of the field.
 */
public enum RelocationKind {
  /** S + A, 64 bits. */
  ABSOLUTE_64(1, 8, false),
  /** S + A − P, 32 bits signed. */
  RELATIVE_32(2, 4, true),
  /** S + A − P to the procedure linkage table; in a static image to the symbol itself. */
  PLT_32(4, 4, true),
  /** S + A, 32 bits, zero-extended by the instruction. */
  ABSOLUTE_32(10, 4, false),
  /** S + A, 32 bits, sign-extended by the instruction. */
  ABSOLUTE_32_SIGNED(11, 4, false),
  /** S + A, 16 bits. */
  ABSOLUTE_16(12, 2, false),
  /** S + A − P, 16 bits. */
  RELATIVE_16(13, 2, true),
  /** S + A, 8 bits. */
  ABSOLUTE_8(14, 1, false),
  /** S + A − P, 8 bits. */
  RELATIVE_8(15, 1, true),
  /** S + A − P, 64 bits. */
  RELATIVE_64(24, 8, true);

  private final int elfType;
  private final int bytes;
  private final boolean relative;

  RelocationKind(int elfType, int bytes, boolean relative) {
    this.elfType = elfType;
    this.bytes = bytes;
    this.relative = relative;
  }

  /** Its number in an ELF64 relocation. */
  public int elfType() {
    return elfType;
  }

  /** Bytes of the field. */
  public int bytes() {
    return bytes;
  }

  /** Whether the field holds a distance from itself. */
  public boolean isRelative() {
    return relative;
  }

  /** Whether a value can stand in the field. */
  public boolean fits(long value) {
    int bits = 8 * bytes;
    if (bits == 64) {
      return true;
    }
    boolean signed = value << (64 - bits) >> (64 - bits) == value;
    boolean unsigned = value >>> bits == 0;
    return switch (this) {
      case ABSOLUTE_32 -> unsigned;
      case ABSOLUTE_16, ABSOLUTE_8 -> signed || unsigned;
      default -> signed;
    };
  }
}
