package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatFormat;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.OperandKind;

/** Loads, stores, constants, exchanges, conditional moves. */
final class X87Moves {
  /** Asks the flags. */
  @FunctionalInterface
  private interface FlagTest {
    boolean holds(CpuState state);
  }

  private X87Moves() {}

  static Handler handlerFor(Instruction in) {
    OperandKind kind =
        in.form().operands().isEmpty() ? null : in.form().operands().getFirst().kind();
    return switch (in.mnemonic()) {
      case FLD -> kind == OperandKind.STI ? X87Moves::loadRegister : (cpu, i) -> load(cpu, i, kind);
      case FILD -> (cpu, i) -> load(cpu, i, kind);
      case FST -> store(kind, false);
      case FSTP -> store(kind, true);
      case FIST -> (cpu, i) -> storeInteger(cpu, i, kind, false);
      case FISTP -> (cpu, i) -> storeInteger(cpu, i, kind, true);
      case FBLD -> X87Decimal::load;
      case FBSTP -> X87Decimal::store;
      case FLD1, FLDL2T, FLDL2E, FLDPI, FLDLG2, FLDLN2, FLDZ -> {
        X87Constant constant = X87Constant.valueOf(in.mnemonic().name());
        yield (cpu, i) -> {
          X87Stack stack = X87Stack.begin(cpu);
          stack.push(constant.rounded(cpu.state.fpu.control >> 10 & 3));
        };
      }
      case FXCH -> X87Moves::exchange;
      case FCMOVB -> conditional(CpuState::carry, true);
      case FCMOVE -> conditional(CpuState::zero, true);
      case FCMOVBE -> conditional(s -> s.carry() || s.zero(), true);
      case FCMOVU -> conditional(CpuState::parity, true);
      case FCMOVNB -> conditional(CpuState::carry, false);
      case FCMOVNE -> conditional(CpuState::zero, false);
      case FCMOVNBE -> conditional(s -> s.carry() || s.zero(), false);
      case FCMOVNU -> conditional(CpuState::parity, false);
      default -> null;
    };
  }

  private static void loadRegister(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    stack.push(stack.get(in.rm));
  }

  private static void load(Cpu cpu, DecodedInstruction in, OperandKind kind) {
    X87Stack stack = X87Stack.begin(cpu);
    // A full stack is noticed before the operand is looked at.
    if (stack.fpu.isEmpty(-1)) {
      stack.push(X87Operands.converted(cpu, in, kind, stack));
    } else {
      X87Operands.read(cpu, in, kind);
      stack.push(Extended.INDEFINITE);
    }
  }

  private static Handler store(OperandKind kind, boolean pop) {
    return switch (kind) {
      case M32FP -> (cpu, i) -> storeShort(cpu, i, FloatFormat.SINGLE, pop);
      case M64FP -> (cpu, i) -> storeShort(cpu, i, FloatFormat.DOUBLE, pop);
      case M80FP -> X87Moves::storeWhole;
      default -> (cpu, i) -> storeRegister(cpu, i, pop);
    };
  }

  private static void storeRegister(Cpu cpu, DecodedInstruction in, boolean pop) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended value = stack.get(0);
    if (stack.commit()) {
      stack.fpu.set(in.rm, value);
      if (pop) {
        stack.pop();
      }
    }
  }

  private static void storeShort(Cpu cpu, DecodedInstruction in, FloatFormat format, boolean pop) {
    X87Stack stack = X87Stack.begin(cpu);
    long address = Operands.effectiveAddress(cpu, in);
    int size = format == FloatFormat.SINGLE ? 4 : 8;
    cpu.mmu.probeWrite(address, size);
    Extended value = stack.get(0);
    long bits = stack.underflowed() ? format.defaultNaN() : value.to(format, stack.status);
    if (stack.commitStore()) {
      cpu.mmu.write(address, size, bits);
      if (pop) {
        stack.pop();
      }
    }
  }

  private static void storeWhole(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    long address = Operands.effectiveAddress(cpu, in);
    cpu.mmu.probeWrite(address, 10);
    Extended value = stack.get(0);
    if (stack.commitStore()) {
      X87Operands.write80(cpu, address, value);
      stack.pop();
    }
  }

  private static void storeInteger(Cpu cpu, DecodedInstruction in, OperandKind kind, boolean pop) {
    X87Stack stack = X87Stack.begin(cpu);
    long address = Operands.effectiveAddress(cpu, in);
    int size = kind.bits() / 8;
    cpu.mmu.probeWrite(address, size);
    long integer = integer(stack.get(0), kind.bits(), stack);
    if (stack.commitStore()) {
      cpu.mmu.write(address, size, integer);
      if (pop) {
        stack.pop();
      }
    }
  }

  private static long integer(Extended value, int bits, X87Stack stack) {
    if (!value.isFinite() || value.isUnsupported()) {
      stack.status.raise(FloatExceptions.INVALID);
      return -1L << (bits - 1);
    }
    return value.isZero() ? 0 : value.unpacked().toInteger(bits, stack.status);
  }

  private static void exchange(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended top = stack.get(0);
    Extended other = stack.get(in.rm);
    if (stack.commit()) {
      stack.fpu.set(0, other);
      stack.fpu.set(in.rm, top);
    }
  }

  private static Handler conditional(FlagTest test, boolean wanted) {
    return (cpu, in) -> {
      X87Stack stack = X87Stack.begin(cpu);
      Extended top = stack.get(0);
      Extended other = stack.get(in.rm);
      boolean moves = test.holds(cpu.state) == wanted;
      if (stack.commit()) {
        if (stack.underflowed()) {
          stack.fpu.set(0, Extended.INDEFINITE);
        } else {
          stack.fpu.set(0, moves ? other : top);
        }
      }
    };
  }
}
