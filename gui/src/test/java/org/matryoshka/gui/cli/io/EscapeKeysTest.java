package org.matryoshka.gui.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which keys are ours and which are the guest's. */
class EscapeKeysTest {
  private final List<String> heard = new ArrayList<>();
  private final EscapeKeys keys = new EscapeKeys(() -> heard.add("quit"), () -> heard.add("help"));

  private String typed(String text) {
    return new String(
        keys.filter(text.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
  }

  @Test
  void allOtherKeysAreTheGuests() {
    assertThat(typed("ls\r\u0003\u0004\u001ax")).isEqualTo("ls\r\u0003\u0004\u001ax");
    assertThat(heard).isEmpty();
  }

  @Test
  void controlAIsOurs() {
    assertThat(typed("a\u0001hb")).isEqualTo("ab");
    assertThat(typed("\u0001x")).isEmpty();
    assertThat(heard).containsExactly("help", "quit");
  }

  @Test
  void theEscapeMayComeInTwoPieces() {
    assertThat(typed("a\u0001")).isEqualTo("a");
    assertThat(typed("xb")).isEqualTo("b");
    assertThat(heard).containsExactly("quit");
  }

  @Test
  void controlAGoesThroughTwice() {
    assertThat(typed("\u0001\u0001")).isEqualTo("\u0001");
    assertThat(typed("\u0001k")).isEqualTo("\u0001k");
    assertThat(heard).isEmpty();
  }
}
