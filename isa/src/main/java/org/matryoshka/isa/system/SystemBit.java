package org.matryoshka.isa.system;

/**
 * A bit, or a field of neighbouring bits, of a system register.
 *
 * @param name the manual's short name
 * @param mask its bits
 * @param meaning what it says when it is set, in one line without a full stop
 */
public record SystemBit(String name, long mask, String meaning) {
  /** Whether it is more than one bit. */
  public boolean isField() {
    return Long.bitCount(mask) > 1;
  }

  /** Its value in a register, shifted down. */
  public long of(long register) {
    return (register & mask) >>> Long.numberOfTrailingZeros(mask);
  }
}
