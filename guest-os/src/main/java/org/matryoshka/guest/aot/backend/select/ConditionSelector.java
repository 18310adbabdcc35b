package org.matryoshka.guest.aot.backend.select;

import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.NullReference;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.Mnemonic;

/** Comparisons: the flags for a condition, jumps on it, and its value as 0 or 1. */
final class ConditionSelector {
  private final Values values;
  private final Code code;
  private final TypeTestSelector types;

  ConditionSelector(Values values, Code code, ObjectLayout layout) {
    this.values = values;
    this.code = code;
    types = new TypeTestSelector(values, code, layout);
  }

  TypeTestSelector types() {
    return types;
  }

  void branch(Branch branch, MachineBlock ifTrue) {
    if (isZero(branch.right())
        && branch.left() instanceof InstanceOf test
        && values.isPrivate(test)
        && (branch.condition() == Condition.EQUAL || branch.condition() == Condition.NOT_EQUAL)) {
      values.fold(test);
      types.branch(test, branch.condition() == Condition.NOT_EQUAL, ifTrue);
      return;
    }
    code.jump(compare(branch.condition(), branch.left(), branch.right()), ifTrue);
  }

  /** Sets the flags; the condition code to ask for. */
  ConditionCode compare(Condition condition, Value left, Value right) {
    if (left instanceof Constant && !(right instanceof Constant)) {
      return compare(condition.swapped(), right, left);
    }
    if (isZero(right) && values.isPrivate(left)) {
      if (left instanceof Compare inner
          && (condition == Condition.NOT_EQUAL || condition == Condition.EQUAL)) {
        values.fold(inner);
        return compare(
            condition == Condition.NOT_EQUAL ? inner.condition() : inner.condition().negated(),
            inner.left(),
            inner.right());
      }
      if (left instanceof CompareThreeWay inner) {
        values.fold(inner);
        return compare(condition, inner.left(), inner.right());
      }
      if (left instanceof Binary and
          && and.operator() == BinaryOperator.AND
          && !isUnsigned(condition)) {
        values.fold(and);
        test(and);
        return code(condition);
      }
    }
    int bits = left.type() == ValueType.INT ? 32 : 64;
    if (right instanceof Constant constant) {
      ConditionCode narrow = narrow(condition, left, constant);
      if (narrow != null) {
        return narrow;
      }
    }
    Load load = values.foldable(left);
    if (load != null && load.bits() == bits) {
      Source second = values.registerOrImmediate(right, bits);
      values.fold(left);
      code.memoryOp(Mnemonic.CMP, bits, load.address(values), second);
    } else if (isZero(right) && !isUnsigned(condition)) {
      int register = values.reg(left, bits);
      code.rr(Mnemonic.TEST, bits, register, register);
    } else {
      int register = values.reg(left, bits);
      code.op(Mnemonic.CMP, bits, register, values.source(right, bits));
    }
    return code(condition);
  }

  private void test(Binary and) {
    int bits = and.type() == ValueType.INT ? 32 : 64;
    Load load = values.foldable(and.left());
    Source second = values.immediate(and.right());
    if (load != null && load.bits() == bits && second != null) {
      values.fold(and.left());
      code.memoryOp(Mnemonic.TEST, bits, load.address(values), second);
      return;
    }
    int register = values.reg(and.left(), bits);
    code.op(
        Mnemonic.TEST,
        bits,
        register,
        second != null ? second : new Source.Reg(values.reg(and.right(), bits)));
  }

  /** A byte or short in memory against a number that fits. */
  private ConditionCode narrow(Condition condition, Value left, Constant right) {
    Load load = values.foldable(left);
    if (load == null || left.type() != ValueType.INT) {
      return null;
    }
    long value = right.value();
    int bits = 8 * load.kind().size();
    boolean unsigned = load.kind() == ElementKind.CHAR || load.kind() == ElementKind.BOOLEAN;
    boolean fits =
        unsigned
            ? value >= 0 && value < 1L << bits
            : value >= -(1L << (bits - 1)) && value < 1L << (bits - 1);
    if (bits >= 32 || !fits || (!unsigned && isUnsigned(condition))) {
      return null;
    }
    values.fold(left);
    code.mi(Mnemonic.CMP, bits, load.address(values), signed(value, bits));
    return code(unsigned ? unsigned(condition) : condition);
  }

  private static long signed(long value, int bits) {
    return value << (64 - bits) >> (64 - bits);
  }

  /** A register that is 1 if the condition holds, else 0. */
  void materialize(Compare compare) {
    int result = values.result(compare);
    ConditionCode condition = compare(compare.condition(), compare.left(), compare.right());
    int flag = values.temporary();
    code.set(condition, flag);
    code.rr(Mnemonic.MOVZX, 32, 8, result, flag);
  }

  void materialize(CompareThreeWay compare) {
    int result = values.result(compare);
    int left = values.reg(compare.left());
    code.op(Mnemonic.CMP, 64, left, values.source(compare.right(), 64));
    int greater = values.temporary();
    int less = values.temporary();
    code.set(ConditionCode.G, greater);
    code.set(ConditionCode.L, less);
    code.rr(Mnemonic.MOVZX, 32, 8, result, greater);
    int wide = values.temporary();
    code.rr(Mnemonic.MOVZX, 32, 8, wide, less);
    code.rr(Mnemonic.SUB, 32, result, wide);
  }

  private static boolean isZero(Value value) {
    return value instanceof NullReference
        || (value instanceof Constant constant && constant.value() == 0);
  }

  private static boolean isUnsigned(Condition condition) {
    return switch (condition) {
      case BELOW, ABOVE, BELOW_EQUAL, ABOVE_EQUAL -> true;
      default -> false;
    };
  }

  private static Condition unsigned(Condition condition) {
    return switch (condition) {
      case LESS -> Condition.BELOW;
      case LESS_EQUAL -> Condition.BELOW_EQUAL;
      case GREATER -> Condition.ABOVE;
      case GREATER_EQUAL -> Condition.ABOVE_EQUAL;
      default -> condition;
    };
  }

  /** The processor's name of a condition. */
  static ConditionCode code(Condition condition) {
    return switch (condition) {
      case EQUAL -> ConditionCode.E;
      case NOT_EQUAL -> ConditionCode.NE;
      case LESS -> ConditionCode.L;
      case GREATER_EQUAL -> ConditionCode.GE;
      case GREATER -> ConditionCode.G;
      case LESS_EQUAL -> ConditionCode.LE;
      case BELOW -> ConditionCode.B;
      case ABOVE_EQUAL -> ConditionCode.AE;
      case ABOVE -> ConditionCode.A;
      case BELOW_EQUAL -> ConditionCode.BE;
    };
  }
}
