package org.matryoshka.isa.encoding;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.OperandKind;

/** The values of an operand at which encodings change: every register, every addressing form. */
public final class OperandCorners {
  private OperandCorners() {}

  /** The corners of one operand kind, as the decoder would give them back. */
  public static List<Operand> of(OperandKind kind) {
    List<Operand> corners = new ArrayList<>();
    if (kind.fixedRegister() != null) {
      return List.of(new Operand.Reg(kind.fixedRegister()));
    }
    switch (kind) {
      case ONE -> corners.add(new Operand.Imm(1, 8));
      case SREG -> registers(corners, Register.ES, Register.GS);
      case DR -> registers(corners, Register.DR0, Register.DR7);
      case CR -> {
        for (Register r :
            List.of(Register.CR0, Register.CR2, Register.CR3, Register.CR4, Register.CR8)) {
          corners.add(new Operand.Reg(r));
        }
      }
      case IMM8, IMM16, IMM32, IMM64 -> {
        long top = 1L << (kind.bits() - 1);
        for (long value : new long[] {0, 1, -1, 2, 127, -128, top - 1, -top}) {
          corners.add(new Operand.Imm(OperandMatch.signExtend(value, kind.bits()), kind.bits()));
        }
      }
      case REL8, REL32 -> {
        long top = 1L << (kind.bits() - 1);
        for (long value : new long[] {0, 1, -1, top - 1, -top}) {
          corners.add(new Operand.Rel(value, kind.bits()));
        }
      }
      case MOFFS8, MOFFS16, MOFFS32, MOFFS64 -> {
        for (long address : new long[] {0, -1, 0x1122334455667788L}) {
          corners.add(new Operand.Offset(kind.bits(), null, address));
          corners.add(new Operand.Offset(kind.bits(), Register.GS, address));
        }
      }
      default -> {
        if (kind.registerClass() != null) {
          generalRegisters(corners, kind.registerClass());
        }
        if (kind.isMemory()) {
          memory(corners, kind.memoryBits());
        }
      }
    }
    return corners;
  }

  private static void registers(List<Operand> corners, Register first, Register last) {
    for (int i = first.ordinal(); i <= last.ordinal(); i++) {
      corners.add(new Operand.Reg(Register.values()[i]));
    }
  }

  private static void generalRegisters(List<Operand> corners, RegisterClass registerClass) {
    for (Register register : Register.values()) {
      if (register.registerClass() == registerClass) {
        corners.add(new Operand.Reg(register));
      }
    }
  }

  /** Every base, every index, every scale, and displacements around the limits of 8 and 32 bits. */
  private static void memory(List<Operand> corners, int bits) {
    long[] displacements = {0, 1, 127, 128, -128, -129, Integer.MAX_VALUE, Integer.MIN_VALUE};
    for (RegisterClass width : List.of(RegisterClass.GPR64, RegisterClass.GPR32)) {
      for (int base = 0; base < 16; base++) {
        Register baseRegister = Register.of(width, base);
        for (long displacement : displacements) {
          corners.add(new Operand.Mem(bits, null, baseRegister, null, 1, displacement));
        }
        for (int index = 0; index < 16; index++) {
          if (index != 4) {
            Register indexRegister = Register.of(width, index);
            int scale = 1 << (base + index) % 4;
            long displacement = displacements[(base * 3 + index) % displacements.length];
            corners.add(
                new Operand.Mem(bits, null, baseRegister, indexRegister, scale, displacement));
          }
        }
      }
      for (int index = 0; index < 16; index++) {
        if (index != 4) {
          for (int scale = 1; scale <= 8; scale *= 2) {
            Register indexRegister = Register.of(width, index);
            corners.add(new Operand.Mem(bits, null, null, indexRegister, scale, 0x1234));
          }
        }
      }
    }
    for (long displacement : displacements) {
      corners.add(new Operand.Mem(bits, null, Register.RIP, null, 1, displacement));
      corners.add(new Operand.Mem(bits, null, Register.EIP, null, 1, displacement));
      corners.add(new Operand.Mem(bits, null, null, null, 1, displacement));
    }
    corners.add(new Operand.Mem(bits, null, null, null, 1, 0xFFFF_FFFFL));
    corners.add(new Operand.Mem(bits, Register.FS, null, null, 1, 0x28));
    corners.add(new Operand.Mem(bits, Register.GS, Register.R13, Register.R12, 2, 0));
  }
}
