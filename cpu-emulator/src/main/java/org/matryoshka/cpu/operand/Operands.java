package org.matryoshka.cpu.operand;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.mmu.paging.PageTableWalker;

/**
 * Reads and writes the operands of an instruction. Sizes are in bytes: 1, 2, 4 or 8. What is read
 * is zero-extended; of what is written only the low bytes count. A write of 4 bytes to a register
 * clears its upper half, one of 1 or 2 bytes keeps the rest (SDM vol. 1, 3.4.1.1).
 */
public final class Operands {
  private Operands() {}

  /** Reads the low bytes of a general-purpose register. */
  public static long readRegister(CpuState state, int number, int size) {
    return state.gpr[number] & mask(size);
  }

  /** Writes the low bytes of a general-purpose register. */
  public static void writeRegister(CpuState state, int number, int size, long value) {
    long[] gpr = state.gpr;
    switch (size) {
      case 8 -> gpr[number] = value;
      case 4 -> gpr[number] = value & 0xFFFF_FFFFL;
      default -> gpr[number] = (gpr[number] & ~mask(size)) | (value & mask(size));
    }
  }

  /**
   * Reads AH, CH, DH or BH.
   *
   * @param number 4 to 7
   */
  public static long readHighByte(CpuState state, int number) {
    return state.gpr[number - 4] >>> 8 & 0xFF;
  }

  /**
   * Writes AH, CH, DH or BH.
   *
   * @param number 4 to 7
   */
  public static void writeHighByte(CpuState state, int number, long value) {
    state.gpr[number - 4] = (state.gpr[number - 4] & ~0xFF00L) | (value & 0xFF) << 8;
  }

  /** Reads the operand in ModRM.reg or the opcode. */
  public static long readReg(Cpu cpu, DecodedInstruction in, int size) {
    return in.regHigh ? readHighByte(cpu.state, in.reg) : readRegister(cpu.state, in.reg, size);
  }

  /** Writes the operand in ModRM.reg or the opcode. */
  public static void writeReg(Cpu cpu, DecodedInstruction in, int size, long value) {
    if (in.regHigh) {
      writeHighByte(cpu.state, in.reg, value);
    } else {
      writeRegister(cpu.state, in.reg, size, value);
    }
  }

  /** Reads the operand in ModRM.rm, a register or memory. */
  public static long readRm(Cpu cpu, DecodedInstruction in, int size) {
    if (in.memory) {
      return cpu.mmu.read(effectiveAddress(cpu, in), size);
    }
    return in.rmHigh ? readHighByte(cpu.state, in.rm) : readRegister(cpu.state, in.rm, size);
  }

  /** Writes the operand in ModRM.rm, a register or memory. */
  public static void writeRm(Cpu cpu, DecodedInstruction in, int size, long value) {
    if (in.memory) {
      cpu.mmu.write(effectiveAddress(cpu, in), size, value);
    } else if (in.rmHigh) {
      writeHighByte(cpu.state, in.rm, value);
    } else {
      writeRegister(cpu.state, in.rm, size, value);
    }
  }

  /** Linear address of the explicit memory operand. */
  public static long effectiveAddress(Cpu cpu, DecodedInstruction in) {
    return linear(cpu.state, in, offset(cpu.state, in));
  }

  /**
   * Linear address of an offset that an instruction implies (string instructions, XLATB), with its
   * address size and segment.
   */
  public static long linear(CpuState state, DecodedInstruction in, long offset) {
    long cut = in.address32 ? offset & 0xFFFF_FFFFL : offset;
    return in.segment < 0 ? cut : cut + state.segments[in.segment].base;
  }

  /** Base + index × scale + displacement, before address size and segment: what LEA computes. */
  public static long offset(CpuState state, DecodedInstruction in) {
    long sum = in.displacement;
    if (in.base >= 0) {
      sum += state.gpr[in.base];
    } else if (in.base == DecodedInstruction.RIP_BASE) {
      sum += state.rip;
    }
    if (in.index >= 0) {
      sum += state.gpr[in.index] << in.scaleShift;
    }
    return sum;
  }

  /**
   * Checks the target of a near branch.
   *
   * @throws GuestFault #GP(0) if it is not canonical
   */
  public static long checkTarget(long rip) {
    if (!PageTableWalker.isCanonical(rip)) {
      throw GuestFault.generalProtection(0);
    }
    return rip;
  }

  /** The low 1, 2, 4 or 8 bytes. */
  public static long mask(int size) {
    return -1L >>> (64 - 8 * size);
  }
}
