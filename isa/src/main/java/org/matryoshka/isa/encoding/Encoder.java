package org.matryoshka.isa.encoding;

import java.util.List;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.EncodingSpec;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandSpec;

/**
 * Writes instructions as bytes. The prefixes come in NASM's order: repeat, LOCK, segment, operand
 * size, address size, those that belong to the opcode, REX.
 */
public final class Encoder {
  private Encoder() {}

  /**
   * The shortest encoding of an instruction in its form.
   *
   * @throws EncodingException if the operands do not fit the form
   */
  public static byte[] encode(Instruction instruction) {
    return encode(instruction.form(), instruction.operands(), instruction.prefixes());
  }

  /**
   * The shortest encoding of a form with operands.
   *
   * @throws EncodingException if the operands do not fit the form
   */
  public static byte[] encode(InstructionForm form, List<Operand> operands, Prefixes prefixes) {
    return encode(form, operands, prefixes, DisplacementWidth.SHORTEST).bytes();
  }

  /**
   * An encoding of a form with operands, and where its fields lie.
   *
   * @param width the width of a displacement
   * @throws EncodingException if the operands do not fit the form
   */
  public static EncodedInstruction encode(
      InstructionForm form, List<Operand> operands, Prefixes prefixes, DisplacementWidth width) {
    if (!OperandMatch.matches(form, operands)) {
      throw new EncodingException("operands " + operands + " do not fit " + form.syntax());
    }
    EncodingSpec spec = form.encoding();
    RexBits rex = new RexBits(spec.rexW());
    int reg = spec.digit() < 0 ? 0 : spec.digit();
    int opcodeBits = 0;
    MemoryBytes memory = null;
    int rmRegister = 0;
    Register segment = prefixes.segment();
    boolean address32 = spec.addressSize32() || prefixes.addressSize32();
    for (int i = 0; i < operands.size(); i++) {
      OperandSpec operand = form.operands().get(i);
      switch (operand.place()) {
        case MODRM_REG -> reg = rex.reg(register(operands.get(i)));
        case OPCODE -> opcodeBits = rex.base(register(operands.get(i)));
        case MODRM_RM -> {
          if (operands.get(i) instanceof Operand.Mem mem) {
            memory = MemoryBytes.of(mem, width);
            rex.memory(mem);
            segment = mem.segment();
            address32 |= memory.addressSize32();
          } else {
            rmRegister = rex.base(register(operands.get(i)));
          }
        }
        case OFFSET -> segment = ((Operand.Offset) operands.get(i)).segment();
        case IMMEDIATE, RELATIVE, IMPLIED -> {}
      }
    }
    RegisterRules.check(form, operands, prefixes, memory != null);
    ByteWriter out = new ByteWriter();
    prefixes(out, spec, prefixes, segment, address32);
    rex.write(out);
    opcode(out, spec, opcodeBits);
    int displacementAt = -1;
    int displacementSize = 0;
    if (spec.fixedModRm() >= 0) {
      out.put(spec.fixedModRm());
    } else if (memory != null) {
      out.put(memory.modRm() | reg << 3);
      if (memory.sib() >= 0) {
        out.put(memory.sib());
      }
      if (memory.displacementBytes() > 0) {
        displacementAt = out.size();
        displacementSize = memory.displacementBytes();
        out.put(memory.displacement(), displacementSize);
      }
    } else if (spec.modRm()) {
      out.put(0xC0 | reg << 3 | rmRegister);
    }
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof Operand.Offset offset) {
        displacementAt = out.size();
        displacementSize = address32 ? 4 : 8;
        out.put(offset.address(), displacementSize);
      }
    }
    int immediateAt = spec.immediateBytes() == 0 ? -1 : out.size();
    immediates(out, form, operands);
    return new EncodedInstruction(
        out.toByteArray(), displacementAt, displacementSize, immediateAt, spec.immediateBytes());
  }

  private static Register register(Operand operand) {
    return ((Operand.Reg) operand).register();
  }

  private static void prefixes(
      ByteWriter out, EncodingSpec spec, Prefixes prefixes, Register segment, boolean address32) {
    if (prefixes.rep()) {
      out.put(0xF3);
    }
    if (prefixes.repne()) {
      out.put(0xF2);
    }
    if (prefixes.lock()) {
      out.put(0xF0);
    }
    if (segment != null) {
      out.put(
          switch (segment) {
            case ES -> 0x26;
            case CS -> 0x2E;
            case SS -> 0x36;
            case DS -> 0x3E;
            case FS -> 0x64;
            case GS -> 0x65;
            default -> throw new EncodingException(segment.text() + " is no segment register");
          });
    }
    if (spec.operandSize16()) {
      out.put(0x66);
    }
    if (address32) {
      out.put(0x67);
    }
    if (spec.mandatoryPrefix() > 0) {
      out.put(spec.mandatoryPrefix());
    }
  }

  private static void opcode(ByteWriter out, EncodingSpec spec, int register) {
    if (spec.map() > 0) {
      out.put(0x0F);
    }
    if (spec.map() > 1) {
      out.put(spec.map() == 2 ? 0x38 : 0x3A);
    }
    out.put(spec.opcode() | register);
  }

  private static void immediates(ByteWriter out, InstructionForm form, List<Operand> operands) {
    for (int i = 0; i < operands.size(); i++) {
      int bytes = form.operands().get(i).kind().bits() / 8;
      switch (form.operands().get(i).place()) {
        case IMMEDIATE -> out.put(((Operand.Imm) operands.get(i)).value(), bytes);
        case RELATIVE -> out.put(((Operand.Rel) operands.get(i)).offset(), bytes);
        default -> {}
      }
    }
  }
}
