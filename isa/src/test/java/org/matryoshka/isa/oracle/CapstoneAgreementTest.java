package org.matryoshka.isa.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.oracle.KnownDifference.Answer;

/** The decoder against what Capstone said about a million strings of code. */
class CapstoneAgreementTest {
  @Test
  void lengthAndMnemonicAgreeButForKnownDifferences() throws IOException {
    OracleAnswers capstone = OracleAnswers.read("capstone.bin.gz");
    CodeStrings strings = new CodeStrings();
    Map<KnownDifference, Integer> counts = new EnumMap<>(KnownDifference.class);
    List<String> unexplained = new ArrayList<>();
    int agreed = 0;
    int instructions = 0;
    for (int i = 0; i < CodeStrings.COUNT; i++) {
      byte[] bytes = strings.next();
      Answer ours = decode(bytes);
      Answer theirs = new Answer(capstone.length(i), capstone.mnemonic(i));
      instructions += ours.length() > 0 ? 1 : 0;
      if (ours.equals(theirs)) {
        agreed++;
        continue;
      }
      KnownDifference difference = explain(bytes, ours, theirs);
      if (difference == null) {
        unexplained.add(
            HexFormat.ofDelimiter(" ").formatHex(bytes) + ": " + ours + ", Capstone " + theirs);
      } else {
        counts.merge(difference, 1, Integer::sum);
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(counts).containsOnlyKeys(KnownDifference.values());
    assertThat(agreed).isGreaterThan(800_000);
    assertThat(instructions).isGreaterThan(500_000);
  }

  private static Answer decode(byte[] bytes) {
    return Decoder.decode(bytes, 0, bytes.length) instanceof DecodeResult.Decoded(var instruction)
        ? new Answer(instruction.length(), instruction.mnemonic().text())
        : new Answer(0, "");
  }

  private static KnownDifference explain(byte[] bytes, Answer ours, Answer theirs) {
    CodeBytes code = new CodeBytes(bytes);
    for (KnownDifference difference : KnownDifference.values()) {
      if (difference.explains(code, ours, theirs)) {
        return difference;
      }
    }
    return null;
  }
}
