package org.matryoshka.isa.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.matryoshka.isa.format.InstructionFormatter;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;

/**
 * An instruction that NASM was asked to assemble.
 *
 * @param form the row it is of
 * @param bytes our encoding in that row
 * @param text as our formatter writes it, with addresses relative to its start
 * @param nasm NASM's encoding of the text; null where NASM refuses it
 */
record NasmSample(InstructionForm form, byte[] bytes, String text, byte[] nasm) {

  /** The text of an instruction that stands at {@code $}. */
  static String text(Instruction instruction) {
    return InstructionFormatter.format(
        instruction,
        0,
        target ->
            target < 0 ? "$-0x" + Long.toHexString(-target) : "$+0x" + Long.toHexString(target));
  }

  /** Reads what was recorded. */
  static List<NasmSample> read() throws IOException {
    List<NasmSample> samples = new ArrayList<>();
    try (InputStream in = NasmSample.class.getResourceAsStream("nasm.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
        String[] columns = line.split(" \\| ", -1);
        samples.add(
            new NasmSample(
                form(columns[0], columns[1]),
                HexFormat.of().parseHex(columns[2]),
                columns[3],
                columns[4].equals("-") ? null : HexFormat.of().parseHex(columns[4])));
      }
    }
    return samples;
  }

  private static InstructionForm form(String syntax, String encoding) {
    for (InstructionForm form : InstructionSet.forms()) {
      if (form.syntax().equals(syntax) && form.encoding().text().equals(encoding)) {
        return form;
      }
    }
    throw new IllegalStateException("no row " + syntax + " | " + encoding);
  }
}
