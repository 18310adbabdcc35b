package org.matryoshka.cpu.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StateWordsTest {
  /** A list of varying length, and something behind it. */
  private static final class Part implements Stateful {
    private long[] list = {1, 2, 3};
    private String text = "ab";
    private final long[] behind = new long[1000];

    @Override
    public void state(StateFields fields) {
      fields.part(
          "list",
          inner -> {
            int length = inner.number("length", list.length);
            list = Arrays.copyOf(list, length);
            inner.numbers("element", list);
          });
      text = fields.text("text", text);
      fields.part("behind", inner -> inner.numbers("word", behind));
    }
  }

  private final Part part = new Part();

  @Test
  void whatIsPutBackIsWhatWasThere() {
    StateWords words = StateWords.of(part, null);
    part.list = new long[] {4};
    part.text = null;
    part.behind[999] = 5;
    StateWords later = StateWords.of(part, words);
    words.restore(part);
    assertThat(part.list).containsExactly(1, 2, 3);
    assertThat(part.text).isEqualTo("ab");
    assertThat(part.behind[999]).isZero();
    later.restore(part);
    assertThat(part.list).containsExactly(4);
    assertThat(part.text).isNull();
    assertThat(part.behind[999]).isEqualTo(5);
  }

  @Test
  void whatDidNotChangeIsHeldOnce() {
    StateWords one = StateWords.of(part, null);
    long all = one.addedBytes();
    assertThat(all).isEqualTo(8 * (1 + 3 + 3 + 1000));
    part.list = new long[] {1, 2, 3, 4};
    StateWords two = StateWords.of(part, one);
    assertThat(two.addedBytes()).as("only the list is new").isEqualTo(8 * 5);
    assertThat(one.ownBytes()).isEqualTo(8 * 4);
    assertThat(one.release()).isEqualTo(8 * 4);
    assertThat(StateWords.of(part, one).addedBytes())
        .as("nothing to share with")
        .isEqualTo(all + 8);
    two.restore(part);
    assertThat(two.release()).isEqualTo(all + 8);
  }

  @Test
  void refusesAnotherPartsState() {
    StateWords words = StateWords.of(fields -> fields.number("x", 1), null);
    assertThatIllegalArgumentException().isThrownBy(() -> words.restore(fields -> {}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> words.restore(part))
        .withMessageContaining("no word for");
  }
}
