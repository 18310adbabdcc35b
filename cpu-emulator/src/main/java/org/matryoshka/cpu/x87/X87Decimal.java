package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.operand.Operands;

/** FBLD and FBSTP: integers of 18 decimal digits, two in a byte (SDM vol. 1, 4.7). */
final class X87Decimal {
  private static final int BYTES = 10;
  private static final long LIMIT = 1_000_000_000_000_000_000L;

  private X87Decimal() {}

  static void load(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    long address = Operands.effectiveAddress(cpu, in);
    long digits = cpu.mmu.read64(address);
    int top = (int) cpu.mmu.read16(address + 8);
    long value = (top >> 4 & 15) * 10L + (top & 15);
    for (int i = 15; i >= 0; i--) {
      value = value * 10 + (digits >>> (4 * i) & 15);
    }
    stack.push(Extended.of(value).withSign((top & 0x8000) != 0));
  }

  static void store(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    long address = Operands.effectiveAddress(cpu, in);
    cpu.mmu.probeWrite(address, BYTES);
    Extended value = stack.get(0);
    long integer = Long.MIN_VALUE;
    if (value.isFinite() && !value.isUnsupported() && !stack.underflowed()) {
      integer = value.isZero() ? 0 : value.unpacked().toInteger(64, stack.status);
    }
    boolean fits = integer > -LIMIT && integer < LIMIT;
    if (!fits) {
      stack.withdraw(FloatExceptions.INVALID);
    }
    if (!stack.commitStore()) {
      return;
    }
    long digits = 0;
    int top = 0xFFFF;
    if (fits) {
      long rest = Math.abs(integer);
      for (int i = 0; i < 16; i++) {
        digits |= rest % 10 << (4 * i);
        rest /= 10;
      }
      top = (int) ((rest / 10) << 4 | rest % 10) | (value.negative() ? 0x8000 : 0);
    } else {
      digits = 0xC000_0000_0000_0000L;
    }
    cpu.mmu.write64(address, digits);
    cpu.mmu.write16(address + 8, top);
    stack.pop();
  }
}
