package org.matryoshka.isa.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;
import org.matryoshka.isa.table.RepeatKind;

/** What is encoded decodes to itself, over all rows, operand corners and prefixes. */
class RoundTripTest {
  @Test
  void everyFormWithEveryOperandCorner() {
    int instructions = 0;
    for (InstructionForm form : InstructionSet.forms()) {
      int ofForm = 0;
      for (List<Operand> operands : combinations(form)) {
        if (!OperandMatch.matches(form, operands) || !encodable(form, operands)) {
          continue;
        }
        roundTrip(new Instruction(form, operands, Prefixes.NONE, 0));
        ofForm++;
      }
      assertThat(ofForm).as(form.toString()).isPositive();
      instructions += ofForm;
    }
    assertThat(instructions).isGreaterThan(300_000);
  }

  @Test
  void lockBeforeEveryLockableForm() {
    int forms = 0;
    for (InstructionForm form : InstructionSet.forms()) {
      if (form.lockable()) {
        forms++;
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < form.operands().size(); i++) {
          operands.add(
              i == 0
                  ? new Operand.Mem(
                      form.operands().getFirst().kind().memoryBits(),
                      null,
                      Register.RBX,
                      null,
                      1,
                      0)
                  : OperandCorners.of(form.operands().get(i).kind()).getFirst());
        }
        roundTrip(new Instruction(form, operands, Prefixes.LOCK, 0));
      }
    }
    assertThat(forms).isGreaterThan(80);
  }

  @Test
  void repeatSegmentAndAddressSizeBeforeStrings() {
    for (InstructionForm form : InstructionSet.forms()) {
      if (form.repeat() != RepeatKind.NONE) {
        boolean destinationOnly =
            switch (form.mnemonic().text().substring(0, 3)) {
              case "sto", "sca", "ins" -> true;
              default -> false;
            };
        Register segment = destinationOnly ? null : Register.FS;
        roundTrip(
            new Instruction(form, List.of(), new Prefixes(false, true, false, segment, true), 0));
        if (form.repeat() == RepeatKind.REP_WHILE) {
          roundTrip(
              new Instruction(
                  form, List.of(), new Prefixes(false, false, true, segment, false), 0));
        }
      }
    }
  }

  /** All values of each operand, the others at two values each. */
  private static List<List<Operand>> combinations(InstructionForm form) {
    List<List<Operand>> corners = new ArrayList<>();
    form.operands().forEach(operand -> corners.add(OperandCorners.of(operand.kind())));
    List<List<Operand>> all = new ArrayList<>();
    if (corners.isEmpty()) {
      all.add(List.of());
    }
    for (int varied = 0; varied < corners.size(); varied++) {
      for (Operand value : corners.get(varied)) {
        for (int other = 0; other < 2; other++) {
          List<Operand> operands = new ArrayList<>();
          for (int i = 0; i < corners.size(); i++) {
            List<Operand> of = corners.get(i);
            operands.add(i == varied ? value : of.get(other * 11 % of.size()));
          }
          all.add(operands);
        }
      }
    }
    return all;
  }

  private static boolean encodable(InstructionForm form, List<Operand> operands) {
    boolean highByte = false;
    boolean rex = form.encoding().rexW();
    for (Operand operand : operands) {
      switch (operand) {
        case Operand.Reg reg -> {
          highByte |= reg.register().isHighByte();
          rex |= reg.register().needsRex() || reg.register().number() >= 8;
        }
        case Operand.Mem mem -> rex |= isExtended(mem.base()) || isExtended(mem.index());
        default -> {}
      }
    }
    boolean loadsCs =
        form.syntax().startsWith("MOV Sreg")
            && operands.getFirst().equals(new Operand.Reg(Register.CS));
    return !(highByte && rex) && !loadsCs;
  }

  private static boolean isExtended(Register register) {
    return register != null && register.number() >= 8;
  }

  private static void roundTrip(Instruction instruction) {
    byte[] bytes = Encoder.encode(instruction);
    DecodeResult result = Decoder.decode(bytes, 0, bytes.length);
    Instruction expected =
        new Instruction(
            instruction.form(), instruction.operands(), instruction.prefixes(), bytes.length);
    if (!result.equals(new DecodeResult.Decoded(expected))) {
      assertThat(result)
          .as(() -> HexFormat.ofDelimiter(" ").formatHex(bytes))
          .isEqualTo(new DecodeResult.Decoded(expected));
    }
  }
}
