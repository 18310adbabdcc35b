package org.matryoshka.cpu.alu;

/**
 * Shifts and rotates (SDM vol. 2B, SAL/SAR/SHL/SHR and RCL/RCR/ROL/ROR). Each has a function for
 * the result and one for the carry flag; overflow follows from result, operand and carry. Counts
 * have been masked ({@link #maskCount}) and are not zero.
 */
public final class Shifter {
  private Shifter() {}

  /** A count as the processor sees it: 6 bits for 8-byte operands, else 5. */
  public static int maskCount(long count, int size) {
    return (int) count & (size == 8 ? 63 : 31);
  }

  /** SHL. */
  public static long left(long a, int count) {
    return a << count;
  }

  /** CF of SHL: the last bit shifted out. */
  public static long leftCarry(long a, int count, int size) {
    int bits = Width.bits(size);
    return count > bits ? 0 : a >>> (bits - count) & 1;
  }

  /** SHR. */
  public static long right(long a, int count) {
    return a >>> count;
  }

  /** CF of SHR. */
  public static long rightCarry(long a, int count) {
    return a >>> (count - 1) & 1;
  }

  /** SAR. */
  public static long arithmeticRight(long a, int count, int size) {
    return Width.signExtend(a, size) >> count;
  }

  /** CF of SAR. */
  public static long arithmeticRightCarry(long a, int count, int size) {
    return Width.signExtend(a, size) >> (count - 1) & 1;
  }

  /** ROL; the carry is bit 0 of the result. */
  public static long rotateLeft(long a, int count, int size) {
    if (size == 8) {
      return Long.rotateLeft(a, count);
    }
    int bits = Width.bits(size);
    int places = count & bits - 1;
    return a << places | a >>> (bits - places);
  }

  /** ROR; the carry is the top bit of the result. */
  public static long rotateRight(long a, int count, int size) {
    return rotateLeft(a, -count & Width.bits(size) - 1, size);
  }

  /** The count of RCL and RCR, which rotate one bit more than the operand has. */
  public static int throughCarryCount(int count, int size) {
    return count % (Width.bits(size) + 1);
  }

  /**
   * RCL.
   *
   * @param count from {@link #throughCarryCount}, not zero
   * @param carry 0 or 1
   */
  public static long rotateLeftThroughCarry(long a, int count, long carry, int size) {
    int bits = Width.bits(size);
    long low = count == 1 ? 0 : a >>> (bits + 1 - count);
    long high = count == 64 ? 0 : a << count;
    return high | carry << (count - 1) | low;
  }

  /** CF of RCL. */
  public static long rotateLeftThroughCarryOut(long a, int count, int size) {
    return a >>> (Width.bits(size) - count) & 1;
  }

  /**
   * RCR.
   *
   * @param count from {@link #throughCarryCount}, not zero
   * @param carry 0 or 1
   */
  public static long rotateRightThroughCarry(long a, int count, long carry, int size) {
    int bits = Width.bits(size);
    long high = count == 1 ? 0 : a << (bits + 1 - count);
    long low = count == 64 ? 0 : a >>> count;
    return low | carry << (bits - count) | high;
  }

  /** CF of RCR. */
  public static long rotateRightThroughCarryOut(long a, int count) {
    return a >>> (count - 1) & 1;
  }

  /**
   * SHLD. A count above 16 of a 2-byte operand, which the manual leaves undefined, brings in the
   * source once more, as AMD processors do.
   *
   * @param low its bits come in from the right
   */
  public static long doubleLeft(long a, long low, int count, int size) {
    return size == 2
        ? (a << 32 | low << 16 | low) << count >>> 32
        : a << count | low >>> (Width.bits(size) - count);
  }

  /** CF of SHLD: the last bit shifted out. */
  public static long doubleLeftCarry(long a, long low, int count, int size) {
    return size == 2
        ? (a << 32 | low << 16 | low) << count >>> 48 & 1
        : a >>> (Width.bits(size) - count) & 1;
  }

  /**
   * SHRD; see {@link #doubleLeft}.
   *
   * @param high its bits come in from the left
   */
  public static long doubleRight(long a, long high, int count, int size) {
    return size == 2
        ? (high << 32 | high << 16 | a) >>> count
        : a >>> count | high << (Width.bits(size) - count);
  }

  /** CF of SHRD. */
  public static long doubleRightCarry(long a, long high, int count, int size) {
    return (size == 2 ? high << 32 | high << 16 | a : a) >>> (count - 1) & 1;
  }
}
