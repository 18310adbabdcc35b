package org.matryoshka.gui.inspect.registers;

import java.util.List;

/**
 * Vector and x87 registers.
 *
 * @param vectors XMM0 to XMM15
 * @param mxcsr control and status of vector arithmetic
 * @param stack ST(0) to ST(7)
 * @param control of the x87 unit
 * @param status of the x87 unit
 */
public record VectorState(
    List<Vector> vectors, int mxcsr, List<StackRegister> stack, int control, int status) {
  /**
   * A vector register.
   *
   * @param name as an assembler writes it
   * @param low bits 0 to 63
   * @param high bits 64 to 127
   */
  public record Vector(String name, long low, long high) {
    /** 32 digits. */
    public String hex() {
      return "0x%016x%016x".formatted(high, low);
    }

    /** As two doubles, the low one first. */
    public String doubles() {
      return Double.longBitsToDouble(low) + ", " + Double.longBitsToDouble(high);
    }

    /** As four floats, the low one first. */
    public String floats() {
      return "%s, %s, %s, %s"
          .formatted(
              Float.intBitsToFloat((int) low),
              Float.intBitsToFloat((int) (low >>> 32)),
              Float.intBitsToFloat((int) high),
              Float.intBitsToFloat((int) (high >>> 32)));
    }
  }

  /**
   * A register of the x87 stack.
   *
   * @param name {@code st0} …
   * @param empty whether it holds nothing
   * @param signExponent sign in bit 15, exponent below
   * @param significand with its leading bit
   * @param text as a number; empty for an empty one
   */
  public record StackRegister(
      String name, boolean empty, int signExponent, long significand, String text) {}
}
