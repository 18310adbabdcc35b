package org.matryoshka.guest.aot.backend.select;

import java.util.List;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.backend.machine.ColdPath;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.TrapArgument;
import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BoundsCheck;
import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.DivisionCheck;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.LoadElement;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.NullCheck;
import org.matryoshka.guest.aot.ir.NullReference;
import org.matryoshka.guest.aot.ir.StoreElement;
import org.matryoshka.guest.aot.ir.StoreField;
import org.matryoshka.guest.aot.ir.StoreStatic;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.UnaryOperator;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.Mnemonic;

/** Selects the machine instructions of one instruction that is no terminator. */
final class InstructionSelector {
  private final Values values;
  private final Code code;
  private final ObjectLayout layout;
  private final ConditionSelector conditions;
  private final ArithmeticSelector arithmetic;
  private final StoreSelector stores;
  private final CallSelector calls;
  private final IntrinsicSelector intrinsics;

  InstructionSelector(
      Values values,
      Code code,
      ObjectLayout layout,
      MachineFunction function,
      ConditionSelector conditions) {
    this.values = values;
    this.code = code;
    this.layout = layout;
    this.conditions = conditions;
    arithmetic = new ArithmeticSelector(values, code);
    stores = new StoreSelector(values, code);
    calls = new CallSelector(values, code, layout, function, this);
    intrinsics = new IntrinsicSelector(values, code, this);
  }

  void select(Instruction instruction) {
    boolean wanted = values.isWanted(instruction);
    if (values.isFolded(instruction) || (!wanted && instruction.isRemovable())) {
      return;
    }
    switch (instruction) {
      case Binary binary -> arithmetic.binary(binary);
      case Unary unary -> unary(unary);
      case Compare compare -> conditions.materialize(compare);
      case CompareThreeWay compare -> conditions.materialize(compare);
      case LoadField load -> load(load, wanted);
      case LoadStatic load -> load(load, wanted);
      case LoadElement load -> load(load, wanted);
      case ArrayLength load -> load(load, wanted);
      case StoreField store -> storeField(store);
      case StoreStatic store ->
          stores.store(
              store.field().kind(),
              () -> Address.symbol(Symbols.field(store.field()), 0),
              store.value(),
              load -> load instanceof LoadStatic from && from.field().equals(store.field()));
      case StoreElement store -> storeElement(store);
      case NullCheck check -> nullCheck(check.object());
      case BoundsCheck check -> boundsCheck(check);
      case DivisionCheck check -> divisionCheck(check);
      case New allocation -> calls.allocate(allocation);
      case NewArray allocation -> calls.allocate(allocation);
      case Invoke call -> calls.invoke(call);
      case IntrinsicCall call -> intrinsics.select(call, wanted);
      case InstanceOf test -> conditions.types().materialize(test);
      case CheckCast cast -> conditions.types().check(cast, wanted);
    }
  }

  private void load(Instruction instruction, boolean wanted) {
    Load load = Load.of(instruction, layout);
    if (load == null) {
      LoadField far = (LoadField) instruction;
      nullCheck(far.object());
      int offset = layout.fieldOffset(far.field());
      load = new Load(far.field().kind(), far.object(), null, offset, null, false);
    }
    if (wanted) {
      load(values.result(instruction), load);
    } else {
      nullCheck(load.object());
    }
  }

  /** Reads memory into a register. */
  void load(int to, Load load) {
    Address address = load.address(values);
    switch (load.kind()) {
      case BOOLEAN -> code.rm(Mnemonic.MOVZX, 32, 8, to, address);
      case BYTE -> code.rm(Mnemonic.MOVSX, 32, 8, to, address);
      case CHAR -> code.rm(Mnemonic.MOVZX, 32, 16, to, address);
      case SHORT -> code.rm(Mnemonic.MOVSX, 32, 16, to, address);
      case INT -> code.rm(Mnemonic.MOV, 32, to, address);
      case LONG, REFERENCE -> code.rm(Mnemonic.MOV, 64, to, address);
    }
  }

  private void storeField(StoreField store) {
    int offset = layout.fieldOffset(store.field());
    if (offset >= Load.GUARDED && store.checksNull()) {
      nullCheck(store.object());
    }
    stores.store(
        store.field().kind(),
        () -> values.address(store.object(), offset),
        store.value(),
        load ->
            load instanceof LoadField from
                && from.field().equals(store.field())
                && from.object() == store.object());
  }

  private void storeElement(StoreElement store) {
    stores.store(
        store.kind(),
        () ->
            Load.address(
                values,
                store.kind(),
                store.array(),
                store.index(),
                TypeDescriptor.ARRAY_ELEMENTS,
                null),
        store.value(),
        load ->
            load instanceof LoadElement from
                && from.kind() == store.kind()
                && from.array() == store.array()
                && from.index() == store.index());
  }

  private void unary(Unary unary) {
    if (values.isAlias(unary)) {
      return;
    }
    unary(values.result(unary), unary);
  }

  private void unary(int to, Unary unary) {
    Value value = unary.value();
    int bits = unary.type() == ValueType.INT ? 32 : 64;
    Load load = values.foldable(value);
    switch (unary.operator()) {
      case NEGATE -> {
        code.copy(to, values.reg(value, bits));
        code.r(Mnemonic.NEG, bits, to);
      }
      case INT_TO_LONG -> {
        if (load == null || load.kind() == ElementKind.LONG) {
          code.rr(Mnemonic.MOVSXD, 64, 32, to, values.low(value));
        } else {
          values.fold(value);
          signExtend(to, load);
        }
      }
      case LONG_TO_INT -> {
        if (load != null && load.kind() == ElementKind.LONG) {
          values.fold(value);
          code.rm(Mnemonic.MOV, 32, to, load.address(values));
        } else {
          code.rr(Mnemonic.MOV, 32, to, values.reg(value));
        }
      }
      case INT_TO_BYTE -> code.rr(Mnemonic.MOVSX, 32, 8, to, values.low(value));
      case INT_TO_CHAR -> code.rr(Mnemonic.MOVZX, 32, 16, to, values.low(value));
      case INT_TO_SHORT -> code.rr(Mnemonic.MOVSX, 32, 16, to, values.low(value));
      case INT_TO_LONG_UNSIGNED -> code.rr(Mnemonic.MOV, 32, to, values.low(value));
    }
  }

  private void signExtend(int to, Load load) {
    Address address = load.address(values);
    switch (load.kind()) {
      case BYTE -> code.rm(Mnemonic.MOVSX, 64, 8, to, address);
      case SHORT -> code.rm(Mnemonic.MOVSX, 64, 16, to, address);
      case BOOLEAN -> code.rm(Mnemonic.MOVZX, 32, 8, to, address);
      case CHAR -> code.rm(Mnemonic.MOVZX, 32, 16, to, address);
      default -> code.rm(Mnemonic.MOVSXD, 64, 32, to, address);
    }
  }

  /** Puts a value into a register that is not its own, for a call. */
  void moveTo(int register, Value value) {
    if (values.immediate(value) != null || value instanceof Constant) {
      values.load(register, value);
      return;
    }
    if (value instanceof Unary unary
        && unary.operator() != UnaryOperator.NEGATE
        && values.isPrivate(unary)
        && !values.isAlias(unary)) {
      values.fold(unary);
      unary(register, unary);
      return;
    }
    Load load = values.foldable(value);
    if (load != null) {
      values.fold(value);
      load(register, load);
    } else {
      code.copy(register, values.reg(value));
    }
  }

  /** Touches an object, which faults if there is none. */
  void nullCheck(Value object) {
    if (object instanceof NullReference) {
      code.jump(null, new ColdPath.Trap(Symbols.NULL_POINTER, List.of()));
      return;
    }
    int register = values.reg(object);
    code.mr(Mnemonic.TEST, 32, Address.of(register, 0), register);
  }

  private void boundsCheck(BoundsCheck check) {
    Value index = check.index();
    Value length = check.length();
    if (length instanceof Constant n && Ranges.isBelow(index, n.intValue())) {
      return;
    }
    Load load = values.foldable(length);
    if (load != null && load.bits() == 32) {
      Source second = values.registerOrImmediate(index, 32);
      values.fold(length);
      Address address = load.address(values);
      code.memoryOp(Mnemonic.CMP, 32, address, second);
      trap(
          ConditionCode.BE,
          Symbols.BOUNDS,
          argument(second),
          address.index() < 0 && address.base() >= 0
              ? TrapArgument.intAt(address.base(), address.displacement())
              : TrapArgument.immediate(-1));
    } else if (index instanceof Constant constant) {
      int register = values.low(length);
      code.ri(Mnemonic.CMP, 32, register, constant.value());
      trap(
          ConditionCode.BE,
          Symbols.BOUNDS,
          TrapArgument.immediate(constant.value()),
          TrapArgument.register(register));
    } else {
      int register = values.low(index);
      Source second = values.registerOrImmediate(length, 32);
      code.op(Mnemonic.CMP, 32, register, second);
      trap(ConditionCode.AE, Symbols.BOUNDS, TrapArgument.register(register), argument(second));
    }
  }

  private static TrapArgument argument(Source source) {
    return switch (source) {
      case Source.Reg reg -> TrapArgument.register(reg.register());
      case Source.Imm imm -> TrapArgument.immediate(imm.value());
      case Source.Sym sym -> TrapArgument.symbol(sym.symbol());
      case Source.Mem mem -> throw new IllegalArgumentException("memory for a trap");
    };
  }

  private void divisionCheck(DivisionCheck check) {
    Value divisor = check.divisor();
    if (divisor instanceof Constant constant && constant.value() != 0) {
      return;
    }
    int bits = divisor.type() == ValueType.INT ? 32 : 64;
    int register = values.reg(divisor, bits);
    code.rr(Mnemonic.TEST, bits, register, register);
    trap(ConditionCode.E, Symbols.DIVISION);
  }

  /** Jumps to a trap behind the function if a condition holds. */
  void trap(ConditionCode condition, String symbol, TrapArgument... arguments) {
    code.jump(condition, new ColdPath.Trap(symbol, List.of(arguments)));
  }
}
