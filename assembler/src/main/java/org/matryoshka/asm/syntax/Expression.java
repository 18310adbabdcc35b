package org.matryoshka.asm.syntax;

import java.util.Optional;
import org.matryoshka.asm.source.Position;
import org.matryoshka.isa.Register;

/** An expression as written. Names of local labels are complete ({@code label.local}). */
public sealed interface Expression {
  /** Where it stands; for an operation, where its operator stands. */
  Position at();

  /** An integer. */
  record IntegerConstant(long value, Position at) implements Expression {}

  /** A floating-point number, only of use as a data item. */
  record Floating(String text, Position at) implements Expression {}

  /** A quoted string; as an operand of an operation it is a character constant. */
  record Text(byte[] bytes, Position at) implements Expression {}

  /** A label, {@code equ} name or external symbol. */
  record SymbolReference(String name, Position at) implements Expression {}

  /** A register, in an effective address or as a whole operand. */
  record RegisterReference(Register register, Position at) implements Expression {}

  /** {@code $}: the address of this statement. */
  record Here(Position at) implements Expression {}

  /** {@code $$}: the address of this section's start. */
  record SectionStart(Position at) implements Expression {}

  /** An operation with one operand. */
  record Unary(UnaryOperator operator, Expression operand, Position at) implements Expression {}

  /** An operation with two operands. */
  record Binary(BinaryOperator operator, Expression left, Expression right, Position at)
      implements Expression {}

  /** {@code condition ? whenTrue : whenFalse}. */
  record Conditional(Expression condition, Expression whenTrue, Expression whenFalse, Position at)
      implements Expression {}

  /** {@code expression wrt ..plt}: a symbol through a table of the linker. */
  record WithRespectTo(Expression expression, String table, Position at) implements Expression {}

  /** Operators before an operand. */
  enum UnaryOperator {
    PLUS,
    MINUS,
    COMPLEMENT,
    NOT
  }

  /** Operators between operands. */
  enum BinaryOperator {
    MULTIPLY,
    DIVIDE,
    DIVIDE_SIGNED,
    MODULO,
    MODULO_SIGNED,
    ADD,
    SUBTRACT,
    SHIFT_LEFT,
    SHIFT_RIGHT,
    SHIFT_RIGHT_SIGNED,
    AND,
    XOR,
    OR,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    COMPARE,
    LOGICAL_AND,
    LOGICAL_XOR,
    LOGICAL_OR
  }

  /** The register, if the whole expression is one. */
  default Optional<Register> asRegister() {
    return this instanceof RegisterReference reference
        ? Optional.of(reference.register())
        : Optional.empty();
  }
}
