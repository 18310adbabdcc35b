package org.matryoshka.guest.aot.backend.select;

import java.util.List;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.backend.layout.TypeTest;
import org.matryoshka.guest.aot.backend.machine.ColdPath;
import org.matryoshka.guest.aot.backend.machine.LocalLabel;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.TrapArgument;
import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.Mnemonic;

/** Casts and {@code instanceof}. */
final class TypeTestSelector {
  private final Values values;
  private final Code code;
  private final ObjectLayout layout;

  TypeTestSelector(Values values, Code code, ObjectLayout layout) {
    this.values = values;
    this.code = code;
    this.layout = layout;
  }

  /** Jumps if an object is, or is not, null or of another type. */
  void branch(InstanceOf test, boolean ifInstance, MachineBlock target) {
    int object = values.reg(test.object());
    TypeTest how = layout.test(test.typeName());
    LocalLabel no = new LocalLabel();
    nullTest(object);
    if (ifInstance) {
      code.jump(ConditionCode.E, no);
      code.jump(matches(how, object, no), target);
    } else {
      code.jump(ConditionCode.E, target);
      LocalLabel differs = new LocalLabel();
      ConditionCode condition = matches(how, object, differs);
      LocalLabel yes = new LocalLabel();
      code.jump(condition, yes);
      code.label(differs);
      code.jump(null, target);
      code.label(yes);
    }
    code.label(no);
  }

  /** A register that is 1 if an object is of a type, else 0. */
  void materialize(InstanceOf test) {
    int object = values.reg(test.object());
    int result = values.result(test);
    TypeTest how = layout.test(test.typeName());
    LocalLabel done = new LocalLabel();
    code.constant(result, 0);
    nullTest(object);
    code.jump(ConditionCode.E, done);
    ConditionCode condition = matches(how, object, done);
    code.set(condition, result).keepsFirst = true;
    code.label(done);
  }

  /** Traps if an object is neither null nor of a type. */
  void check(CheckCast cast, boolean wanted) {
    int object = values.reg(cast.object());
    TypeTest how = layout.test(cast.typeName());
    if (!(how instanceof TypeTest.Always)) {
      LocalLabel good = new LocalLabel();
      LocalLabel bad = new LocalLabel();
      nullTest(object);
      code.jump(ConditionCode.E, good);
      ConditionCode condition = matches(how, object, bad);
      ColdPath trap =
          new ColdPath.Trap(
              Symbols.CAST,
              List.of(
                  TrapArgument.register(object),
                  TrapArgument.symbol(Symbols.descriptor(cast.typeName()))));
      if (needsLabel(how)) {
        code.jump(condition, good);
        code.label(bad);
        code.jump(null, trap);
      } else {
        code.jump(negated(condition), trap);
      }
      code.label(good);
    }
    if (wanted) {
      code.copy(values.result(cast), object);
    }
  }

  private void nullTest(int object) {
    code.rr(Mnemonic.TEST, 64, object, object);
  }

  /** Whether a test has a second way to fail. */
  private static boolean needsLabel(TypeTest how) {
    return how instanceof TypeTest.ElementInterfaceBit
        || (how instanceof TypeTest.Descriptors some && some.symbols().size() != 1);
  }

  /**
   * Tests an object that is not null.
   *
   * @param fails where to go if the answer is no before the end
   * @return the condition under which it is of the type
   */
  private ConditionCode matches(TypeTest how, int object, LocalLabel fails) {
    switch (how) {
      case TypeTest.Always all -> {
        nullTest(object);
        return ConditionCode.NE;
      }
      case TypeTest.Descriptors some -> {
        return descriptors(some, object, fails);
      }
      case TypeTest.Numbers interval -> {
        int number = values.temporary();
        code.rm(Mnemonic.MOV, 64, number, Address.of(object, 0));
        code.rm(Mnemonic.MOV, 32, number, Address.of(number, TypeDescriptor.CLASS_NUMBER));
        if (interval.first() != 0) {
          code.ri(Mnemonic.SUB, 32, number, interval.first());
        }
        code.ri(Mnemonic.CMP, 32, number, interval.count());
        return ConditionCode.B;
      }
      case TypeTest.InterfaceBit bit -> {
        int pointer = values.temporary();
        code.rm(Mnemonic.MOV, 64, pointer, Address.of(object, 0));
        testBit(pointer, bit.bit());
        return ConditionCode.NE;
      }
      case TypeTest.ElementInterfaceBit bit -> {
        int pointer = values.temporary();
        code.rm(Mnemonic.MOV, 64, pointer, Address.of(object, 0));
        code.rm(Mnemonic.MOV, 64, pointer, Address.of(pointer, TypeDescriptor.ELEMENT));
        nullTest(pointer);
        code.jump(ConditionCode.E, fails);
        testBit(pointer, bit.bit());
        return ConditionCode.NE;
      }
    }
  }

  private ConditionCode descriptors(TypeTest.Descriptors some, int object, LocalLabel fails) {
    if (some.symbols().isEmpty()) {
      code.jump(null, fails);
      nullTest(object);
      return ConditionCode.E;
    }
    if (some.symbols().size() == 1) {
      compare(object, some.symbols().getFirst());
      return ConditionCode.E;
    }
    LocalLabel found = new LocalLabel();
    for (String symbol : some.symbols()) {
      compare(object, symbol);
      if (!symbol.equals(some.symbols().getLast())) {
        code.jump(ConditionCode.E, found);
      }
    }
    // equal on both ways
    code.label(found);
    return ConditionCode.E;
  }

  private void compare(int object, String descriptor) {
    code.memoryOp(Mnemonic.CMP, 64, Address.of(object, 0), new Source.Sym(descriptor));
  }

  private void testBit(int descriptor, int bit) {
    code.rm(Mnemonic.MOV, 64, descriptor, Address.of(descriptor, TypeDescriptor.INTERFACES));
    code.mi(Mnemonic.TEST, 8, Address.of(descriptor, bit >> 3), (byte) (1 << (bit & 7)));
  }

  private static ConditionCode negated(ConditionCode condition) {
    return ConditionCode.values()[condition.ordinal() ^ 1];
  }
}
