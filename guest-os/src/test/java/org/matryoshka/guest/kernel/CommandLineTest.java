package org.matryoshka.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words of the kernel's command line. */
class CommandLineTest {
  private final CommandLine line =
      new CommandLine("quiet  seed=42 init=/bin/sh scheduler= x=1 x=2");

  @Test
  void findsValues() {
    assertThat(line.value("init")).isEqualTo("/bin/sh");
    assertThat(line.value("quiet")).isEmpty();
    assertThat(line.value("scheduler")).isEmpty();
    assertThat(line.value("x")).as("the last one wins").isEqualTo("2");
    assertThat(line.value("ini")).isNull();
    assertThat(line.value("seed=4")).isNull();
    assertThat(line.value("none", "otherwise")).isEqualTo("otherwise");
    assertThat(line.has("quiet")).isTrue();
    assertThat(line.has("qui")).isFalse();
  }

  @Test
  void numbersOrTheDefault() {
    assertThat(line.number("seed", 1)).isEqualTo(42);
    assertThat(line.number("init", 7)).isEqualTo(7);
    assertThat(line.number("scheduler", 8)).isEqualTo(8);
    assertThat(new CommandLine("n=9999999999999999999").number("n", 3)).isEqualTo(3);
    assertThat(new CommandLine("").number("n", 4)).isEqualTo(4);
  }
}
