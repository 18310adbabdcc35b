package org.matryoshka.isa.encoding;

import java.util.List;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.EncodingSpec;
import org.matryoshka.isa.table.InstructionForm;

/** Writes one instruction: sorts its operands into the fields, then puts these out in order. */
final class InstructionWriter {
  private final InstructionForm form;
  private final EncodingSpec spec;
  private final List<Operand> operands;
  private final Prefixes prefixes;
  private final ByteWriter out = new ByteWriter();
  private final RexBits rex;
  private int reg;
  private int vvvv;
  private int opcodeRegister;
  private int rmRegister;
  private MemoryBytes memory;
  private Operand.Offset absolute;
  private Register segment;
  private boolean address32;
  private int displacementAt = -1;
  private int displacementSize;

  /**
   * Sorts the operands into the fields.
   *
   * @param operands such as match the form
   * @throws EncodingException if one of them can't be encoded
   */
  InstructionWriter(
      InstructionForm form, List<Operand> operands, Prefixes prefixes, DisplacementWidth width) {
    this.form = form;
    this.spec = form.encoding();
    this.operands = operands;
    this.prefixes = prefixes;
    rex = new RexBits(spec.rexW());
    reg = Math.max(spec.digit(), 0);
    segment = prefixes.segment();
    address32 = spec.addressSize32() || prefixes.addressSize32();
    for (int i = 0; i < operands.size(); i++) {
      Operand operand = operands.get(i);
      switch (form.operands().get(i).place()) {
        case MODRM_REG -> reg = rex.reg(register(operand));
        case VEX_VVVV -> vvvv = register(operand).number();
        case OPCODE -> opcodeRegister = rex.base(register(operand));
        case MODRM_RM -> {
          if (operand instanceof Operand.Mem mem) {
            memory(mem, width);
          } else {
            rmRegister = rex.base(register(operand));
          }
        }
        case OFFSET -> absolute((Operand.Offset) operand);
        case IMMEDIATE, RELATIVE, IMPLIED -> {}
      }
    }
    RegisterRules.check(form, operands, prefixes, memory != null);
  }

  private static Register register(Operand operand) {
    return ((Operand.Reg) operand).register();
  }

  private void memory(Operand.Mem mem, DisplacementWidth width) {
    memory = MemoryBytes.of(mem, width);
    rex.memory(mem);
    segment = mem.segment();
    boolean hasRegisters = mem.base() != null || mem.index() != null;
    if (prefixes.addressSize32() && hasRegisters && !memory.addressSize32()) {
      throw new EncodingException("a 32-bit address size needs 32-bit registers in the address");
    }
    address32 |= memory.addressSize32();
  }

  private void absolute(Operand.Offset offset) {
    absolute = offset;
    segment = offset.segment();
    if (address32 && !OperandMatch.fitsUnsigned(offset.address(), 32)) {
      throw new EncodingException(
          "address 0x" + Long.toHexString(offset.address()) + " does not fit 32 bits");
    }
  }

  /**
   * The bytes.
   *
   * @throws EncodingException if they are too many, or a register can't be used beside REX
   */
  EncodedInstruction write() {
    prefixes();
    if (spec.vex()) {
      rex.writeVex(out, spec.map() - EncodingSpec.VEX, vvvv);
      out.put(spec.opcode());
    } else {
      rex.write(out);
      opcode();
    }
    modRm();
    if (absolute != null) {
      displacement(absolute.address(), address32 ? 4 : 8);
    }
    int immediateAt = spec.immediateBytes() == 0 ? -1 : out.size();
    immediates();
    return new EncodedInstruction(
        out.toByteArray(), displacementAt, displacementSize, immediateAt, spec.immediateBytes());
  }

  private void prefixes() {
    putIf(prefixes.rep(), 0xF3);
    putIf(prefixes.repne(), 0xF2);
    putIf(prefixes.lock(), 0xF0);
    if (segment != null) {
      out.put(segmentPrefix(segment));
    }
    putIf(spec.operandSize16(), 0x66);
    putIf(address32, 0x67);
    putIf(spec.mandatoryPrefix() > 0, spec.mandatoryPrefix());
  }

  private void putIf(boolean condition, int value) {
    if (condition) {
      out.put(value);
    }
  }

  private static int segmentPrefix(Register segment) {
    return switch (segment) {
      case ES -> 0x26;
      case CS -> 0x2E;
      case SS -> 0x36;
      case DS -> 0x3E;
      case FS -> 0x64;
      case GS -> 0x65;
      default -> throw new EncodingException(segment.text() + " is no segment register");
    };
  }

  private void opcode() {
    putIf(spec.map() > 0, 0x0F);
    putIf(spec.map() > 1, spec.map() == 2 ? 0x38 : 0x3A);
    out.put(spec.opcode() | opcodeRegister);
  }

  private void modRm() {
    if (!spec.modRm()) {
      return;
    }
    if (spec.fixedModRm() >= 0) {
      out.put(spec.fixedModRm());
    } else if (memory == null) {
      out.put(0xC0 | reg << 3 | rmRegister);
    } else {
      out.put(memory.modRm() | reg << 3);
      putIf(memory.sib() >= 0, memory.sib());
      if (memory.displacementBytes() > 0) {
        displacement(memory.displacement(), memory.displacementBytes());
      }
    }
  }

  private void displacement(long value, int bytes) {
    displacementAt = out.size();
    displacementSize = bytes;
    out.put(value, bytes);
  }

  private void immediates() {
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
