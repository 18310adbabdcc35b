package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.instruction.Instruction;

/**
 * FLDENV, FNSTENV, FRSTOR and FNSAVE in the protected-mode formats (SDM vol. 1, figures 8-9 and
 * 8-11): seven words of two or four bytes, then the registers from the top of the stack.
 */
final class X87Environment {
  private static final int WORDS = 7;
  private static final int REGISTER_BYTES = 10;
  private static final int EMPTY = 3;

  private X87Environment() {}

  static Handler handlerFor(Instruction in) {
    int size = in.form().operandBits() == 16 ? 2 : 4;
    return switch (in.mnemonic()) {
      case FLDENV -> (cpu, i) -> load(cpu, i, size, false);
      case FRSTOR -> (cpu, i) -> load(cpu, i, size, true);
      case FNSTENV -> (cpu, i) -> store(cpu, i, size, false);
      case FNSAVE -> (cpu, i) -> store(cpu, i, size, true);
      default -> null;
    };
  }

  private static void load(Cpu cpu, DecodedInstruction in, int size, boolean registers) {
    X87Stack.begin(cpu);
    long at = Operands.effectiveAddress(cpu, in);
    int total = WORDS * size + (registers ? FpuState.REGISTERS * REGISTER_BYTES : 0);
    X87Operands.probeRead(cpu, at, total);
    int control = (int) cpu.mmu.read16(at);
    int status = (int) cpu.mmu.read16(at + size);
    int tagWord = (int) cpu.mmu.read16(at + 2L * size);
    FpuState fpu = cpu.state.fpu;
    fpu.status = status;
    fpu.instructionPointer = cpu.mmu.read(at + 3L * size, size);
    fpu.opcode = size == 4 ? (int) cpu.mmu.read16(at + 4L * size + 2) & 0x7FF : 0;
    fpu.dataPointer = cpu.mmu.read(at + 5L * size, size);
    fpu.tags = 0;
    for (int i = 0; i < FpuState.REGISTERS; i++) {
      fpu.tags |= (tagWord >> (2 * i) & 3) != EMPTY ? 1 << i : 0;
    }
    if (registers) {
      for (int i = 0; i < FpuState.REGISTERS; i++) {
        Extended value =
            X87Operands.read80(cpu, at + (long) WORDS * size + (long) REGISTER_BYTES * i);
        int register = fpu.register(i);
        fpu.significands[register] = value.significand();
        fpu.signExponents[register] = value.signExponent();
      }
    }
    X87Control.setControl(fpu, control);
  }

  /** FNSTENV masks all exceptions afterwards, FNSAVE initializes the unit. */
  private static void store(Cpu cpu, DecodedInstruction in, int size, boolean registers) {
    X87Stack.requireUnit(cpu.state);
    long at = Operands.effectiveAddress(cpu, in);
    cpu.mmu.probeWrite(at, WORDS * size + (registers ? FpuState.REGISTERS * REGISTER_BYTES : 0));
    FpuState fpu = cpu.state.fpu;
    long high = size == 4 ? 0xFFFF_0000L : 0;
    cpu.mmu.write(at, size, fpu.control | high);
    cpu.mmu.write(at + size, size, fpu.status | high);
    cpu.mmu.write(at + 2L * size, size, tagWord(fpu) | high);
    cpu.mmu.write(at + 3L * size, size, fpu.instructionPointer);
    cpu.mmu.write(at + 4L * size, size, size == 4 ? (long) fpu.opcode << 16 : 0);
    cpu.mmu.write(at + 5L * size, size, fpu.dataPointer);
    cpu.mmu.write(at + 6L * size, size, high);
    if (!registers) {
      fpu.control |= FloatExceptions.ALL;
      X87Control.summarize(fpu);
      return;
    }
    for (int i = 0; i < FpuState.REGISTERS; i++) {
      X87Operands.write80(cpu, at + (long) WORDS * size + (long) REGISTER_BYTES * i, fpu.get(i));
    }
    fpu.initialize();
  }

  /** Two bits a register: 0 valid, 1 zero, 2 special, 3 empty. */
  private static int tagWord(FpuState fpu) {
    int word = 0;
    for (int i = 0; i < FpuState.REGISTERS; i++) {
      Extended value = new Extended(fpu.signExponents[i], fpu.significands[i]);
      int tag;
      if ((fpu.tags >> i & 1) == 0) {
        tag = EMPTY;
      } else if (value.isZero()) {
        tag = 1;
      } else {
        boolean special = !value.isFinite() || value.isDenormal() || value.isUnsupported();
        tag = special ? 2 : 0;
      }
      word |= tag << (2 * i);
    }
    return word;
  }
}
