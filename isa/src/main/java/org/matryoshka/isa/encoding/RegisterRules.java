package org.matryoshka.isa.encoding;

import java.util.List;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandSpec;
import org.matryoshka.isa.table.RepeatKind;

/** What a processor refuses although the operands have the right kinds. */
final class RegisterRules {
  private RegisterRules() {}

  static void check(
      InstructionForm form, List<Operand> operands, Prefixes prefixes, boolean memory) {
    for (int i = 0; i < operands.size(); i++) {
      OperandSpec spec = form.operands().get(i);
      if (operands.get(i) instanceof Operand.Reg reg) {
        register(spec.kind(), reg.register(), i == 0);
      }
    }
    if (prefixes.lock() && !(form.lockable() && memory)) {
      throw new EncodingException(
          form.lockable() ? "lock needs a memory destination" : form.syntax() + " can't be locked");
    }
    boolean repeat =
        switch (form.repeat()) {
          case NONE -> !prefixes.rep() && !prefixes.repne();
          case REP -> !prefixes.repne();
          case REP_WHILE -> !(prefixes.rep() && prefixes.repne());
        };
    if (!repeat) {
      throw new EncodingException(
          form.repeat() == RepeatKind.NONE
              ? form.mnemonic().text() + " can't be repeated"
              : form.mnemonic().text() + " takes no such repeat prefix");
    }
  }

  private static void register(OperandKind kind, Register register, boolean destination) {
    int number = register.number();
    if (kind == OperandKind.SREG && register == Register.CS && destination) {
      throw new EncodingException("cs can't be loaded by mov; use a far jump, call or return");
    }
    if (kind == OperandKind.CR
        && number != 0
        && number != 2
        && number != 3
        && number != 4
        && number != 8) {
      throw new EncodingException("there is no " + register.text() + "; only cr0, cr2 to cr4, cr8");
    }
    if (kind == OperandKind.DR && number > 7) {
      throw new EncodingException("there is no " + register.text() + "; only dr0 to dr7");
    }
  }
}
