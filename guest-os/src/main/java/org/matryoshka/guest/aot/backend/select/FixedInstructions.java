package org.matryoshka.guest.aot.backend.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.encoding.Encoder;
import org.matryoshka.isa.encoding.FormSelector;
import org.matryoshka.isa.encoding.Selection;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionSet;

/** Instructions whose operands are always the same registers, as bytes. */
final class FixedInstructions {
  private final Map<String, byte[]> known = new HashMap<>();

  /** The bytes of an instruction with registers as operands. */
  byte[] bytes(Mnemonic mnemonic, Register... registers) {
    return bytes(Prefixes.NONE, mnemonic, registers);
  }

  /** The bytes of an instruction with prefixes and registers as operands. */
  byte[] bytes(Prefixes prefixes, Mnemonic mnemonic, Register... registers) {
    return known.computeIfAbsent(
        mnemonic + List.of(registers).toString() + prefixes,
        key -> encode(prefixes, mnemonic, registers));
  }

  private static byte[] encode(Prefixes prefixes, Mnemonic mnemonic, Register[] registers) {
    List<Operand> operands = new ArrayList<>();
    for (Register register : registers) {
      operands.add(new Operand.Reg(register));
    }
    Selection selection =
        FormSelector.select(InstructionSet.candidates(mnemonic), operands, 0, false);
    if (selection instanceof Selection.Selected(var form, var complete)) {
      return Encoder.encode(form, complete, prefixes);
    }
    throw new IllegalArgumentException("no form of " + mnemonic + ": " + selection);
  }
}
