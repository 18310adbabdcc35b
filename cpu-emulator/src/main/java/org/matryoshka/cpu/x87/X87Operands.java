package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatFormat;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.table.OperandKind;

/** Memory operands of the x87 unit. */
final class X87Operands {
  private X87Operands() {}

  /** Reads a memory operand of arithmetic; its exceptions are those of a conversion. */
  static Extended read(Cpu cpu, DecodedInstruction in, OperandKind kind) {
    long address = Operands.effectiveAddress(cpu, in);
    return switch (kind) {
      case M32FP -> Extended.of(cpu.mmu.read32(address), FloatFormat.SINGLE);
      case M64FP -> Extended.of(cpu.mmu.read64(address), FloatFormat.DOUBLE);
      case M80FP -> read80(cpu, address);
      case M16INT -> Extended.of((short) cpu.mmu.read16(address));
      case M32INT -> Extended.of(cpu.mmu.read32(address) << 32 >> 32);
      case M64INT -> Extended.of(cpu.mmu.read64(address));
      default -> throw new IllegalArgumentException("no number: " + kind);
    };
  }

  /** Notes a denormal or a signaling NaN that was loaded from a short format. */
  static Extended converted(Cpu cpu, DecodedInstruction in, OperandKind kind, X87Stack stack) {
    Extended value = read(cpu, in, kind);
    FloatFormat format = kind == OperandKind.M32FP ? FloatFormat.SINGLE : FloatFormat.DOUBLE;
    boolean isShort = kind == OperandKind.M32FP || kind == OperandKind.M64FP;
    if (isShort && value.isSignaling()) {
      stack.status.raise(FloatExceptions.INVALID);
      return value.quieted();
    }
    if (isShort && !value.isZero() && value.field() - 16383 < format.minExponent()) {
      stack.status.raise(FloatExceptions.DENORMAL);
    }
    return value;
  }

  /** Whether a number of a short format was denormal there. */
  static boolean wasDenormal(Extended value, OperandKind kind) {
    return switch (kind) {
      case M32FP -> !value.isZero() && value.field() - 16383 < FloatFormat.SINGLE.minExponent();
      case M64FP -> !value.isZero() && value.field() - 16383 < FloatFormat.DOUBLE.minExponent();
      default -> false;
    };
  }

  /** Lets whatever can't be read show before anything is changed; at most a page. */
  static void probeRead(Cpu cpu, long address, int size) {
    cpu.mmu.read8(address);
    long nextPage = (address | 0xFFF) + 1;
    if (address + size > nextPage) {
      cpu.mmu.read8(nextPage);
    }
  }

  static Extended read80(Cpu cpu, long address) {
    long significand = cpu.mmu.read64(address);
    return new Extended((int) cpu.mmu.read16(address + 8), significand);
  }

  static void write80(Cpu cpu, long address, Extended value) {
    cpu.mmu.probeWrite(address, 10);
    cpu.mmu.write64(address, value.significand());
    cpu.mmu.write16(address + 8, value.signExponent());
  }
}
