package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatFormat;
import org.matryoshka.cpu.ieee.FloatStatus;
import org.matryoshka.isa.instruction.Instruction;

/** Arithmetic on singles and doubles, on whole vectors and on the lowest element alone. */
final class NumberInstructions {
  private static final long LOW_32 = 0xFFFF_FFFFL;

  private NumberInstructions() {}

  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case ADDPS, ADDPD, ADDSS, ADDSD -> arithmetic(in, NumberOperation.ADD);
      case SUBPS, SUBPD, SUBSS, SUBSD -> arithmetic(in, NumberOperation.SUBTRACT);
      case MULPS, MULPD, MULSS, MULSD -> arithmetic(in, NumberOperation.MULTIPLY);
      case DIVPS, DIVPD, DIVSS, DIVSD -> arithmetic(in, NumberOperation.DIVIDE);
      case MINPS, MINPD, MINSS, MINSD -> arithmetic(in, NumberOperation.MINIMUM);
      case MAXPS, MAXPD, MAXSS, MAXSD -> arithmetic(in, NumberOperation.MAXIMUM);
      case SQRTPS, SQRTPD, SQRTSS, SQRTSD -> arithmetic(in, NumberOperation.SQUARE_ROOT);
      case RCPPS, RCPSS -> approximation(in, Approximations::reciprocal);
      case RSQRTPS, RSQRTSS -> approximation(in, Approximations::reciprocalSquareRoot);
      default -> null;
    };
  }

  private static Handler arithmetic(Instruction in, NumberOperation operation) {
    String name = in.mnemonic().name();
    return switch (name.substring(name.length() - 2)) {
      case "PS" -> (cpu, i) -> packedSingles(cpu, i, operation);
      case "PD" -> (cpu, i) -> packedDoubles(cpu, i, operation);
      case "SS" -> (cpu, i) -> single(cpu, i, operation);
      default -> (cpu, i) -> lowDouble(cpu, i, operation);
    };
  }

  private static void lowDouble(Cpu cpu, DecodedInstruction in, NumberOperation operation) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    long b = VectorOperands.low(cpu, in);
    xmm[2 * in.reg] = compute(cpu, xmm[2 * in.reg], b, FloatFormat.DOUBLE, operation);
  }

  private static void single(Cpu cpu, DecodedInstruction in, NumberOperation operation) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    long b = VectorOperands.low32(cpu, in);
    long old = xmm[2 * in.reg];
    long result = compute(cpu, old & LOW_32, b, FloatFormat.SINGLE, operation);
    xmm[2 * in.reg] = (old & ~LOW_32) | result;
  }

  /** One element, with its exceptions. */
  private static long compute(
      Cpu cpu, long a, long b, FloatFormat format, NumberOperation operation) {
    int mxcsr = cpu.state.mxcsr;
    if (NumberExceptions.isUsual(mxcsr)) {
      long result = operation.fast(a, b, format, (mxcsr & FloatExceptions.PRECISION) != 0);
      if (result != NumberOperation.NONE) {
        return result;
      }
    }
    FloatStatus status = Mxcsr.status(mxcsr);
    long result = operation.exact(a, b, format, status);
    NumberExceptions.note(cpu, status);
    return result;
  }

  private static void packedDoubles(Cpu cpu, DecodedInstruction in, NumberOperation operation) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    long address = in.memory ? VectorOperands.aligned(cpu, in) : 0;
    long c = in.memory ? cpu.mmu.read64(address) : xmm[2 * in.rm];
    long d = in.memory ? cpu.mmu.read64(address + 8) : xmm[2 * in.rm + 1];
    FloatStatus status = Mxcsr.status(cpu.state.mxcsr);
    long low = operation.exact(xmm[2 * in.reg], c, FloatFormat.DOUBLE, status);
    long high = operation.exact(xmm[2 * in.reg + 1], d, FloatFormat.DOUBLE, status);
    NumberExceptions.note(cpu, status);
    xmm[2 * in.reg] = low;
    xmm[2 * in.reg + 1] = high;
  }

  private static void packedSingles(Cpu cpu, DecodedInstruction in, NumberOperation operation) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    long address = in.memory ? VectorOperands.aligned(cpu, in) : 0;
    long c = in.memory ? cpu.mmu.read64(address) : xmm[2 * in.rm];
    long d = in.memory ? cpu.mmu.read64(address + 8) : xmm[2 * in.rm + 1];
    FloatStatus status = Mxcsr.status(cpu.state.mxcsr);
    long low = singles(xmm[2 * in.reg], c, operation, status);
    long high = singles(xmm[2 * in.reg + 1], d, operation, status);
    NumberExceptions.note(cpu, status);
    xmm[2 * in.reg] = low;
    xmm[2 * in.reg + 1] = high;
  }

  private static long singles(long a, long b, NumberOperation operation, FloatStatus status) {
    long low = operation.exact(a & LOW_32, b & LOW_32, FloatFormat.SINGLE, status);
    return low | operation.exact(a >>> 32, b >>> 32, FloatFormat.SINGLE, status) << 32;
  }

  private static Handler approximation(Instruction in, Approximations.Function function) {
    boolean packed = in.mnemonic().name().endsWith("PS");
    return (cpu, i) -> {
      VectorOperands.requireEnabled(cpu);
      long[] xmm = cpu.state.xmm;
      if (packed) {
        long address = i.memory ? VectorOperands.aligned(cpu, i) : 0;
        long c = i.memory ? cpu.mmu.read64(address) : xmm[2 * i.rm];
        long d = i.memory ? cpu.mmu.read64(address + 8) : xmm[2 * i.rm + 1];
        xmm[2 * i.reg] = Approximations.both(c, function);
        xmm[2 * i.reg + 1] = Approximations.both(d, function);
      } else {
        long result = function.apply((int) VectorOperands.low32(cpu, i)) & LOW_32;
        xmm[2 * i.reg] = (xmm[2 * i.reg] & ~LOW_32) | result;
      }
    };
  }
}
