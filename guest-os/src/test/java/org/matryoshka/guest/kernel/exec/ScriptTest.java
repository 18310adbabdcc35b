package org.matryoshka.guest.kernel.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The first line of scripts. */
class ScriptTest {
  private static Script parse(String head) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    return Script.parse(bytes, bytes.length);
  }

  @Test
  void interpreterAndOneArgument() {
    Script script = parse("#! /bin/sh  -e x \nls\n");

    assertThat(script.interpreter()).isEqualTo("/bin/sh");
    assertThat(script.arguments("/tmp/a", new String[] {"a", "1", "2"}))
        .containsExactly("/bin/sh", "-e x", "/tmp/a", "1", "2");
  }

  @Test
  void interpreterAlone() {
    Script script = parse("#!/bin/cat");

    assertThat(script.arguments("b", new String[] {})).containsExactly("/bin/cat", "b");
  }

  @Test
  void noScripts() {
    assertThat(parse("")).isNull();
    assertThat(parse("#")).isNull();
    assertThat(parse("#!\n/bin/sh")).isNull();
    assertThat(parse("#!   ")).isNull();
    assertThat(parse("\u007fELF")).isNull();
    assertThat(parse("#!" + "/".repeat(254))).isNull();
  }
}
