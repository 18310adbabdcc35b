package org.matryoshka.cpu.decode;

import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.OperandSpec;

/** Unpacks the operands of an instruction into the fields of a {@link DecodedInstruction}. */
final class OperandFields {
  /** A base of RSP or RBP makes SS the segment of a memory operand. */
  private static final int RSP = 4;

  private static final int RBP = 5;

  int reg = DecodedInstruction.NO_REGISTER;
  int rm = DecodedInstruction.NO_REGISTER;
  int vvvv = DecodedInstruction.NO_REGISTER;
  boolean regHigh;
  boolean rmHigh;
  int base = DecodedInstruction.NO_REGISTER;
  int index = DecodedInstruction.NO_REGISTER;
  int scaleShift;
  long displacement;
  int segment = -1;
  boolean address32;
  boolean stackSegment;
  boolean memory;
  long immediate;
  long immediate2;
  private boolean immediateSeen;

  OperandFields(Instruction instruction) {
    segment = number(instruction.prefixes().segment());
    address32 = instruction.prefixes().addressSize32();
    for (int i = 0; i < instruction.operands().size(); i++) {
      OperandSpec spec = instruction.form().operands().get(i);
      switch (instruction.operands().get(i)) {
        case Operand.Reg(Register register) -> register(spec, register);
        case Operand.Mem mem -> memory(mem);
        case Operand.Offset(int _, Register override, long address) -> {
          memory = true;
          segment = number(override);
          displacement = address;
        }
        case Operand.Imm(long value, int _) -> immediate(value);
        case Operand.Rel(long offset, int _) -> immediate = offset;
      }
    }
  }

  private void register(OperandSpec spec, Register register) {
    switch (spec.place()) {
      case MODRM_RM -> {
        rm = register.number();
        rmHigh = register.isHighByte();
      }
      case MODRM_REG, OPCODE -> {
        reg = register.number();
        regHigh = register.isHighByte();
      }
      case VEX_VVVV -> vvvv = register.number();
      default -> {
        if (reg == DecodedInstruction.NO_REGISTER) {
          reg = register.number();
        }
      }
    }
  }

  private void memory(Operand.Mem mem) {
    memory = true;
    segment = number(mem.segment());
    displacement = mem.displacement();
    scaleShift = Integer.numberOfTrailingZeros(mem.scale());
    if (mem.index() != null) {
      index = mem.index().number();
      address32 |= mem.index().registerClass() == RegisterClass.GPR32;
    }
    if (mem.base() != null) {
      address32 |= mem.base() == Register.EIP || mem.base().registerClass() == RegisterClass.GPR32;
      boolean relative = mem.base().registerClass() == RegisterClass.INSTRUCTION_POINTER;
      base = relative ? DecodedInstruction.RIP_BASE : mem.base().number();
    }
    stackSegment = segment < 0 && (base == RSP || base == RBP);
  }

  private void immediate(long value) {
    if (immediateSeen) {
      immediate2 = value;
    } else {
      immediate = value;
      immediateSeen = true;
    }
  }

  private static int number(Register segment) {
    return segment == null ? -1 : segment.number();
  }
}
