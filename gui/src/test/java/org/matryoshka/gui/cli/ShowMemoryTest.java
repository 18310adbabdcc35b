package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code show}: the topics translation, tables, tlb, memory and frames. */
class ShowMemoryTest {
  private final CommandLineHarness cli = new CommandLineHarness();

  private CommandLineHarness.Outcome show(String line) {
    return cli.run(("show " + line).split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "translation rip demo-kernel --at exit:40, Guest tables, \"verdict\"",
    "tables demo-kernel --at exit:40 --differences, Mapped ranges, \"addressSpaces\"",
    "tlb demo-kernel --at exit:40, misses, \"atLeastHits\"",
    "memory rsp demo-kernel --at exit:40 --length 32, 0xffff, \"bytes\"",
    "memory cr3 demo-kernel --at exit:40 --view tables, PW, \"pages\"",
    "frames demo-kernel --at exit:40, free, \"runs\""
  })
  void eachTopicIsTextAndJson(String line, String inText, String inJson) {
    CommandLineHarness.Outcome text = show(line);
    assertThat(text.status()).as(text.err()).isZero();
    assertThat(text.out()).contains(inText);
    CommandLineHarness.Outcome json = show(line + " --json");
    assertThat(json.status()).isZero();
    assertThat(json.out()).contains(inJson);
  }

  @Test
  void mistakesAreNamed() {
    assertThat(show("translation nosuch demo-kernel").err()).contains("'nosuch' is neither");
    assertThat(show("translation 0 demo-kernel --access poke").err())
        .contains("must be read, write or fetch");
    assertThat(show("translation 0 demo-kernel --as root").err())
        .contains("must be user, kernel or now");
    assertThat(show("memory 0 demo-kernel --view tape").err()).contains("must be one of cpu");
    assertThat(show("memory 0 demo-kernel --length 2M").err()).contains("must be 1 to 1M");
    assertThat(show("memory 0 demo-kernel --length 2M").status()).isEqualTo(2);
  }
}
