package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.OperandKind;

/** Comparisons, into the condition code or the flags, and FXAM. */
final class X87Comparisons {
  private static final int UNORDERED = StatusWord.C0 | StatusWord.C2 | StatusWord.C3;

  private X87Comparisons() {}

  static Handler handlerFor(Instruction in) {
    OperandKind kind =
        in.form().operands().isEmpty() ? null : in.form().operands().getFirst().kind();
    return switch (in.mnemonic()) {
      case FCOM, FICOM -> compare(kind, 0, false);
      case FCOMP, FICOMP -> compare(kind, 1, false);
      case FUCOM -> compare(kind, 0, true);
      case FUCOMP -> compare(kind, 1, true);
      case FCOMPP -> (cpu, i) -> registers(cpu, 1, 2, false);
      case FUCOMPP -> (cpu, i) -> registers(cpu, 1, 2, true);
      case FTST -> X87Comparisons::test;
      case FCOMI -> (cpu, i) -> flags(cpu, i, false, false);
      case FCOMIP -> (cpu, i) -> flags(cpu, i, false, true);
      case FUCOMI -> (cpu, i) -> flags(cpu, i, true, false);
      case FUCOMIP -> (cpu, i) -> flags(cpu, i, true, true);
      case FXAM -> X87Comparisons::examine;
      default -> null;
    };
  }

  private static Handler compare(OperandKind kind, int pops, boolean quiet) {
    return kind == OperandKind.STI
        ? (cpu, in) -> registers(cpu, in.rm, pops, quiet)
        : (cpu, in) -> memory(cpu, in, kind, pops);
  }

  private static void registers(Cpu cpu, int other, int pops, boolean quiet) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(0);
    Extended b = stack.get(other);
    finish(stack, relation(stack, a, b, quiet), pops);
  }

  private static void memory(Cpu cpu, DecodedInstruction in, OperandKind kind, int pops) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended b = X87Operands.read(cpu, in, kind);
    Extended a = stack.get(0);
    boolean numbers = !a.isNaN() && !b.isNaN() && !a.isUnsupported() && !stack.underflowed();
    if (numbers && X87Operands.wasDenormal(b, kind)) {
      stack.status.raise(FloatExceptions.DENORMAL);
    }
    finish(stack, relation(stack, a, b, false), pops);
  }

  private static void test(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    finish(stack, relation(stack, stack.get(0), Extended.ZERO, false), 0);
  }

  private static void finish(X87Stack stack, int condition, int pops) {
    boolean done = stack.commit();
    stack.fpu.status &= ~StatusWord.C1;
    stack.setCondition(condition);
    if (done) {
      for (int i = 0; i < pops; i++) {
        stack.pop();
      }
    }
  }

  /** Condition codes: C0 for less, C3 for equal, all for unordered. */
  private static int relation(X87Stack stack, Extended a, Extended b, boolean quiet) {
    if (stack.underflowed()) {
      return UNORDERED;
    }
    boolean unsupported = a.isUnsupported() || b.isUnsupported();
    if (unsupported || a.isNaN() || b.isNaN()) {
      if (unsupported || !quiet || a.isSignaling() || b.isSignaling()) {
        stack.status.raise(FloatExceptions.INVALID);
      }
      return UNORDERED;
    }
    ExtendedArithmetic.noteDenormals(a, b, stack.status);
    if (a.isZero() && b.isZero()) {
      return StatusWord.C3;
    }
    if (a.negative() != b.negative()) {
      return a.negative() ? StatusWord.C0 : 0;
    }
    int magnitudes = compareMagnitudes(a, b);
    if (magnitudes == 0) {
      return StatusWord.C3;
    }
    return magnitudes < 0 == a.negative() ? 0 : StatusWord.C0;
  }

  private static int compareMagnitudes(Extended a, Extended b) {
    // A denormal with a leading one has the exponent of the least normal number.
    int x = Math.max(a.field(), 1);
    int y = Math.max(b.field(), 1);
    return x != y ? Integer.compare(x, y) : Long.compareUnsigned(a.significand(), b.significand());
  }

  private static void flags(Cpu cpu, DecodedInstruction in, boolean quiet, boolean pop) {
    X87Stack stack = X87Stack.begin(cpu);
    int relation = relation(stack, stack.get(0), stack.get(in.rm), quiet);
    boolean done = stack.commit();
    stack.fpu.status &= ~StatusWord.C1;
    cpu.state.setStatusFlags(
        switch (relation) {
          case UNORDERED -> RFlags.ZF | RFlags.PF | RFlags.CF;
          case StatusWord.C0 -> RFlags.CF;
          case StatusWord.C3 -> RFlags.ZF;
          default -> 0;
        });
    if (pop && done) {
      stack.pop();
    }
  }

  /** What ST(0) is: its class in C3, C2, C0 and its sign in C1. */
  private static void examine(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    FpuState fpu = stack.fpu;
    Extended a = fpu.get(0);
    int kind;
    if (fpu.isEmpty(0)) {
      kind = StatusWord.C3 | StatusWord.C0;
    } else if (a.isUnsupported()) {
      kind = 0;
    } else if (a.isNaN()) {
      kind = StatusWord.C0;
    } else if (a.isInfinite()) {
      kind = StatusWord.C2 | StatusWord.C0;
    } else if (a.isZero()) {
      kind = StatusWord.C3;
    } else {
      kind = a.isDenormal() ? StatusWord.C3 | StatusWord.C2 : StatusWord.C2;
    }
    stack.setCondition(kind);
    fpu.status = (fpu.status & ~StatusWord.C1) | (a.negative() ? StatusWord.C1 : 0);
  }
}
