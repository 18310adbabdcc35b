package org.matryoshka.gui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void alignsWordsLeftAndNumbersRight() {
    String text =
        new Table()
            .left("reason")
            .right("count")
            .left("note")
            .row("HLT", "12", "")
            .row("CR access", "3", "slow")
            .totals()
            .row("all", "15", "")
            .format("  ");
    assertThat(text)
        .isEqualTo(
            """
              reason     count  note
              ---------  -----  ----
              HLT           12
              CR access      3  slow
              ---------  -----  ----
              all           15
            """);
  }

  @Test
  void aRowMustHaveACellForEachColumn() {
    Table table = new Table().left("a").left("b");
    assertThatThrownBy(() -> table.row("x")).isInstanceOf(IllegalArgumentException.class);
  }
}
