package org.matryoshka.isa.format;

import java.util.List;
import java.util.function.LongFunction;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.Aliases;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.RepeatKind;

/**
 * Writes instructions in NASM's Intel syntax. NASM and our assembler read the text back to an
 * instruction with the same meaning, though maybe in a shorter encoding.
 */
public final class InstructionFormatter {
  private InstructionFormatter() {}

  /**
   * The text of an instruction, for instance {@code "mov qword [rax+rcx*4+0x10], 5"}.
   *
   * @param address where the instruction stands, for jump targets and RIP-relative addresses
   */
  public static String format(Instruction instruction, long address) {
    return format(instruction, address, target -> null);
  }

  /**
   * The text of an instruction with names for addresses.
   *
   * @param symbols gives the name to write instead of a jump target or RIP-relative address, or
   *     null
   */
  public static String format(Instruction instruction, long address, LongFunction<String> symbols) {
    StringBuilder text = new StringBuilder();
    prefixes(text, instruction);
    InstructionForm form = instruction.form();
    text.append(Aliases.name(form));
    List<Operand> operands = instruction.operands();
    long next = address + instruction.length();
    for (int i = 0; i < operands.size(); i++) {
      text.append(i == 0 ? " " : ", ");
      OperandKind kind = form.operands().get(i).kind();
      switch (operands.get(i)) {
        case Operand.Reg reg -> text.append(reg.register().text());
        case Operand.Mem mem -> {
          text.append(MemoryText.sizeWords(form, kind));
          MemoryText.append(text, mem, next, symbols);
        }
        case Operand.Offset offset -> offset(text, offset, instruction.prefixes());
        case Operand.Imm imm -> ImmediateText.append(text, form, imm);
        case Operand.Rel rel -> target(text, next + rel.offset(), symbols);
      }
    }
    return text.toString();
  }

  private static void prefixes(StringBuilder text, Instruction instruction) {
    Prefixes prefixes = instruction.prefixes();
    InstructionForm form = instruction.form();
    if (prefixes.lock()) {
      text.append("lock ");
    }
    if (prefixes.rep()) {
      text.append(form.repeat() == RepeatKind.REP_WHILE ? "repe " : "rep ");
    }
    if (prefixes.repne()) {
      text.append("repne ");
    }
    boolean isOffset =
        !instruction.operands().isEmpty()
            && instruction.operands().stream().anyMatch(Operand.Offset.class::isInstance);
    if (prefixes.addressSize32() && !isOffset) {
      text.append("a32 ");
    }
    if (prefixes.segment() != null) {
      text.append(prefixes.segment().text()).append(' ');
    }
    if (Aliases.needsO16(form)) {
      text.append("o16 ");
    }
  }

  private static void offset(StringBuilder text, Operand.Offset offset, Prefixes prefixes) {
    text.append(prefixes.addressSize32() ? "[a32 " : "[qword ");
    Register segment = offset.segment();
    if (segment != null) {
      text.append(segment.text()).append(':');
    }
    text.append(ImmediateText.unsigned(offset.address())).append(']');
  }

  private static void target(StringBuilder text, long target, LongFunction<String> symbols) {
    String name = symbols.apply(target);
    text.append(name != null ? name : "0x" + Long.toHexString(target));
  }
}
