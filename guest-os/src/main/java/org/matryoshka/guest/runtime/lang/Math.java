package org.matryoshka.guest.runtime.lang;

/** Integer arithmetic beyond the operators. */
public final class Math {
  private Math() {}

  /** The lesser one. */
  public static int min(int left, int right) {
    return left <= right ? left : right;
  }

  /** The greater one. */
  public static int max(int left, int right) {
    return left >= right ? left : right;
  }

  /** The absolute value; of the least number it is itself. */
  public static int abs(int value) {
    return value < 0 ? -value : value;
  }

  /** The quotient rounded down. */
  public static int floorDiv(int dividend, int divisor) {
    int quotient = dividend / divisor;
    return (dividend ^ divisor) < 0 && quotient * divisor != dividend ? quotient - 1 : quotient;
  }

  /** The remainder with the sign of the divisor. */
  public static int floorMod(int dividend, int divisor) {
    int remainder = dividend % divisor;
    return (remainder ^ divisor) < 0 && remainder != 0 ? remainder + divisor : remainder;
  }

  /** The quotient rounded up. */
  public static int ceilDiv(int dividend, int divisor) {
    int quotient = dividend / divisor;
    return (dividend ^ divisor) >= 0 && quotient * divisor != dividend ? quotient + 1 : quotient;
  }

  /** The sum; throws if it does not fit. */
  public static int addExact(int left, int right) {
    int sum = left + right;
    if (((left ^ sum) & (right ^ sum)) < 0) {
      throw new java.lang.ArithmeticException("integer overflow");
    }
    return sum;
  }

  /** The difference; throws if it does not fit. */
  public static int subtractExact(int left, int right) {
    int difference = left - right;
    if (((left ^ right) & (left ^ difference)) < 0) {
      throw new java.lang.ArithmeticException("integer overflow");
    }
    return difference;
  }

  /** The lesser one. */
  public static long min(long left, long right) {
    return left <= right ? left : right;
  }

  /** The greater one. */
  public static long max(long left, long right) {
    return left >= right ? left : right;
  }

  /** The absolute value; of the least number it is itself. */
  public static long abs(long value) {
    return value < 0 ? -value : value;
  }

  /** The quotient rounded down. */
  public static long floorDiv(long dividend, long divisor) {
    long quotient = dividend / divisor;
    return (dividend ^ divisor) < 0 && quotient * divisor != dividend ? quotient - 1 : quotient;
  }

  /** The remainder with the sign of the divisor. */
  public static long floorMod(long dividend, long divisor) {
    long remainder = dividend % divisor;
    return (remainder ^ divisor) < 0 && remainder != 0 ? remainder + divisor : remainder;
  }

  /** The quotient rounded up. */
  public static long ceilDiv(long dividend, long divisor) {
    long quotient = dividend / divisor;
    return (dividend ^ divisor) >= 0 && quotient * divisor != dividend ? quotient + 1 : quotient;
  }

  /** The sum; throws if it does not fit. */
  public static long addExact(long left, long right) {
    long sum = left + right;
    if (((left ^ sum) & (right ^ sum)) < 0) {
      throw new java.lang.ArithmeticException("long overflow");
    }
    return sum;
  }

  /** The difference; throws if it does not fit. */
  public static long subtractExact(long left, long right) {
    long difference = left - right;
    if (((left ^ right) & (left ^ difference)) < 0) {
      throw new java.lang.ArithmeticException("long overflow");
    }
    return difference;
  }

  /** The product; throws if it does not fit. */
  public static int multiplyExact(int left, int right) {
    long product = (long) left * right;
    if ((int) product != product) {
      throw new java.lang.ArithmeticException("integer overflow");
    }
    return (int) product;
  }

  /** The product; throws if it does not fit. */
  public static long multiplyExact(long left, long right) {
    long product = left * right;
    if (multiplyHigh(left, right) != product >> 63) {
      throw new java.lang.ArithmeticException("long overflow");
    }
    return product;
  }

  /** The value as an int; throws if it does not fit. */
  public static int toIntExact(long value) {
    if ((int) value != value) {
      throw new java.lang.ArithmeticException("integer overflow");
    }
    return (int) value;
  }

  /** The value, or the bound that it exceeds. */
  public static int clamp(long value, int least, int greatest) {
    if (least > greatest) {
      throw new java.lang.IllegalArgumentException(least + " > " + greatest);
    }
    return (int) min(greatest, max(value, least));
  }

  /** The value, or the bound that it exceeds. */
  public static long clamp(long value, long least, long greatest) {
    if (least > greatest) {
      throw new java.lang.IllegalArgumentException(least + " > " + greatest);
    }
    return min(greatest, max(value, least));
  }

  /** The upper 64 bits of the 128-bit product. */
  public static long multiplyHigh(long left, long right) {
    long low = (left & 0xffff_ffffL) * (right & 0xffff_ffffL);
    long middle = (left >> 32) * (right & 0xffff_ffffL) + (low >>> 32);
    long other = (left & 0xffff_ffffL) * (right >> 32) + (middle & 0xffff_ffffL);
    return (left >> 32) * (right >> 32) + (middle >> 32) + (other >> 32);
  }

  /** The upper 64 bits of the 128-bit product of unsigned values. */
  public static long unsignedMultiplyHigh(long left, long right) {
    return multiplyHigh(left, right) + ((left >> 63) & right) + ((right >> 63) & left);
  }
}
