package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.requireRing0;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;

/**
 * MOV to and from debug registers (SDM vol. 3B, 17.2). The registers hold what is written and
 * general detection works; address breakpoints never match on this processor.
 */
final class DebugRegisters {
  private static final long DR6_WRITABLE = 0xE00F;
  private static final long DR6_FIXED = 0xFFFF_0FF0L;
  private static final long DR6_DETECTED = 1L << 13;
  private static final long DR7_WRITABLE = 0xFFFF_23FFL;
  private static final long DR7_FIXED = 1L << 10;
  private static final long DR7_GENERAL_DETECT = 1L << 13;

  private DebugRegisters() {}

  static Handler handlerFor(InstructionForm form) {
    if (SystemOperands.has(form, 0, OperandKind.DR)) {
      return DebugRegisters::write;
    }
    return SystemOperands.has(form, 1, OperandKind.DR) ? DebugRegisters::read : null;
  }

  private static void read(Cpu cpu, DecodedInstruction in) {
    int number = check(cpu, in);
    cpu.state.gpr[in.rm] = cpu.state.dr[number];
  }

  private static void write(Cpu cpu, DecodedInstruction in) {
    int number = check(cpu, in);
    long value = cpu.state.gpr[in.rm];
    if (number >= 6 && value >>> 32 != 0) {
      throw GuestFault.generalProtection(0);
    }
    cpu.state.dr[number] =
        switch (number) {
          case 6 -> (value & DR6_WRITABLE) | DR6_FIXED;
          case 7 -> (value & DR7_WRITABLE) | DR7_FIXED;
          default -> value;
        };
  }

  /** The register meant: 4 and 5 are other names of 6 and 7, since there is no CR4.DE. */
  private static int check(Cpu cpu, DecodedInstruction in) {
    boolean alias = in.reg == 4 || in.reg == 5;
    if (in.reg > 7) {
      throw GuestFault.invalidOpcode();
    }
    requireRing0(cpu);
    if ((cpu.state.dr[7] & DR7_GENERAL_DETECT) != 0) {
      cpu.state.dr[6] |= DR6_DETECTED;
      throw GuestFault.of(ExceptionVector.DEBUG, 0);
    }
    return alias ? in.reg + 2 : in.reg;
  }
}
