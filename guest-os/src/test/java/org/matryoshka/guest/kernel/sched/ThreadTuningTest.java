package org.matryoshka.guest.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /proc/N/sched} understands. */
class ThreadTuningTest {
  @ParameterizedTest
  @CsvSource({
    "weight 1, 1",
    "weight 100000, 100000",
    "nice 0, 1024",
    "nice -20, 88761",
    "nice 19, 15",
    "nice -5, 3121"
  })
  void weightsAndNiceValues(String text, int weight) {
    assertThat(ThreadTuning.weightAfter(text)).isEqualTo(weight);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "weight",
        "weight ",
        "weight 0",
        "weight 100001",
        "weight -5",
        "weight 12x",
        "nice",
        "nice -21",
        "nice 20",
        "nice x",
        "nice 99999999999",
        "height 5",
        "weight 9999999",
        "nice --5"
      })
  void allElseIsRefused(String text) {
    assertThat(ThreadTuning.weightAfter(text)).isZero();
  }

  @Test
  void isApplied() {
    Rig rig = new Rig();
    Rig.Thread thread = rig.thread("a");
    ThreadTuning.apply(rig.dispatcher, thread, "weight 2048");
    assertThat(thread.weight()).isEqualTo(2048);
    assertThat(thread.nice()).isZero();
    ThreadTuning.apply(rig.dispatcher, thread, "nice 5");
    assertThat(thread.weight()).isEqualTo(335);
    assertThat(thread.nice()).isEqualTo(5);
  }
}
