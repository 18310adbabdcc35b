package org.matryoshka.guest.aot.backend.select;

import static org.matryoshka.guest.aot.backend.machine.Registers.RAX;
import static org.matryoshka.guest.aot.backend.machine.Registers.RCX;
import static org.matryoshka.guest.aot.backend.machine.Registers.RDX;

import org.matryoshka.guest.aot.backend.machine.LocalLabel;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.Mnemonic;

/** The bit operations of {@code Integer}, {@code Long} and {@code Math} that are instructions. */
final class BitSelector {
  private final Values values;
  private final Code code;

  BitSelector(Values values, Code code) {
    this.values = values;
    this.code = code;
  }

  /** Selects a call by the method's name; false if there is no code for it. */
  boolean select(IntrinsicCall call, boolean wanted) {
    if (!wanted) {
      return true;
    }
    Value value = call.operand(0);
    int bits = value.type() == ValueType.INT ? 32 : 64;
    int to = values.result(call);
    switch (call.method().name()) {
      case "numberOfTrailingZeros" -> scan(Mnemonic.BSF, to, value, bits, bits);
      case "numberOfLeadingZeros" -> {
        // an index of 2 * bits - 1 stands for no bit at all
        scan(Mnemonic.BSR, to, value, bits, 2 * bits - 1);
        code.ri(Mnemonic.XOR, 32, to, bits - 1);
      }
      case "reverseBytes" -> {
        code.copy(to, values.reg(value, bits));
        code.r(Mnemonic.BSWAP, bits, to);
      }
      case "rotateLeft" -> rotate(Mnemonic.ROL, to, value, call.operand(1), bits);
      case "rotateRight" -> rotate(Mnemonic.ROR, to, value, call.operand(1), bits);
      case "divideUnsigned" -> divide(RAX, to, value, call.operand(1), bits);
      case "remainderUnsigned" -> divide(RDX, to, value, call.operand(1), bits);
      case "multiplyHigh" -> multiplyHigh(Mnemonic.IMUL, to, value, call.operand(1));
      case "unsignedMultiplyHigh" -> multiplyHigh(Mnemonic.MUL, to, value, call.operand(1));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void scan(Mnemonic mnemonic, int to, Value value, int bits, int none) {
    int from = values.reg(value, bits);
    LocalLabel found = new LocalLabel();
    code.rr(mnemonic, bits, to, from);
    code.jump(ConditionCode.NE, found);
    code.ri(Mnemonic.MOV, 32, to, none).keepsFirst = true;
    code.label(found);
  }

  private void rotate(Mnemonic mnemonic, int to, Value value, Value count, int bits) {
    if (count instanceof Constant constant) {
      code.copy(to, values.reg(value, bits));
      if ((constant.intValue() & bits - 1) != 0) {
        code.ri(mnemonic, bits, to, constant.intValue() & bits - 1);
      }
      return;
    }
    int distance = values.low(count);
    code.copy(to, values.reg(value, bits));
    code.copy(RCX, distance);
    code.shiftByCount(mnemonic, bits, to);
  }

  private void divide(int result, int to, Value value, Value divisor, int bits) {
    int by = values.reg(divisor, bits);
    code.copy(RAX, values.reg(value, bits));
    code.constant(RDX, 0);
    MachineInstruction division = code.r(Mnemonic.DIV, bits, by);
    division.fixedUses = 1 << RAX | 1 << RDX;
    division.fixedDefs = 1 << RAX | 1 << RDX;
    code.copy(to, result);
  }

  private void multiplyHigh(Mnemonic mnemonic, int to, Value left, Value right) {
    int by = values.reg(right);
    code.copy(RAX, values.reg(left));
    MachineInstruction product = code.r(mnemonic, 64, by);
    product.fixedUses = 1 << RAX;
    product.fixedDefs = 1 << RAX | 1 << RDX;
    code.copy(to, RDX);
  }
}
