package org.matryoshka.guest.aot.backend.select;

import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.isa.Mnemonic;

/** Sums, products, logic and shifts. */
final class ArithmeticSelector {
  private final Values values;
  private final Code code;
  private final DivisionSelector divisions;

  ArithmeticSelector(Values values, Code code) {
    this.values = values;
    this.code = code;
    divisions = new DivisionSelector(values, code);
  }

  void binary(Binary binary) {
    int to = values.result(binary);
    int bits = binary.type() == ValueType.INT ? 32 : 64;
    Value left = binary.left();
    Value right = binary.right();
    if (binary.operator().isCommutative()
        && (left instanceof Constant
            || (isOperand(left, bits)
                && !isOperand(right, bits)
                && !(right instanceof Constant)))) {
      left = binary.right();
      right = binary.left();
    }
    switch (binary.operator()) {
      case ADD -> add(to, bits, left, right);
      case SUB -> subtract(to, bits, left, right);
      case MUL -> multiply(to, bits, left, right);
      case DIV, REM ->
          divisions.divide(to, bits, left, right, binary.operator() == BinaryOperator.REM);
      case AND -> and(to, bits, left, right);
      case OR -> twoOperands(Mnemonic.OR, to, bits, left, right);
      case XOR -> twoOperands(Mnemonic.XOR, to, bits, left, right);
      case SHL -> shift(Mnemonic.SHL, to, bits, left, right);
      case SHR -> shift(Mnemonic.SAR, to, bits, left, right);
      case USHR -> shift(Mnemonic.SHR, to, bits, left, right);
    }
  }

  private boolean isOperand(Value value, int bits) {
    Load load = values.foldable(value);
    return load != null && load.bits() == bits;
  }

  private void twoOperands(Mnemonic mnemonic, int to, int bits, Value left, Value right) {
    Source source = values.source(right, bits);
    code.copy(to, values.reg(left, bits));
    code.op(mnemonic, bits, to, source);
  }

  private void add(int to, int bits, Value left, Value right) {
    if (isOperand(right, bits)) {
      twoOperands(Mnemonic.ADD, to, bits, left, right);
    } else if (right instanceof Constant constant && constant.value() != constant.intValue()) {
      twoOperands(Mnemonic.ADD, to, bits, left, right);
    } else {
      code.rm(Mnemonic.LEA, bits, to, values.sum(left, right));
    }
  }

  private void subtract(int to, int bits, Value left, Value right) {
    if (left instanceof Constant zero && zero.value() == 0) {
      code.copy(to, values.reg(right, bits));
      code.r(Mnemonic.NEG, bits, to);
    } else if (right instanceof Constant constant
        && constant.value() == constant.intValue()
        && constant.value() != Integer.MIN_VALUE) {
      Address address = Address.of(values.reg(left, bits), -constant.intValue());
      code.rm(Mnemonic.LEA, bits, to, address);
    } else {
      twoOperands(Mnemonic.SUB, to, bits, left, right);
    }
  }

  private void multiply(int to, int bits, Value left, Value right) {
    if (!(right instanceof Constant constant) || constant.value() != constant.intValue()) {
      twoOperands(Mnemonic.IMUL, to, bits, left, right);
      return;
    }
    long factor = constant.value();
    if (Long.bitCount(factor) == 1 && factor > 0) {
      shift(Mnemonic.SHL, to, bits, left, Long.numberOfTrailingZeros(factor));
    } else if (isOperand(left, bits)) {
      Source.Mem memory = (Source.Mem) values.source(left, bits);
      code.rmi(Mnemonic.IMUL, bits, to, memory.address(), factor);
    } else {
      code.rri(Mnemonic.IMUL, bits, to, values.reg(left, bits), factor);
    }
  }

  private void and(int to, int bits, Value left, Value right) {
    if (right instanceof Constant mask) {
      if (mask.value() == 0xFF) {
        code.rr(Mnemonic.MOVZX, 32, 8, to, values.reg(left, bits));
        return;
      }
      if (mask.value() == 0xFFFF) {
        code.rr(Mnemonic.MOVZX, 32, 16, to, values.reg(left, bits));
        return;
      }
      if (bits == 64 && mask.value() == 0xFFFF_FFFFL) {
        code.rr(Mnemonic.MOV, 32, to, values.reg(left));
        return;
      }
      if (bits == 64 && mask.value() > 0 && mask.value() == mask.intValue()) {
        // the upper half of the result is 0
        code.copy(to, values.reg(left));
        code.ri(Mnemonic.AND, 32, to, mask.value());
        return;
      }
    }
    twoOperands(Mnemonic.AND, to, bits, left, right);
  }

  private void shift(Mnemonic mnemonic, int to, int bits, Value left, Value right) {
    if (right instanceof Constant constant) {
      shift(mnemonic, to, bits, left, constant.intValue() & bits - 1);
      return;
    }
    int count = values.low(right);
    code.copy(to, values.reg(left, bits));
    code.copy(Registers.RCX, count);
    code.shiftByCount(mnemonic, bits, to);
  }

  private void shift(Mnemonic mnemonic, int to, int bits, Value left, int count) {
    int from = values.reg(left, bits);
    if (count == 0) {
      if (bits == 32) {
        code.rr(Mnemonic.MOV, 32, to, from);
      } else {
        code.copy(to, from);
      }
    } else if (mnemonic == Mnemonic.SHL && count == 1) {
      code.rm(Mnemonic.LEA, bits, to, Address.of(from, 0).withIndex(from, 0));
    } else if (mnemonic == Mnemonic.SHL && count <= 3) {
      code.rm(Mnemonic.LEA, bits, to, Address.of(-1, 0).withIndex(from, count));
    } else {
      code.copy(to, from);
      code.ri(mnemonic, bits, to, count);
    }
  }
}
