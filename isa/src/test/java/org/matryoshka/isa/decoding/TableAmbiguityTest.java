package org.matryoshka.isa.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.table.EncodingSpec;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;
import org.matryoshka.isa.table.OperandPlace;
import org.matryoshka.isa.table.OperandSpec;

/** No bytes can mean two rows. */
class TableAmbiguityTest {
  @Test
  void noTwoRowsClaimTheSameBytesWithTheSameSpecificity() {
    List<String> ambiguous = new ArrayList<>();
    List<InstructionForm> forms = InstructionSet.forms();
    for (int i = 0; i < forms.size(); i++) {
      for (int j = i + 1; j < forms.size(); j++) {
        if (overlap(forms.get(i), forms.get(j))) {
          ambiguous.add(forms.get(i) + "  and  " + forms.get(j));
        }
      }
    }
    assertThat(ambiguous).isEmpty();
    assertThat(forms.size()).isGreaterThan(700);
  }

  @Test
  void everyRowIsReachable() {
    List<InstructionForm> missing = new ArrayList<>(InstructionSet.forms());
    for (int map = 0; map < EncodingSpec.MAPS; map++) {
      for (int opcode = 0; opcode < 256; opcode++) {
        OpcodeMap entry = OpcodeMap.of(map, opcode);
        for (int modRm = 0; entry != null && modRm < (entry.modRm ? 256 : 1); modRm++) {
          for (int state = 0; state < OpcodeMap.STATES; state++) {
            missing.remove(entry.form(modRm, state));
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean overlap(InstructionForm one, InstructionForm other) {
    EncodingSpec a = one.encoding();
    EncodingSpec b = other.encoding();
    int aLast = a.opcode() + (a.opcodeRegister() ? 7 : 0);
    int bLast = b.opcode() + (b.opcodeRegister() ? 7 : 0);
    if (a.map() != b.map()
        || aLast < b.opcode()
        || bLast < a.opcode()
        || OpcodeMap.specificity(a) != OpcodeMap.specificity(b)) {
      return false;
    }
    return commonState(a, b) && (!a.modRm() || commonModRm(one, other));
  }

  private static boolean commonState(EncodingSpec a, EncodingSpec b) {
    for (int state = 0; state < OpcodeMap.STATES; state++) {
      if (OpcodeMap.fitsState(a, state, false) && OpcodeMap.fitsState(b, state, false)) {
        return true;
      }
    }
    return false;
  }

  private static boolean commonModRm(InstructionForm a, InstructionForm b) {
    for (int modRm = 0; modRm < 256; modRm++) {
      if (fits(a, modRm) && fits(b, modRm)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(InstructionForm form, int modRm) {
    EncodingSpec encoding = form.encoding();
    if (encoding.fixedModRm() >= 0) {
      return encoding.fixedModRm() == modRm;
    }
    if (encoding.digit() >= 0 && encoding.digit() != (modRm >> 3 & 7)) {
      return false;
    }
    for (OperandSpec operand : form.operands()) {
      if (operand.place() == OperandPlace.MODRM_RM) {
        return modRm >= 0xC0 ? operand.kind().registerClass() != null : operand.kind().isMemory();
      }
    }
    return modRm >= 0xC0;
  }
}
