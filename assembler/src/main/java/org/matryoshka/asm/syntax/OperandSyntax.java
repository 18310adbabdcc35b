package org.matryoshka.asm.syntax;

import org.matryoshka.asm.source.Position;
import org.matryoshka.isa.Register;

/** An operand of an instruction as written. */
public sealed interface OperandSyntax {
  /** The words before it. */
  Modifiers modifiers();

  /** Where it begins. */
  Position at();

  /** A register, an immediate or a jump target. */
  record Plain(Modifiers modifiers, Expression value, Position at) implements OperandSyntax {}

  /** {@code selector:offset}, a direct far pointer; 64-bit mode has none. */
  record FarPointer(Modifiers modifiers, Position at) implements OperandSyntax {}

  /**
   * {@code [address]}.
   *
   * @param segment override or null
   * @param displacementBits width the source asks for: 8, 32, 64, or 0
   * @param addressing {@code rel}, {@code abs} or neither
   * @param split false after {@code nosplit}: an index with factor 2 stays one
   * @param address base + index × scale + displacement
   */
  record Memory(
      Modifiers modifiers,
      Register segment,
      int displacementBits,
      Addressing addressing,
      boolean split,
      Expression address,
      Position at)
      implements OperandSyntax {}

  /** How an address without registers is encoded. */
  enum Addressing {
    /** As the {@code default} directive says. */
    DEFAULT,
    RELATIVE,
    ABSOLUTE
  }

  /** Distance of a jump. */
  enum Distance {
    ANY,
    SHORT,
    NEAR,
    FAR
  }

  /**
   * Words before an operand.
   *
   * @param bits from {@code byte}, {@code word} …; 0 if not said
   * @param strict the size may not be optimised away
   * @param distance {@code short}, {@code near}, {@code far} or neither
   */
  record Modifiers(int bits, boolean strict, Distance distance) {
    /** None. */
    public static final Modifiers NONE = new Modifiers(0, false, Distance.ANY);
  }
}
