package org.matryoshka.gui.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleLinesTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ConsoleLines lines =
      new ConsoleLines("vm1 | ", new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private void accept(String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      lines.accept(b & 0xff);
    }
  }

  @Test
  void putsThePrefixBeforeEachWholeLine() {
    accept("hel");
    assertThat(printed()).isEmpty();
    accept("lo\r\n\nwörld\nrest");
    assertThat(printed()).isEqualTo("vm1 | hello\nvm1 |\nvm1 | wörld\n");
    lines.finish();
    assertThat(printed()).endsWith("vm1 | rest\n");
  }

  @Test
  void showsControlCharactersInsteadOfSendingThem() {
    accept("\u001b[2Ja\u0007\u202eb\u009b\n");
    lines.accept(0xff);
    lines.accept('\n');
    assertThat(printed()).isEqualTo("vm1 | ^[[2Ja^G\ufffdb\ufffd\nvm1 | \ufffd\n");
  }

  @Test
  void breaksALineThatDoesNotEnd() {
    accept("x".repeat(1234));
    assertThat(printed().lines()).hasSize(2).allMatch(line -> line.length() == 506);
  }
}
