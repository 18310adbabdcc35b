package org.matryoshka.gui.fx.view.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.gui.inspect.registers.CpuReader;
import org.matryoshka.gui.inspect.registers.CpuSnapshot;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

class CpuModelTest {
  private final CpuModel model = new CpuModel();
  private World world;

  @BeforeEach
  void load() throws WorldException {
    world = new World(WorldLoader.load("demo-kernel"));
  }

  private CpuSnapshot at(long steps) {
    world.run(steps);
    return CpuReader.read(world, 1);
  }

  @Test
  void theFirstAnswerHasNothingToCompareWith() {
    model.accept(at(0), false);
    assertThat(model.changes().changes()).isEmpty();
    assertThat(model.changeSentence()).isEqualTo("Nothing to compare with yet.");
  }

  @Test
  void changesCountFromTheStopBefore() {
    CpuSnapshot first = at(20);
    model.accept(first, false);
    model.accept(at(20), false);
    assertThat(model.changes().before("rip")).contains(first.rip());
    assertThat(model.baselineStep()).isEqualTo(20);
    assertThat(model.changeSentence()).contains("since step 20");
    assertThat(model.text()).contains(" → 0x");
  }

  @Test
  void whileItRunsChangesCountFromWhereItBegan() {
    model.accept(at(20), false);
    model.accept(at(100), true);
    model.accept(at(100), true);
    model.accept(at(100), false);
    assertThat(model.baselineStep()).isEqualTo(20);
    model.accept(at(5), false);
    assertThat(model.baselineStep()).isEqualTo(320);
  }

  @Test
  void theSameStateAgainIsNoStop() {
    model.accept(at(20), false);
    model.accept(at(20), false);
    model.accept(at(0), false);
    assertThat(model.baselineStep()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "0x10, 64, 16",
    "16, 64, 16",
    "-1, 64, -1",
    "-1, 32, 4294967295",
    "0b101, 64, 5",
    "'''A''', 64, 65",
    "0xffff_ffff_ffff_ffff, 64, -1",
    "rsp - 8, 64, 32760",
    "rsp+0x10, 64, 32784"
  })
  void valuesAreRead(String text, int bits, long value) {
    model.accept(at(0), false);
    assertThat(model.parse(text, bits)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "'', Type a value",
    "12x, is no value",
    "0x, is no value",
    "0x100000000, does not fit",
    "1 + , is no value",
    "rxx, is no value"
  })
  void nonsenseIsExplained(String text, String message) {
    model.accept(at(0), false);
    assertThatThrownBy(() -> model.parse(text, 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
