package org.matryoshka.cpu.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.EncodingSpec;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;

/** Every form of the table is executed by some family, with register and with memory operands. */
class HandlerCompletenessTest {
  @Test
  void everyFormHasAHandler() {
    List<InstructionForm> missing = new ArrayList<>();
    for (InstructionForm form : InstructionSet.forms()) {
      List<Instruction> examples = examples(form);
      assertThat(examples).as("examples of " + form).isNotEmpty();
      for (Instruction example : examples) {
        if (Handlers.find(example) == null && !missing.contains(form)) {
          missing.add(form);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** With registers, with [rax], with [rip + …], and with SIB. */
  private static List<Instruction> examples(InstructionForm form) {
    List<Instruction> found = new ArrayList<>();
    EncodingSpec encoding = form.encoding();
    for (int modRm : new int[] {0xC0, 0xC8, 0x00, 0x08, 0x05, 0x0C}) {
      byte[] code = new byte[16];
      int at = 0;
      if (encoding.operandSize16()) {
        code[at++] = 0x66;
      }
      if (encoding.addressSize32()) {
        code[at++] = 0x67;
      }
      if (encoding.mandatoryPrefix() > 0) {
        code[at++] = (byte) encoding.mandatoryPrefix();
      }
      at = encoding.vex() ? vex(code, at, encoding) : rexAndEscape(code, at, encoding);
      // Register 1: with register 0 the opcode of XCHG is NOP.
      code[at++] = (byte) (encoding.opcode() + (encoding.opcodeRegister() ? 1 : 0));
      if (encoding.modRm()) {
        int digit = encoding.digit() < 0 ? modRm : (modRm & 0xC7) | encoding.digit() << 3;
        code[at] = (byte) (encoding.fixedModRm() >= 0 ? encoding.fixedModRm() : digit);
      }
      example(form, code).ifPresent(found::add);
    }
    return found;
  }

  private static int vex(byte[] code, int start, EncodingSpec encoding) {
    int at = start;
    code[at++] = (byte) 0xC4;
    code[at++] = (byte) (0xE0 | encoding.map() - EncodingSpec.VEX);
    code[at++] = (byte) (encoding.rexW() ? 0x80 : 0);
    return at;
  }

  private static int rexAndEscape(byte[] code, int start, EncodingSpec encoding) {
    int at = start;
    if (encoding.rexW()) {
      code[at++] = 0x48;
    }
    if (encoding.map() > 0) {
      code[at++] = 0x0F;
    }
    if (encoding.map() > 1) {
      code[at++] = (byte) (encoding.map() == 2 ? 0x38 : 0x3A);
    }
    return at;
  }

  private static Optional<Instruction> example(InstructionForm form, byte[] code) {
    return Decoder.decode(code, 0, 15) instanceof DecodeResult.Decoded(Instruction instruction)
            && instruction.form().equals(form)
        ? Optional.of(instruction)
        : Optional.empty();
  }
}
