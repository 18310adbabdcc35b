package org.matryoshka.cpu.system;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;

/**
 * SystemOperands as system instructions have them, and the privilege check that most begin with.
 */
final class SystemOperands {
  static final int RAX = Register.RAX.number();
  static final int RCX = Register.RCX.number();
  static final int RDX = Register.RDX.number();
  static final int RBX = Register.RBX.number();
  static final int RSP = Register.RSP.number();
  static final int RSI = Register.RSI.number();
  static final int RDI = Register.RDI.number();
  static final int R11 = Register.R11.number();

  private static final long LOW_32 = 0xFFFF_FFFFL;

  private SystemOperands() {}

  /** #GP(0) outside of ring 0. */
  static void requireRing0(Cpu cpu) {
    if (cpu.state.cpl != 0) {
      throw GuestFault.generalProtection(0);
    }
  }

  /** The r/m operand as a word: a selector. Of memory only two bytes are read. */
  static int readWord(Cpu cpu, DecodedInstruction in) {
    return in.memory
        ? (int) cpu.mmu.read16(Operands.effectiveAddress(cpu, in))
        : (int) cpu.state.gpr[in.rm] & 0xFFFF;
  }

  /**
   * Stores a selector or the like into the r/m operand: into memory always two bytes, into a
   * register zero-extended to the operand size.
   *
   * @param value what a register gets; memory gets its low word
   */
  static void storeWord(Cpu cpu, DecodedInstruction in, long value) {
    if (in.memory) {
      cpu.mmu.write16(Operands.effectiveAddress(cpu, in), value);
    } else {
      Operands.writeRegister(cpu.state, in.rm, in.size, value);
    }
  }

  /** EDX:EAX. */
  static long readEdxEax(Cpu cpu) {
    return cpu.state.gpr[RDX] << 32 | (cpu.state.gpr[RAX] & LOW_32);
  }

  /** EDX:EAX; the upper halves of RDX and RAX become zero. */
  static void writeEdxEax(Cpu cpu, long value) {
    cpu.state.gpr[RAX] = value & LOW_32;
    cpu.state.gpr[RDX] = value >>> 32;
  }

  /** Whether a form has an operand of this kind at a position. */
  static boolean has(InstructionForm form, int position, OperandKind kind) {
    return form.operands().size() > position && form.operands().get(position).kind() == kind;
  }
}
