package org.matryoshka.gui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("demo", "run", "boot", "disasm", "asm", "bench");

  @ParameterizedTest
  @CsvSource({"dmeo,demo", "DEMO,demo", "boto,boot", "disasm64,disasm", "ben,bench", "rnu,run"})
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(NearestName.of(typed, KNOWN)).contains(meant);
    assertThat(NearestName.hint(typed, KNOWN)).isEqualTo("; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"virtualize", "x", "''"})
  void doesNotGuessWildly(String typed) {
    assertThat(NearestName.of(typed, KNOWN)).isEmpty();
    assertThat(NearestName.hint(typed, KNOWN)).isEmpty();
  }
}
