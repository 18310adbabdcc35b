package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.FloatFormat;
import org.matryoshka.cpu.ieee.FloatStatus;
import org.matryoshka.cpu.ieee.SoftFloat;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.instruction.Instruction;

/** Conversions between integers, singles and doubles. */
final class NumberConversions {
  private static final FloatFormat SINGLE = FloatFormat.SINGLE;
  private static final FloatFormat DOUBLE = FloatFormat.DOUBLE;
  private static final long LOW_32 = 0xFFFF_FFFFL;

  private NumberConversions() {}

  static Handler handlerFor(Instruction in) {
    int bits = in.form().operandBits();
    return switch (in.mnemonic()) {
      case CVTSI2SS -> (cpu, i) -> ofInteger(cpu, i, SINGLE, bits);
      case CVTSI2SD -> (cpu, i) -> ofInteger(cpu, i, DOUBLE, bits);
      case CVTSS2SI -> (cpu, i) -> toInteger(cpu, i, SINGLE, bits, false);
      case CVTSD2SI -> (cpu, i) -> toInteger(cpu, i, DOUBLE, bits, false);
      case CVTTSS2SI -> (cpu, i) -> toInteger(cpu, i, SINGLE, bits, true);
      case CVTTSD2SI -> (cpu, i) -> toInteger(cpu, i, DOUBLE, bits, true);
      case CVTSS2SD -> NumberConversions::singleToDouble;
      case CVTSD2SS -> NumberConversions::doubleToSingle;
      case CVTPS2PD -> NumberConversions::singlesToDoubles;
      case CVTPD2PS -> NumberConversions::doublesToSingles;
      case CVTDQ2PD -> NumberConversions::integersToDoubles;
      case CVTDQ2PS -> NumberConversions::integersToSingles;
      case CVTPS2DQ -> (cpu, i) -> singlesToIntegers(cpu, i, false);
      case CVTTPS2DQ -> (cpu, i) -> singlesToIntegers(cpu, i, true);
      case CVTPD2DQ -> (cpu, i) -> doublesToIntegers(cpu, i, false);
      case CVTTPD2DQ -> (cpu, i) -> doublesToIntegers(cpu, i, true);
      default -> null;
    };
  }

  private static FloatStatus status(Cpu cpu, boolean truncate) {
    return truncate
        ? Mxcsr.status(cpu.state.mxcsr, FloatStatus.ZERO)
        : Mxcsr.status(cpu.state.mxcsr);
  }

  private static void ofInteger(Cpu cpu, DecodedInstruction in, FloatFormat format, int bits) {
    VectorOperands.requireEnabled(cpu);
    long value = Operands.readRm(cpu, in, bits / 8);
    FloatStatus status = status(cpu, false);
    long result = SoftFloat.ofInteger(bits == 32 ? (int) value : value, format, status);
    NumberExceptions.note(cpu, status);
    long[] xmm = cpu.state.xmm;
    xmm[2 * in.reg] = format == DOUBLE ? result : (xmm[2 * in.reg] & ~LOW_32) | result;
  }

  private static void toInteger(
      Cpu cpu, DecodedInstruction in, FloatFormat format, int bits, boolean truncate) {
    VectorOperands.requireEnabled(cpu);
    long number = format == DOUBLE ? VectorOperands.low(cpu, in) : VectorOperands.low32(cpu, in);
    FloatStatus status = status(cpu, truncate);
    long result = SoftFloat.toInteger(number, format, bits, status);
    NumberExceptions.note(cpu, status);
    cpu.state.gpr[in.reg] = bits == 32 ? result & LOW_32 : result;
  }

  private static void singleToDouble(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    FloatStatus status = status(cpu, false);
    long result = SoftFloat.convert(VectorOperands.low32(cpu, in), SINGLE, DOUBLE, status);
    NumberExceptions.note(cpu, status);
    cpu.state.xmm[2 * in.reg] = result;
  }

  private static void doubleToSingle(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    FloatStatus status = status(cpu, false);
    long result = SoftFloat.convert(VectorOperands.low(cpu, in), DOUBLE, SINGLE, status);
    NumberExceptions.note(cpu, status);
    long[] xmm = cpu.state.xmm;
    xmm[2 * in.reg] = (xmm[2 * in.reg] & ~LOW_32) | result;
  }

  private static void singlesToDoubles(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    long singles = VectorOperands.low(cpu, in);
    FloatStatus status = status(cpu, false);
    long low = SoftFloat.convert(singles & LOW_32, SINGLE, DOUBLE, status);
    long high = SoftFloat.convert(singles >>> 32, SINGLE, DOUBLE, status);
    finish(cpu, in, low, high, status);
  }

  private static void integersToDoubles(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    long integers = VectorOperands.low(cpu, in);
    FloatStatus status = status(cpu, false);
    long low = SoftFloat.ofInteger(Lanes.signed(integers, 0, 32), DOUBLE, status);
    long high = SoftFloat.ofInteger(Lanes.signed(integers, 32, 32), DOUBLE, status);
    finish(cpu, in, low, high, status);
  }

  private static void doublesToSingles(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    FloatStatus status = status(cpu, false);
    long low = SoftFloat.convert(half(cpu, in, 0), DOUBLE, SINGLE, status);
    long high = SoftFloat.convert(half(cpu, in, 1), DOUBLE, SINGLE, status);
    finish(cpu, in, low | high << 32, 0, status);
  }

  private static void doublesToIntegers(Cpu cpu, DecodedInstruction in, boolean truncate) {
    VectorOperands.requireEnabled(cpu);
    FloatStatus status = status(cpu, truncate);
    long low = SoftFloat.toInteger(half(cpu, in, 0), DOUBLE, 32, status);
    long high = SoftFloat.toInteger(half(cpu, in, 1), DOUBLE, 32, status);
    finish(cpu, in, (low & LOW_32) | high << 32, 0, status);
  }

  private static void integersToSingles(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    FloatStatus status = status(cpu, false);
    long low = integersToSingles(half(cpu, in, 0), status);
    long high = integersToSingles(half(cpu, in, 1), status);
    finish(cpu, in, low, high, status);
  }

  private static long integersToSingles(long lane, FloatStatus status) {
    long low = SoftFloat.ofInteger(Lanes.signed(lane, 0, 32), SINGLE, status);
    return low | SoftFloat.ofInteger(Lanes.signed(lane, 32, 32), SINGLE, status) << 32;
  }

  private static void singlesToIntegers(Cpu cpu, DecodedInstruction in, boolean truncate) {
    VectorOperands.requireEnabled(cpu);
    FloatStatus status = status(cpu, truncate);
    long low = singlesToIntegers(half(cpu, in, 0), status);
    long high = singlesToIntegers(half(cpu, in, 1), status);
    finish(cpu, in, low, high, status);
  }

  private static long singlesToIntegers(long lane, FloatStatus status) {
    long low = SoftFloat.toInteger(lane & LOW_32, SINGLE, 32, status);
    return (low & LOW_32) | SoftFloat.toInteger(lane >>> 32, SINGLE, 32, status) << 32;
  }

  /** A half of a whole vector in ModRM.rm. */
  private static long half(Cpu cpu, DecodedInstruction in, int which) {
    return in.memory
        ? cpu.mmu.read64(VectorOperands.aligned(cpu, in) + 8L * which)
        : cpu.state.xmm[2 * in.rm + which];
  }

  private static void finish(
      Cpu cpu, DecodedInstruction in, long low, long high, FloatStatus status) {
    NumberExceptions.note(cpu, status);
    cpu.state.xmm[2 * in.reg] = low;
    cpu.state.xmm[2 * in.reg + 1] = high;
  }
}
