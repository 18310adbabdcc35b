package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.OperandPlace;

/**
 * XCHG, XADD, CMPXCHG and its double-width forms. Cores run one after the other, an instruction at
 * a time, so that every instruction is atomic, with or without LOCK.
 */
final class ExchangeInstructions {
  private static final int RAX = 0;
  private static final int RCX = 1;
  private static final int RDX = 2;
  private static final int RBX = 3;
  private static final long LOW = 0xFFFF_FFFFL;

  private ExchangeInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case XCHG ->
          in.form().operands().get(0).place() == OperandPlace.IMPLIED
              ? ExchangeInstructions::exchangeAccumulator
              : ExchangeInstructions::exchange;
      case XADD -> ExchangeInstructions::exchangeAndAdd;
      case CMPXCHG -> ExchangeInstructions::compareAndExchange;
      case CMPXCHG8B -> ExchangeInstructions::compareAndExchange8;
      case CMPXCHG16B -> ExchangeInstructions::compareAndExchange16;
      default -> null;
    };
  }

  private static void exchangeAccumulator(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    long a = Operands.readRegister(state, RAX, in.size);
    Operands.writeRegister(state, RAX, in.size, Operands.readRegister(state, in.reg, in.size));
    Operands.writeRegister(state, in.reg, in.size, a);
  }

  private static void exchange(Cpu cpu, DecodedInstruction in) {
    long a = Target.readToModify(cpu, in);
    Operands.writeRm(cpu, in, in.size, Operands.readReg(cpu, in, in.size));
    Operands.writeReg(cpu, in, in.size, a);
  }

  private static void exchangeAndAdd(Cpu cpu, DecodedInstruction in) {
    long a = Target.readToModify(cpu, in);
    long sum = Arithmetic.add(cpu.state, a, Operands.readReg(cpu, in, in.size), in.size);
    if (in.memory) {
      Operands.writeRm(cpu, in, in.size, sum);
      Operands.writeReg(cpu, in, in.size, a);
    } else {
      // Where both are the same register, the sum stays.
      Operands.writeReg(cpu, in, in.size, a);
      Operands.writeRm(cpu, in, in.size, sum);
    }
  }

  /**
   * CMPXCHG writes memory in any case, if need be with what it had (SDM vol. 2A). A register keeps
   * even its upper half if it does not match.
   */
  private static void compareAndExchange(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    long a = Target.readToModify(cpu, in);
    Arithmetic.subtract(state, Operands.readRegister(state, RAX, in.size), a, in.size);
    if (state.zero()) {
      Operands.writeRm(cpu, in, in.size, Operands.readReg(cpu, in, in.size));
    } else {
      if (in.memory) {
        Operands.writeRm(cpu, in, in.size, a);
      }
      Operands.writeRegister(state, RAX, in.size, a);
    }
  }

  private static void compareAndExchange8(Cpu cpu, DecodedInstruction in) {
    long[] gpr = cpu.state.gpr;
    long a = Target.readToModify(cpu, in, 8);
    boolean equal = a == (gpr[RDX] << 32 | (gpr[RAX] & LOW));
    Operands.writeRm(cpu, in, 8, equal ? gpr[RCX] << 32 | (gpr[RBX] & LOW) : a);
    if (!equal) {
      gpr[RAX] = a & LOW;
      gpr[RDX] = a >>> 32;
    }
    setZero(cpu.state, equal);
  }

  private static void compareAndExchange16(Cpu cpu, DecodedInstruction in) {
    long[] gpr = cpu.state.gpr;
    long gva = Operands.effectiveAddress(cpu, in);
    if ((gva & 15) != 0) {
      throw GuestFault.generalProtection(0);
    }
    cpu.mmu.probeWrite(gva, 16);
    long low = cpu.mmu.read64(gva);
    long high = cpu.mmu.read64(gva + 8);
    boolean equal = low == gpr[RAX] && high == gpr[RDX];
    cpu.mmu.write64(gva, equal ? gpr[RBX] : low);
    cpu.mmu.write64(gva + 8, equal ? gpr[RCX] : high);
    if (!equal) {
      gpr[RAX] = low;
      gpr[RDX] = high;
    }
    setZero(cpu.state, equal);
  }

  private static void setZero(CpuState state, boolean zero) {
    state.setStatusFlags((state.statusFlags() & ~RFlags.ZF) | (zero ? RFlags.ZF : 0));
  }
}
