package org.matryoshka.isa.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.oracle.ObjdumpDifference.Answer;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;

/** The decoder, operands included, against what objdump said about 86,333 strings of code. */
class ObjdumpAgreementTest {
  @Test
  void wholeInstructionsAgreeButForKnownDifferences() throws IOException {
    List<String> lines = ObjdumpCorpus.strings();
    assertThat(lines).hasSize(ObjdumpCorpus.COUNT);
    CodeStrings strings = new CodeStrings();
    Map<ObjdumpDifference, Integer> counts = new EnumMap<>(ObjdumpDifference.class);
    List<String> unexplained = new ArrayList<>();
    int agreedInstructions = 0;
    for (int i = 0; i < ObjdumpCorpus.COUNT * ObjdumpCorpus.STEP; i++) {
      byte[] bytes = strings.next();
      if (i % ObjdumpCorpus.STEP != 0) {
        continue;
      }
      int slot = i / ObjdumpCorpus.STEP;
      Answer ours = decode(bytes, (long) slot * ObjdumpCorpus.SLOT);
      Answer theirs = recorded(lines.get(slot));
      if (ours.equals(theirs)) {
        agreedInstructions += ours.isBad() ? 0 : 1;
        continue;
      }
      ObjdumpDifference difference = explain(bytes, ours, theirs);
      if (difference == null) {
        unexplained.add(
            HexFormat.ofDelimiter(" ").formatHex(bytes)
                + ": "
                + ours
                + ", objdump "
                + lines.get(slot));
      } else {
        counts.merge(difference, 1, Integer::sum);
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(counts).containsOnlyKeys(ObjdumpDifference.values());
    assertThat(agreedInstructions).isGreaterThan(40_000);
  }

  @Test
  void everyRowIsWhatObjdumpSays() throws IOException {
    List<String> unexplained = new ArrayList<>();
    Set<InstructionForm> seen = new HashSet<>();
    List<String> lines = ObjdumpCorpus.rows();
    for (int i = 0; i < lines.size(); i++) {
      String[] columns = lines.get(i).split(" \\| ", -1);
      byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(columns[0]), CodeStrings.LENGTH);
      Answer ours = decode(bytes, (long) i * ObjdumpCorpus.SLOT);
      Answer theirs = recorded(columns[1]);
      if (ours.equals(theirs)) {
        if (Decoder.decode(bytes, 0, bytes.length)
            instanceof DecodeResult.Decoded(var instruction)) {
          seen.add(instruction.form());
        }
      } else if (explain(bytes, ours, theirs) == null) {
        unexplained.add(columns[0] + ": " + ours + ", objdump " + columns[1]);
      }
    }
    assertThat(unexplained).isEmpty();
    List<InstructionForm> unseen = new ArrayList<>(InstructionSet.forms());
    unseen.removeAll(seen);
    assertThat(unseen.stream().map(form -> form.encoding().text()))
        .as("rows that objdump never prints as we do: REGISTER_WIDTH, FAR_POINTER, RESERVED_NOP")
        .containsExactlyInAnyOrder(
            "o16 + 63 /r",
            "REX.W + FF /3",
            "REX.W + FF /5",
            "REX.W + 0F B2 /r",
            "REX.W + 0F B4 /r",
            "REX.W + 0F B5 /r",
            "0F 0D /0",
            "0F 0D /1",
            "0F 0D /2",
            "0F 0D /2",
            "0F 0D /3",
            "0F 0D /4",
            "0F 0D /5",
            "0F 0D /6",
            "0F 0D /7");
  }

  private static Answer decode(byte[] bytes, long address) {
    return Decoder.decode(bytes, 0, bytes.length) instanceof DecodeResult.Decoded(var instruction)
        ? new Answer(instruction.length(), ObjdumpText.of(instruction, address))
        : new Answer(0, "(bad)");
  }

  private static Answer recorded(String line) {
    int space = line.indexOf(' ');
    String text = ObjdumpText.normalize(line.substring(space + 1));
    boolean bad = text.contains("(bad)") || text.contains("?");
    return bad ? new Answer(0, "(bad)") : new Answer(Integer.parseInt(line, 0, space, 10), text);
  }

  private static ObjdumpDifference explain(byte[] bytes, Answer ours, Answer theirs) {
    CodeBytes code = new CodeBytes(bytes);
    for (ObjdumpDifference difference : ObjdumpDifference.values()) {
      if (difference.explains(code, ours, theirs)) {
        return difference;
      }
    }
    return null;
  }
}
