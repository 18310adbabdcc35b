package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.alu.Carries;
import org.matryoshka.cpu.alu.Divider;
import org.matryoshka.cpu.alu.Width;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Locations;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;

/** MUL, IMUL, DIV, IDIV. */
final class MultiplyDivideInstructions {
  private static final int RAX = 0;
  private static final int RDX = 2;

  private MultiplyDivideInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    int size = in.form().operandBits() / 8;
    return switch (in.mnemonic()) {
      case MUL ->
          size == 8 ? MultiplyDivideInstructions::multiply64 : MultiplyDivideInstructions::multiply;
      case IMUL ->
          switch (in.operands().size()) {
            case 1 ->
                size == 8
                    ? MultiplyDivideInstructions::multiplySigned64
                    : MultiplyDivideInstructions::multiplySigned;
            case 2 ->
                Templates.compute(
                    Locations.REG,
                    Locations.REG,
                    Locations.of(in, 1),
                    MultiplyDivideInstructions::multiplyAndCut,
                    size);
            default ->
                Templates.compute(
                    Locations.REG,
                    Locations.of(in, 1),
                    Locations.IMMEDIATE,
                    MultiplyDivideInstructions::multiplyAndCut,
                    size);
          };
      case DIV ->
          size == 8 ? MultiplyDivideInstructions::divide64 : MultiplyDivideInstructions::divide;
      case IDIV ->
          size == 8
              ? MultiplyDivideInstructions::divideSigned64
              : MultiplyDivideInstructions::divideSigned;
      default -> null;
    };
  }

  /** IMUL with two or three operands: CF and OF say that the product did not fit. */
  private static long multiplyAndCut(CpuState state, long a, long b, int size) {
    long x = Width.signExtend(a, size);
    long y = Width.signExtend(b, size);
    long product = x * y;
    boolean fits =
        size == 8
            ? Math.multiplyHigh(x, y) == product >> 63
            : Width.signExtend(product, size) == product;
    setFlags(state, product, fits, size);
    return product;
  }

  private static void multiply64(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    long a = state.gpr[RAX];
    long b = Operands.readRm(cpu, in, 8);
    long high = Math.unsignedMultiplyHigh(a, b);
    state.gpr[RAX] = a * b;
    state.gpr[RDX] = high;
    setFlags(state, a * b, high == 0, 8);
  }

  private static void multiplySigned64(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    long a = state.gpr[RAX];
    long b = Operands.readRm(cpu, in, 8);
    long high = Math.multiplyHigh(a, b);
    state.gpr[RAX] = a * b;
    state.gpr[RDX] = high;
    setFlags(state, a * b, high == (a * b) >> 63, 8);
  }

  private static void multiply(Cpu cpu, DecodedInstruction in) {
    int size = in.size;
    long product = Operands.readRegister(cpu.state, RAX, size) * Operands.readRm(cpu, in, size);
    writeProduct(cpu.state, product, size);
    setFlags(cpu.state, product, product >>> Width.bits(size) == 0, size);
  }

  private static void multiplySigned(Cpu cpu, DecodedInstruction in) {
    int size = in.size;
    long product =
        Width.signExtend(cpu.state.gpr[RAX], size)
            * Width.signExtend(Operands.readRm(cpu, in, size), size);
    writeProduct(cpu.state, product, size);
    setFlags(cpu.state, product, Width.signExtend(product, size) == product, size);
  }

  private static void writeProduct(CpuState state, long product, int size) {
    if (size == 1) {
      Operands.writeRegister(state, RAX, 2, product);
    } else {
      Operands.writeRegister(state, RAX, size, product);
      Operands.writeRegister(state, RDX, size, product >>> Width.bits(size));
    }
  }

  private static void setFlags(CpuState state, long product, boolean fits, int size) {
    long overflow = fits ? 0 : 1;
    state.setResultFlags(product, Carries.of(overflow, overflow), size);
  }

  private static void divide64(Cpu cpu, DecodedInstruction in) {
    long[] gpr = cpu.state.gpr;
    long divisor = Operands.readRm(cpu, in, 8);
    long high = gpr[RDX];
    long low = gpr[RAX];
    if (Divider.overflowsUnsigned(high, divisor)) {
      throw GuestFault.divideError();
    }
    long quotient = Divider.quotientUnsigned(high, low, divisor);
    gpr[RAX] = quotient;
    gpr[RDX] = low - quotient * divisor;
  }

  private static void divideSigned64(Cpu cpu, DecodedInstruction in) {
    long[] gpr = cpu.state.gpr;
    long divisor = Operands.readRm(cpu, in, 8);
    long high = gpr[RDX];
    long low = gpr[RAX];
    if (Divider.overflowsSigned(high, low, divisor)) {
      throw GuestFault.divideError();
    }
    long quotient = Divider.quotientSigned(high, low, divisor);
    gpr[RAX] = quotient;
    gpr[RDX] = low - quotient * divisor;
  }

  private static void divide(Cpu cpu, DecodedInstruction in) {
    int size = in.size;
    long divisor = Operands.readRm(cpu, in, size);
    long dividend = dividend(cpu.state, size);
    if (divisor == 0) {
      throw GuestFault.divideError();
    }
    long quotient = Long.divideUnsigned(dividend, divisor);
    if ((quotient & ~Width.mask(size)) != 0) {
      throw GuestFault.divideError();
    }
    writeQuotient(cpu.state, quotient, dividend - quotient * divisor, size);
  }

  private static void divideSigned(Cpu cpu, DecodedInstruction in) {
    int size = in.size;
    long divisor = Width.signExtend(Operands.readRm(cpu, in, size), size);
    long dividend = Width.signExtend(dividend(cpu.state, size), 2 * size);
    if (divisor == 0) {
      throw GuestFault.divideError();
    }
    // The one quotient that overflows 64 bits comes out negative here, and then does not fit.
    long quotient = dividend / divisor;
    if (Width.signExtend(quotient, size) != quotient) {
      throw GuestFault.divideError();
    }
    writeQuotient(cpu.state, quotient, dividend - quotient * divisor, size);
  }

  /** AX, DX:AX or EDX:EAX. */
  private static long dividend(CpuState state, int size) {
    return size == 1
        ? state.gpr[RAX] & 0xFFFF
        : Operands.readRegister(state, RDX, size) << Width.bits(size)
            | Operands.readRegister(state, RAX, size);
  }

  private static void writeQuotient(CpuState state, long quotient, long remainder, int size) {
    Operands.writeRegister(state, RAX, size, quotient);
    if (size == 1) {
      Operands.writeHighByte(state, 4, remainder);
    } else {
      Operands.writeRegister(state, RDX, size, remainder);
    }
  }
}
