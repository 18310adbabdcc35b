package org.matryoshka.guest.aot.backend.select;

import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.LoadElement;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/**
 * A read of memory by any of the nodes that read.
 *
 * @param kind how the value lies in memory
 * @param object what the address is reckoned from, null for a static field
 * @param index of an element, or null
 * @param displacement from the object
 * @param symbol of a static field, else null
 * @param checksNull whether the read is also a check for null
 */
record Load(
    ElementKind kind,
    Value object,
    Value index,
    int displacement,
    String symbol,
    boolean checksNull) {
  /** Offsets below this one fault if the object is null: the first page is never mapped. */
  static final int GUARDED = 4096;

  /** The read that a node does; null if it does something else. */
  static Load of(Instruction node, ObjectLayout layout) {
    return switch (node) {
      case LoadField load -> {
        int offset = layout.fieldOffset(load.field());
        yield offset >= GUARDED && load.checksNull()
            ? null
            : new Load(load.field().kind(), load.object(), null, offset, null, load.checksNull());
      }
      case LoadStatic load ->
          new Load(load.field().kind(), null, null, 0, Symbols.field(load.field()), false);
      case LoadElement load ->
          new Load(
              load.kind(), load.array(), load.index(), TypeDescriptor.ARRAY_ELEMENTS, null, false);
      case ArrayLength length ->
          new Load(
              ElementKind.INT,
              length.array(),
              null,
              TypeDescriptor.ARRAY_LENGTH,
              null,
              length.checksNull());
      case IntrinsicCall call -> {
        ElementKind kind = Intrinsics.readKind(call.method());
        yield kind == null ? null : new Load(kind, call.operand(0), null, 0, null, false);
      }
      default -> null;
    };
  }

  /** Bits of an operation that can take it as an operand as it is; 0 if none can. */
  int bits() {
    return switch (kind) {
      case INT -> 32;
      case LONG, REFERENCE -> 64;
      default -> 0;
    };
  }

  /** The address; asks for the registers in it. */
  Address address(Values values) {
    return address(values, kind, object, index, displacement, symbol);
  }

  static Address address(
      Values values, ElementKind kind, Value object, Value index, int displacement, String symbol) {
    if (symbol != null) {
      return Address.symbol(symbol, displacement);
    }
    if (index == null) {
      return values.address(object, displacement);
    }
    if (index instanceof Constant constant) {
      long offset = displacement + ((long) constant.intValue() << kind.log2Size());
      if (offset == (int) offset) {
        return Address.of(values.reg(object), (int) offset);
      }
    }
    return Address.of(values.reg(object), displacement)
        .withIndex(values.reg(index), kind.log2Size());
  }
}
