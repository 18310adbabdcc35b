package org.matryoshka.cpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.io.EventQueue;

/** The 8254 against the wave forms of its data sheet, tick by tick. */
class PitTest {
  private final EventQueue clock = new EventQueue();
  private final List<String> edges = new ArrayList<>();
  private boolean level;
  private final Pit8254 pit = new Pit8254(clock, this::line);
  private final SystemControlPort portB = new SystemControlPort(clock, pit);

  private void line(boolean high) {
    if (high != level) {
      level = high;
      edges.add((high ? "+" : "-") + tick());
    }
  }

  private long tick() {
    return Pit8254.CLK.ticks(clock.now());
  }

  private void goTo(long tick) {
    clock.advanceTo(Pit8254.CLK.cycles(tick));
  }

  private void program(int channel, int mode, int count) {
    pit.write(3, 1, channel << 6 | 0x30 | mode << 1);
    pit.write(channel, 1, count & 0xFF);
    pit.write(channel, 1, count >> 8);
  }

  private int count(int channel) {
    return pit.read(channel, 1) | pit.read(channel, 1) << 8;
  }

  /** OUT of a counter at the ticks from now on, as a string of 0 and 1. */
  private String wave(int channel, int ticks) {
    StringBuilder wave = new StringBuilder();
    for (int i = 0; i < ticks; i++) {
      wave.append(pit.out(channel) ? '1' : '0');
      goTo(tick() + 1);
    }
    return wave.toString();
  }

  @Test
  void mode0GoesHighOneTickAfterTheCount() {
    goTo(10);
    pit.write(3, 1, 0x10);
    pit.write(0, 1, 4);
    // Data sheet: "OUT will go high N + 1 CLK pulses after the initial count is written."
    assertThat(wave(0, 12)).isEqualTo("000001111111");
    assertThat(edges).containsExactly("+15");
  }

  @Test
  void mode0CountsOnPastZero() {
    program(0, 0, 3);
    goTo(1);
    assertThat(count(0)).isEqualTo(3);
    goTo(4);
    assertThat(count(0)).isZero();
    goTo(6);
    assertThat(count(0)).isEqualTo(0xFFFE);
  }

  @Test
  void mode0StopsAtTheFirstByteOfANewCount() {
    program(0, 0, 100);
    goTo(11);
    pit.write(0, 1, 5);
    goTo(50);
    assertThat(count(0)).as("held").isEqualTo(90);
    assertThat(pit.out(0)).isFalse();
    pit.write(0, 1, 0);
    goTo(56);
    assertThat(edges).containsExactly("+56");
  }

  @Test
  void mode2IsLowForTheLastTickOfEachPeriod() {
    goTo(7);
    program(0, 2, 5);
    assertThat(wave(0, 17)).isEqualTo("11111011110111101");
    assertThat(edges).containsExactly("+7", "-12", "+13", "-17", "+18", "-22", "+23");
  }

  @Test
  void mode2CountsFromTheCountToOne() {
    program(0, 2, 4);
    List<Integer> counts = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      goTo(i);
      counts.add(count(0));
    }
    assertThat(counts).containsExactly(4, 3, 2, 1, 4, 3, 2, 1, 4);
  }

  @Test
  void mode2TakesANewCountAtTheEndOfThePeriod() {
    program(0, 2, 10);
    goTo(4);
    program0Count(3);
    goTo(21);
    assertThat(edges).containsExactly("+0", "-10", "+11", "-13", "+14", "-16", "+17", "-19", "+20");
  }

  private void program0Count(int count) {
    pit.write(0, 1, count & 0xFF);
    pit.write(0, 1, count >> 8);
  }

  @ParameterizedTest
  @CsvSource({"4, 1110011001100", "5, 1111001110011", "2, 1101010101010", "3, 1110110110110"})
  void mode3IsASquareWave(int count, String wave) {
    program(0, 3, count);
    // Tick 0 is that of the write: the count is loaded at tick 1.
    assertThat(wave(0, 13)).isEqualTo(wave);
  }

  @Test
  void mode3CountsByTwo() {
    program(0, 3, 5);
    List<Integer> odd = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      goTo(i);
      odd.add(count(0));
    }
    // Data sheet, mode 3, odd counts: high for 4, 2, 0, low for 4, 2.
    assertThat(odd).containsExactly(4, 2, 0, 4, 2, 4);
    long base = tick();
    program(0, 3, 6);
    List<Integer> even = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      goTo(base + i);
      even.add(count(0));
    }
    assertThat(even).containsExactly(6, 4, 2, 6, 4, 2, 6);
  }

  @Test
  void mode3TakesANewCountAtTheEndOfTheHalfPeriod() {
    program(0, 3, 20);
    goTo(3);
    program0Count(4);
    goTo(20);
    assertThat(edges).containsExactly("+0", "-11", "+13", "-15", "+17", "-19");
  }

  @Test
  void mode4StrobesOnce() {
    program(0, 4, 3);
    assertThat(wave(0, 10)).isEqualTo("1111011111");
    assertThat(edges).containsExactly("+0", "-4", "+5");
    goTo(70_000);
    assertThat(edges).hasSize(3);
  }

  @Test
  void mode1IsStartedByTheGateAndCanBeStartedAgain() {
    program(2, 1, 5);
    assertThat(wave(2, 10)).isEqualTo("1111111111");
    portB.write(0, 1, 1);
    assertThat(wave(2, 8)).isEqualTo("10000011");
    portB.write(0, 1, 0);
    portB.write(0, 1, 1);
    assertThat(wave(2, 3)).isEqualTo("100");
    portB.write(0, 1, 0);
    portB.write(0, 1, 1);
    assertThat(wave(2, 8)).as("again").isEqualTo("00000011");
  }

  @Test
  void mode5StrobesAfterTheGate() {
    program(2, 5, 3);
    goTo(100);
    portB.write(0, 1, 1);
    assertThat(wave(2, 8)).isEqualTo("11110111");
  }

  @Test
  void theGateHoldsModes0And4() {
    program(2, 0, 10);
    goTo(100);
    assertThat(pit.out(2)).isFalse();
    portB.write(0, 1, 1);
    goTo(105);
    portB.write(0, 1, 0);
    goTo(200);
    assertThat(count(2)).isEqualTo(5);
    portB.write(0, 1, 1);
    goTo(204);
    assertThat(pit.out(2)).isFalse();
    goTo(205);
    assertThat(pit.out(2)).isTrue();
  }

  @Test
  void theGateStartsModes2And3AnewAndMakesOutHigh() {
    portB.write(0, 1, 1);
    program(2, 3, 10);
    goTo(8);
    assertThat(pit.out(2)).isFalse();
    portB.write(0, 1, 0);
    assertThat(pit.out(2)).isTrue();
    goTo(50);
    portB.write(0, 1, 1);
    assertThat(wave(2, 12)).isEqualTo("111111000001");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 4})
  void aCountOfZeroIsTheLargest(int mode) {
    program(0, mode, 0);
    goTo(1);
    assertThat(count(0)).isZero();
    goTo(3);
    assertThat(count(0)).isEqualTo(mode == 3 ? 0xFFFC : 0xFFFE);
    goTo(65_537);
    assertThat(edges).isNotEmpty();
    assertThat(count(0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aPeriodOfOneTickIsTakenAsTwo(int mode) {
    program(0, mode, 1);
    assertThat(wave(0, 9)).isEqualTo("110101010");
    assertThat(clock.fired()).isLessThan(12);
  }

  @Test
  void decimalCounts() {
    pit.write(3, 1, 0x31);
    program0Count(0x1000);
    goTo(2);
    assertThat(count(0)).isEqualTo(0x0999);
    goTo(1002);
    assertThat(count(0)).isEqualTo(0x9999);
    pit.write(3, 1, 0x35);
    program0Count(0);
    long base = tick();
    goTo(base + 1);
    assertThat(count(0)).as("10000").isZero();
    goTo(base + 2);
    assertThat(count(0)).isEqualTo(0x9999);
  }

  @Test
  void aLatchedCountStaysUntilItIsRead() {
    program(0, 2, 1000);
    goTo(101);
    pit.write(3, 1, 0x00);
    goTo(200);
    pit.write(3, 1, 0x00);
    assertThat(count(0)).isEqualTo(900);
    assertThat(count(0)).isEqualTo(1000 - 199);
  }

  @Test
  void readBackLatchesCountAndStatusOfSeveralCounters() {
    program(0, 2, 1000);
    program(2, 3, 8);
    goTo(11);
    pit.write(3, 1, 0xC0 | 0x0A);
    goTo(20);
    assertThat(pit.read(0, 1)).as("status first: OUT, mode 2, both bytes").isEqualTo(0xB4);
    assertThat(count(0)).isEqualTo(990);
    assertThat(pit.read(2, 1)).as("gate low: never loaded").isEqualTo(0xF6);
    pit.write(3, 1, 0xE2);
    assertThat(pit.read(0, 1)).isEqualTo(0xB4);
    pit.write(3, 1, 0xD2);
    goTo(30);
    assertThat(count(0)).isEqualTo(1000 - 19);
  }

  @Test
  void nullCountUntilTheCountIsLoaded() {
    pit.write(3, 1, 0x34);
    assertThat(status()).isEqualTo(0xF4);
    program0Count(100);
    assertThat(status()).isEqualTo(0xF4);
    goTo(1);
    assertThat(status()).isEqualTo(0xB4);
    program0Count(50);
    assertThat(status()).isEqualTo(0xF4);
    goTo(101);
    assertThat(status()).isEqualTo(0xB4);
  }

  private int status() {
    pit.write(3, 1, 0xE2);
    return pit.read(0, 1);
  }

  @Test
  void singleByteAccess() {
    pit.write(3, 1, 0x14);
    pit.write(0, 1, 200);
    goTo(51);
    assertThat(pit.read(0, 1)).isEqualTo(150);
    assertThat(pit.read(0, 1)).isEqualTo(150);
    pit.write(3, 1, 0x24);
    pit.write(0, 1, 2);
    goTo(tick() + 1);
    assertThat(pit.read(0, 1)).isEqualTo(2);
    goTo(tick() + 1);
    assertThat(pit.read(0, 1)).isEqualTo(1);
  }

  @Test
  void theControlWordCannotBeRead() {
    assertThat(pit.read(3, 1)).isEqualTo(0xFF);
  }

  @Test
  void anHourHasTheRightNumberOfInterrupts() {
    program(0, 2, 11_932);
    clock.advanceTo(3600L * 1_000_000_000L);
    long rising = edges.stream().filter(edge -> edge.startsWith("+")).count();
    // The first edge is OUT going high when the mode is set.
    assertThat(rising - 1).isEqualTo((3600L * 1_193_182 - 1) / 11_932);
  }

  @Test
  void portBShowsRefreshAndTheThirdCounter() {
    portB.write(0, 1, 0xF3);
    assertThat(portB.read(0, 1) & 0xC3).isEqualTo(3);
    program(2, 3, 1000);
    assertThat(portB.read(0, 1) & 0x20).isNotZero();
    goTo(600);
    assertThat(portB.read(0, 1) & 0x20).isZero();
    int toggles = 0;
    int last = portB.read(0, 1) & 0x10;
    long begin = clock.now();
    for (int i = 0; i < 1000; i++) {
      clock.advanceTo(begin + i * 1000L);
      int now = portB.read(0, 1) & 0x10;
      toggles += now == last ? 0 : 1;
      last = now;
    }
    assertThat(toggles).isBetween(65, 67);
  }
}
