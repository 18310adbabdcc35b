package org.matryoshka.gui.inspect.exits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.exit.VmExit;

class ExitExplanationTest {
  private static String page(String topic) throws IOException {
    String name = "/org/matryoshka/gui/fx/help/" + topic + ".md";
    try (InputStream in = ExitExplanationTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void check(String page) {
    assertThat(page)
        .contains("## What it is")
        .contains("## Why it exits")
        .contains("## On a processor with virtualization in hardware")
        .contains("## In the manual")
        .contains("appendix C")
        .contains("## Try\n- ");
  }

  @Test
  void everyReasonHasAPage() throws IOException {
    for (ExitReason reason : ExitReason.values()) {
      String page = page(ExitExplanation.topic(reason));
      check(page);
      assertThat(page)
          .startsWith("# " + reason.name() + " (" + reason.number() + ")")
          .contains("exit reason " + reason.number());
    }
  }

  @Test
  void everyCauseHasAPage() throws IOException {
    for (ExitCause cause : ExitCause.values()) {
      if (cause != ExitCause.NONE) {
        String page = page(ExitExplanation.topic(cause));
        check(page);
        assertThat(page).startsWith("# " + cause.text() + ":");
      }
    }
  }

  @Test
  void everyExitLeadsToAPage() throws IOException {
    for (VmExit exit : SomeExits.ofEveryKind()) {
      check(page(ExitExplanation.topic(exit.reason(), exit.cause())));
    }
  }
}
