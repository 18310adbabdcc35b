package org.matryoshka.isa.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.isa.Mnemonic;

class AliasesTest {
  @ParameterizedTest
  @CsvSource({
    "jz, JE",
    "JNC, JAE",
    "jpe, JP",
    "setc, SETB",
    "cmovnle, CMOVG",
    "sal, SHL",
    "loopz, LOOPE",
    "xlat, XLATB",
    "icebp, INT1",
    "iret, IRETD",
    "iretw, IRET",
    "pushf, PUSHFQ",
    "mov, MOV"
  })
  void synonyms(String name, Mnemonic mnemonic) {
    assertThat(Aliases.mnemonic(name)).contains(mnemonic);
  }

  @ParameterizedTest
  @CsvSource({
    "retf, CB",
    "retfw, o16 + CB",
    "retfq, REX.W + CB",
    "sysret, 0F 07",
    "sysretq, REX.W + 0F 07"
  })
  void namesTellTheOperandSize(String name, String encoding) {
    assertThat(Aliases.candidates(name).getFirst().encoding().text()).isEqualTo(encoding);
  }

  @Test
  void everyNameThatTheFormatterWritesIsKnown() {
    for (InstructionForm form : InstructionSet.forms()) {
      String name = Aliases.name(form);
      assertThat(Aliases.candidates(name.substring(name.indexOf(' ') + 1))).as(name).contains(form);
    }
  }

  @Test
  void prefixWords() {
    assertThat(Aliases.prefix("REPZ")).contains(PrefixWord.REP);
    assertThat(Aliases.prefix("lock")).contains(PrefixWord.LOCK);
    assertThat(Aliases.prefix("fs")).contains(PrefixWord.FS);
    assertThat(Aliases.prefix("mov")).isEmpty();
    assertThat(Aliases.mnemonic("frobnicate")).isEmpty();
    assertThat(Aliases.names()).contains("jz", "mov", "retfq").doesNotContain("lock");
  }
}
