package org.matryoshka.cpu.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StateSnapshotTest {
  private static final class Part implements Stateful {
    int number = 7;
    boolean flag = true;
    final byte[] bytes = {1, -2};
    final int[] ints = {3};
    final long[] longs = {Long.MIN_VALUE};
    Stateful inner = fields -> fields.number("x", 9);

    @Override
    public void state(StateFields fields) {
      number = fields.number("number", number);
      flag = fields.flag("flag", flag);
      fields.bytes("bytes", bytes);
      fields.numbers("ints", ints);
      fields.numbers("longs", longs);
      fields.part("inner", inner);
    }
  }

  @Test
  void namesEveryFieldInOrder() {
    assertThat(StateSnapshot.of(new Part()).values())
        .hasToString(
            "{number=7, flag=1, bytes[0]=1, bytes[1]=-2, ints[0]=3,"
                + " longs[0]=-9223372036854775808, inner.x=9}");
  }

  @Test
  void restoresEveryField() {
    Part part = new Part();
    StateSnapshot snapshot = StateSnapshot.of(part);
    part.number = 1;
    part.flag = false;
    part.bytes[1] = 0;
    part.ints[0] = 0;
    part.longs[0] = 0;
    assertThat(StateSnapshot.of(part)).isNotEqualTo(snapshot);
    snapshot.restore(part);
    assertThat(StateSnapshot.of(part)).isEqualTo(snapshot);
  }

  @Test
  void refusesAnotherPartsState() {
    StateSnapshot snapshot = StateSnapshot.of(fields -> fields.number("other", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> snapshot.restore(new Part()))
        .withMessage("the snapshot has no number");
    assertThatIllegalArgumentException().isThrownBy(() -> snapshot.restore(fields -> {}));
  }

  @Test
  void refusesTwoFieldsOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                StateSnapshot.of(
                    fields -> {
                      fields.number("same", 1);
                      fields.number("same", 2);
                    }))
        .withMessageContaining("same");
  }
}
