package org.matryoshka.asm.encoding;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.syntax.Statement;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.encoding.Selection;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.InstructionForm;

/** Finds the words for an instruction that can't be assembled. */
final class Complaint {
  private static final int FORMS_SHOWN = 6;

  private Complaint() {}

  static SourceException sizeNotSpecified(
      List<OperandPlan> plans, Selection.SizeNotSpecified size) {
    String words =
        size.widths().stream()
            .map(
                bits ->
                    switch (bits) {
                      case 8 -> "byte";
                      case 16 -> "word";
                      case 32 -> "dword";
                      default -> "qword";
                    })
            .distinct()
            .collect(Collectors.joining(", "));
    OperandPlan memory =
        plans.stream()
            .filter(plan -> plan.operand() instanceof Operand.Mem)
            .findFirst()
            .orElse(plans.getFirst());
    return new SourceException(
        memory.at(),
        "operation size not specified",
        "write one of " + words + " before the operand");
  }

  static SourceException noForm(
      Statement.Instruction instruction,
      List<OperandPlan> plans,
      List<InstructionForm> candidates) {
    String name = instruction.mnemonic();
    Set<Integer> counts =
        candidates.stream()
            .map(f -> f.operands().size())
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    if (!counts.contains(plans.size())) {
      String takes = counts.stream().map(Object::toString).collect(Collectors.joining(" or "));
      String noun = takes.equals("1") ? " operand" : " operands";
      return new SourceException(
          instruction.at(), "'" + name + "' takes " + takes + noun + ", not " + plans.size());
    }
    Register first = register(plans, 0);
    Register second = register(plans, 1);
    if (first != null
        && second != null
        && first.bits() != second.bits()
        && isGeneral(first)
        && isGeneral(second)) {
      return new SourceException(
          instruction.at(),
          "operand sizes differ: "
              + first.text()
              + " has "
              + first.bits()
              + " bits, "
              + second.text()
              + " has "
              + second.bits(),
          forms(plans.size(), candidates));
    }
    for (OperandPlan plan : plans) {
      if (plan.isImmediate() && !plan.open() && plan.value() != null && tooLarge(plan, first)) {
        return new SourceException(
            plan.at(),
            "value " + shown(plan.value().constant()) + " does not fit " + bits(plans) + " operand",
            forms(plans.size(), candidates));
      }
    }
    return new SourceException(
        instruction.at(),
        "'" + name + "' does not take these operands",
        forms(plans.size(), candidates));
  }

  private static boolean isGeneral(Register register) {
    RegisterClass kind = register.registerClass();
    return kind != RegisterClass.SEGMENT
        && kind != RegisterClass.CONTROL
        && kind != RegisterClass.DEBUG;
  }

  private static boolean tooLarge(OperandPlan plan, Register first) {
    long value = plan.value().constant();
    int bits = first == null || first.bits() == 64 ? 32 : first.bits();
    return value << (64 - bits) >> (64 - bits) != value;
  }

  private static String bits(List<OperandPlan> plans) {
    Register first = register(plans, 0);
    if (first == null || first.bits() == 64) {
      return "the sign-extended 32-bit";
    }
    return "the " + first.bits() + "-bit";
  }

  private static String shown(long value) {
    return value > 9 || value < -9
        ? value + " (0x" + Long.toHexString(value).toUpperCase(Locale.ROOT) + ")"
        : Long.toString(value);
  }

  private static Register register(List<OperandPlan> plans, int index) {
    return index < plans.size() && plans.get(index).operand() instanceof Operand.Reg reg
        ? reg.register()
        : null;
  }

  private static String forms(int operands, List<InstructionForm> candidates) {
    Set<String> forms = new LinkedHashSet<>();
    for (InstructionForm form : candidates) {
      if (form.operands().size() == operands) {
        forms.add(form.syntax());
      }
    }
    String shown = forms.stream().limit(FORMS_SHOWN).collect(Collectors.joining("; "));
    return "it has the forms " + shown + (forms.size() > FORMS_SHOWN ? "; …" : "");
  }
}
