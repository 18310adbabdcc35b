package org.matryoshka.guest.aot.backend.select;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.UnaryOperator;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.isa.Mnemonic;

/** Writes to memory; a sum of what the memory holds and something else is added in place. */
final class StoreSelector {
  private final Values values;
  private final Code code;

  StoreSelector(Values values, Code code) {
    this.values = values;
    this.code = code;
  }

  /**
   * Selects a store.
   *
   * @param address gives the address; asked once
   * @param value what is written
   * @param samePlace whether a load reads the place that is written
   */
  void store(
      ElementKind kind, Supplier<Address> address, Value value, Predicate<Instruction> samePlace) {
    int bits = 8 * kind.size();
    Value wide = widened(kind, value);
    if (wide instanceof Binary operation && values.isPrivate(operation)) {
      if (inPlace(bits, kind, address, operation, samePlace)) {
        return;
      }
    }
    Source source =
        wide instanceof Constant constant && bits < 64
            ? new Source.Imm(constant.value() << (64 - bits) >> (64 - bits))
            : values.registerOrImmediate(wide, bits == 64 ? 64 : 32);
    code.memoryOp(Mnemonic.MOV, bits, address.get(), source);
  }

  /** The value before it was cut, if the store cuts off as much. */
  private Value widened(ElementKind kind, Value value) {
    Value wide = value;
    while (wide instanceof Unary unary && values.isPrivate(unary) && cuts(kind, unary)) {
      values.fold(unary);
      wide = unary.value();
    }
    return wide;
  }

  private static boolean cuts(ElementKind kind, Unary unary) {
    if (kind.size() == 1 && unary.operator() == UnaryOperator.INT_TO_BYTE) {
      return true;
    }
    return kind.size() <= 2
        && (unary.operator() == UnaryOperator.INT_TO_CHAR
            || unary.operator() == UnaryOperator.INT_TO_SHORT);
  }

  private boolean inPlace(
      int bits,
      ElementKind kind,
      Supplier<Address> address,
      Binary operation,
      Predicate<Instruction> samePlace) {
    Mnemonic mnemonic =
        switch (operation.operator()) {
          case ADD -> Mnemonic.ADD;
          case SUB -> Mnemonic.SUB;
          case AND -> Mnemonic.AND;
          case OR -> Mnemonic.OR;
          case XOR -> Mnemonic.XOR;
          default -> null;
        };
    if (mnemonic == null) {
      return false;
    }
    Value old = operation.left();
    Value other = operation.right();
    if (!isOld(old, kind, samePlace) && operation.operator().isCommutative()) {
      old = operation.right();
      other = operation.left();
    }
    if (!isOld(old, kind, samePlace)) {
      return false;
    }
    values.fold(operation);
    values.fold(old);
    Source source =
        other instanceof Constant constant && bits < 64
            ? new Source.Imm(constant.value() << (64 - bits) >> (64 - bits))
            : values.registerOrImmediate(other, bits == 64 ? 64 : 32);
    code.memoryOp(mnemonic, bits, address.get(), source);
    return true;
  }

  private boolean isOld(Value old, ElementKind kind, Predicate<Instruction> samePlace) {
    if (!(old instanceof Instruction instruction) || !samePlace.test(instruction)) {
      return false;
    }
    Load load = values.foldable(old);
    return load != null && load.kind().size() == kind.size();
  }
}
