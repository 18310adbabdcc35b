package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Address;
import org.matryoshka.cpu.operand.Location;

/**
 * Handlers made from the templates, with the constants of each in the order in which its class
 * reads them. Apart from the templates, since a template class itself must never be initialized.
 */
final class Templates {
  private Templates() {}

  /** {@code target ← operation(a, b)}; the target is a register. */
  static Handler compute(
      Location target, Location a, Location b, BinaryOperation operation, int size) {
    return Template.of(Compute.class, target, a, b, operation, size);
  }

  /** {@code target ← operation(target, second)} in memory. */
  static Handler computeInMemory(
      Address target, Location second, BinaryOperation operation, int size) {
    return Template.of(ComputeInMemory.class, target, second, operation, size);
  }

  /** {@code operation(a, b)} for its flags. */
  static Handler compare(Location a, Location b, BinaryOperation operation, int size) {
    return Template.of(Compare.class, a, b, operation, size);
  }

  /** {@code target ← operation(source)}. */
  static Handler convert(
      Location target, int targetSize, Location source, int sourceSize, UnaryOperation operation) {
    return Template.of(Convert.class, target, targetSize, source, sourceSize, operation);
  }

  /** {@code target ← operation(target)} in memory. */
  static Handler convertInMemory(Address target, UnaryOperation operation, int size) {
    return Template.of(ConvertInMemory.class, target, operation, size);
  }

  /** Jcc. */
  static Handler jumpIf(Condition condition) {
    return Template.of(JumpIf.class, condition);
  }

  /** CMOVcc. */
  static Handler moveIf(Condition condition, Location source, int size) {
    return Template.of(MoveIf.class, condition, source, size);
  }

  /** SETcc. */
  static Handler setIf(Condition condition, Location target) {
    return Template.of(SetIf.class, condition, target);
  }

  /** LEA. */
  static Handler loadAddress(Address address, int size) {
    return Template.of(LoadAddress.class, address, size);
  }
}
