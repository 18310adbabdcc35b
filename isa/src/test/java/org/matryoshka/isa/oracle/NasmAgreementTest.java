package org.matryoshka.isa.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.encoding.Encoder;
import org.matryoshka.isa.encoding.FormSelector;
import org.matryoshka.isa.encoding.Selection;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.Aliases;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;

/** Every row of the table against what NASM makes of the text that our formatter writes for it. */
class NasmAgreementTest {
  /** Rows that NASM does not know at all. */
  private static final Set<String> UNKNOWN_TO_NASM =
      Set.of("MOVZX r16, r/m16", "MOVSX r16, r/m16", "MOVSXD r16, r/m16", "MOVSXD r32, r/m32");

  /**
   * Rows with the meaning of another row, which NASM prefers: second opcodes that only hardware
   * knows, reserved no-operations and prefetches, and stores of 16 bits with a superfluous prefix.
   */
  private static final Set<String> ALTERNATES =
      Set.of(
          "F6 /1 ib",
          "F7 /1",
          "C0 /6",
          "C1 /6",
          "D0 /6",
          "D1 /6",
          "D2 /6",
          "D3 /6",
          "0F 0D /",
          "0F 18 /",
          "0F 19 /",
          "0F 1A /",
          "0F 1B /",
          "0F 1C /",
          "0F 1D /",
          "0F 1E /",
          "REX.W + 8C",
          "REX.W + 0F 00 /0");

  @Test
  void rowsEncodeAndFormatAsNasmSays() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (NasmSample sample : samples()) {
      String text = HexFormat.of().formatHex(sample.bytes()) + " " + sample.text();
      Instruction instruction = decode(sample.bytes());
      if (!instruction.form().equals(sample.form())) {
        wrong.add(text + ": decodes as " + instruction.form());
      } else if (!NasmSample.text(instruction).equals(sample.text())) {
        wrong.add(text + ": formats as " + NasmSample.text(instruction));
      } else if (sample.nasm() != null) {
        byte[] chosen = chooseLikeAnAssembler(instruction);
        if (!HexFormat.of().formatHex(chosen).equals(HexFormat.of().formatHex(sample.nasm()))) {
          wrong.add(
              text
                  + ": we choose "
                  + HexFormat.of().formatHex(chosen)
                  + ", NASM "
                  + HexFormat.of().formatHex(sample.nasm()));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRowHasBytesThatNasmMakesTooOrIsAnAlternate() throws IOException {
    Set<InstructionForm> proved = new HashSet<>();
    Set<String> refused = new TreeSet<>();
    for (NasmSample sample : samples()) {
      if (sample.nasm() == null) {
        refused.add(sample.form().syntax());
      } else if (HexFormat.of()
          .formatHex(sample.nasm())
          .equals(HexFormat.of().formatHex(sample.bytes()))) {
        proved.add(sample.form());
      }
    }
    List<InstructionForm> unproved = new ArrayList<>(InstructionSet.forms());
    unproved.removeAll(proved);
    unproved.removeIf(form -> UNKNOWN_TO_NASM.contains(form.syntax()));
    unproved.removeIf(form -> ALTERNATES.stream().anyMatch(form.encoding().text()::contains));
    assertThat(unproved).isEmpty();
    assertThat(refused).isEqualTo(new TreeSet<>(UNKNOWN_TO_NASM));
  }

  private static byte[] chooseLikeAnAssembler(Instruction instruction) {
    InstructionForm form = instruction.form();
    String name = Aliases.name(form);
    boolean push16 = form.syntax().startsWith("PUSH imm") && form.operandBits() == 16;
    int operandBits = push16 || Aliases.needsO16(form) ? 16 : name.startsWith("o64 ") ? 64 : 0;
    boolean far = form.operands().size() == 1 && form.operands().getFirst().kind().isFarPointer();
    boolean sized = NasmSample.text(instruction).matches(".*(byte|word) .*");
    List<Operand> written = new ArrayList<>();
    for (Operand operand : instruction.operands()) {
      written.add(
          switch (operand) {
            case Operand.Reg reg -> reg;
            case Operand.Imm imm -> new Operand.Imm(imm.value(), 0);
            case Operand.Rel rel -> new Operand.Rel(rel.offset(), 0);
            case Operand.Offset offset -> new Operand.Offset(0, offset.segment(), offset.address());
            case Operand.Mem mem ->
                new Operand.Mem(
                    far ? mem.bits() - 16 : sized ? mem.bits() : 0,
                    mem.segment(),
                    mem.base(),
                    mem.index(),
                    mem.scale(),
                    mem.displacement());
          });
    }
    Selection selection =
        FormSelector.select(
            Aliases.candidates(name.substring(name.indexOf(' ') + 1)), written, operandBits, far);
    if (selection instanceof Selection.Selected(var chosen, var operands)) {
      byte[] bytes = Encoder.encode(chosen, operands, instruction.prefixes());
      int shorter = instruction.length() - bytes.length;
      return Encoder.encode(chosen, shift(operands, shorter), instruction.prefixes());
    }
    throw new AssertionError(NasmSample.text(instruction) + ": " + selection);
  }

  /** Distances count from the end of the instruction, which moves when it gets shorter. */
  private static List<Operand> shift(List<Operand> operands, int shorter) {
    List<Operand> shifted = new ArrayList<>();
    for (Operand operand : operands) {
      shifted.add(
          switch (operand) {
            case Operand.Rel rel -> new Operand.Rel(rel.offset() + shorter, rel.bits());
            case Operand.Mem mem when mem.base() == Register.RIP || mem.base() == Register.EIP ->
                new Operand.Mem(
                    mem.bits(), mem.segment(), mem.base(), null, 1, mem.displacement() + shorter);
            default -> operand;
          });
    }
    return shifted;
  }

  private static Instruction decode(byte[] bytes) {
    if (Decoder.decode(bytes, 0, bytes.length) instanceof DecodeResult.Decoded(var instruction)) {
      return instruction;
    }
    throw new AssertionError(HexFormat.of().formatHex(bytes));
  }

  private static List<NasmSample> samples() throws IOException {
    List<NasmSample> samples = NasmSample.read();
    assertThat(samples).hasSizeGreaterThan(5_000);
    return samples;
  }
}
