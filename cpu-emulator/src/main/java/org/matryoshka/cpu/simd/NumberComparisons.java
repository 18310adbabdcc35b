package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.FloatFormat;
import org.matryoshka.cpu.ieee.FloatStatus;
import org.matryoshka.cpu.ieee.SoftFloat;
import org.matryoshka.cpu.ieee.SoftFloat.Relation;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.RFlags;

/** Comparisons of numbers: into masks (CMPPS …) and into flags (COMISS …). */
final class NumberComparisons {
  private static final long LOW_32 = 0xFFFF_FFFFL;

  private NumberComparisons() {}

  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case CMPSD -> (cpu, i) -> scalar(cpu, i, FloatFormat.DOUBLE);
      case CMPSS -> (cpu, i) -> scalar(cpu, i, FloatFormat.SINGLE);
      case CMPPD -> (cpu, i) -> packed(cpu, i, FloatFormat.DOUBLE);
      case CMPPS -> (cpu, i) -> packed(cpu, i, FloatFormat.SINGLE);
      case UCOMISS -> (cpu, i) -> flags(cpu, i, FloatFormat.SINGLE, true);
      case UCOMISD -> (cpu, i) -> flags(cpu, i, FloatFormat.DOUBLE, true);
      case COMISS -> (cpu, i) -> flags(cpu, i, FloatFormat.SINGLE, false);
      case COMISD -> (cpu, i) -> flags(cpu, i, FloatFormat.DOUBLE, false);
      default -> null;
    };
  }

  private static void scalar(Cpu cpu, DecodedInstruction in, FloatFormat format) {
    VectorOperands.requireEnabled(cpu);
    long mask = format == FloatFormat.DOUBLE ? -1L : LOW_32;
    long[] xmm = cpu.state.xmm;
    long b = mask == -1 ? VectorOperands.low(cpu, in) : VectorOperands.low32(cpu, in);
    FloatStatus status = Mxcsr.status(cpu.state.mxcsr);
    long result = compare(xmm[2 * in.reg] & mask, b, (int) in.immediate & 7, format, status);
    NumberExceptions.note(cpu, status);
    xmm[2 * in.reg] = (xmm[2 * in.reg] & ~mask) | (result & mask);
  }

  private static void packed(Cpu cpu, DecodedInstruction in, FloatFormat format) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    long address = in.memory ? VectorOperands.aligned(cpu, in) : 0;
    long c = in.memory ? cpu.mmu.read64(address) : xmm[2 * in.rm];
    long d = in.memory ? cpu.mmu.read64(address + 8) : xmm[2 * in.rm + 1];
    int predicate = (int) in.immediate & 7;
    FloatStatus status = Mxcsr.status(cpu.state.mxcsr);
    long low = lane(xmm[2 * in.reg], c, predicate, format, status);
    long high = lane(xmm[2 * in.reg + 1], d, predicate, format, status);
    NumberExceptions.note(cpu, status);
    xmm[2 * in.reg] = low;
    xmm[2 * in.reg + 1] = high;
  }

  private static long lane(long a, long b, int predicate, FloatFormat format, FloatStatus status) {
    if (format == FloatFormat.DOUBLE) {
      return compare(a, b, predicate, format, status);
    }
    long low = compare(a & LOW_32, b & LOW_32, predicate, format, status);
    return (low & LOW_32) | compare(a >>> 32, b >>> 32, predicate, format, status) << 32;
  }

  /**
   * All ones or all zeros.
   *
   * @param predicate EQ, LT, LE, UNORD, NEQ, NLT, NLE, ORD; only the first and those of order take
   *     a quiet NaN for a valid operand
   */
  private static long compare(
      long a, long b, int predicate, FloatFormat format, FloatStatus status) {
    boolean quiet = (predicate & 3) == 0 || (predicate & 3) == 3;
    Relation relation = SoftFloat.compare(a, b, format, quiet, status);
    boolean holds =
        switch (predicate & 3) {
          case 0 -> relation == Relation.EQUAL;
          case 1 -> relation == Relation.LESS;
          case 2 -> relation == Relation.LESS || relation == Relation.EQUAL;
          default -> relation == Relation.UNORDERED;
        };
    return holds == (predicate < 4) ? -1L : 0;
  }

  /** ZF, PF and CF tell the relation; OF, SF and AF become 0. */
  private static void flags(Cpu cpu, DecodedInstruction in, FloatFormat format, boolean quiet) {
    VectorOperands.requireEnabled(cpu);
    boolean wide = format == FloatFormat.DOUBLE;
    long a = cpu.state.xmm[2 * in.reg] & (wide ? -1L : LOW_32);
    long b = wide ? VectorOperands.low(cpu, in) : VectorOperands.low32(cpu, in);
    FloatStatus status = Mxcsr.status(cpu.state.mxcsr);
    Relation relation = SoftFloat.compare(a, b, format, quiet, status);
    NumberExceptions.note(cpu, status);
    cpu.state.setStatusFlags(
        switch (relation) {
          case UNORDERED -> RFlags.ZF | RFlags.PF | RFlags.CF;
          case LESS -> RFlags.CF;
          case EQUAL -> RFlags.ZF;
          case GREATER -> 0;
        });
  }
}
