package org.matryoshka.cpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.snapshot.StateSnapshot;

/** The 16550 by its data sheet, as drivers use it. */
class UartTest {
  private static final int DATA = 0;
  private static final int IER = 1;
  private static final int IIR = 2;
  private static final int FCR = 2;
  private static final int LCR = 3;
  private static final int MCR = 4;
  private static final int LSR = 5;
  private static final int MSR = 6;

  /** Ten bits at 115,200 baud. */
  private static final long CHARACTER = 86_805;

  private final EventQueue clock = new EventQueue();
  private final StringBuilder sent = new StringBuilder();
  private final InputLog input = new InputLog();
  private boolean interrupt;
  private final Uart16550 uart = port();

  private Uart16550 port() {
    return new Uart16550(clock, high -> interrupt = high, c -> sent.append((char) c), input);
  }

  private void out(int register, int value) {
    uart.write(register, 1, value);
  }

  private int in(int register) {
    return uart.read(register, 1);
  }

  private void setUp(int fifoControl, int interrupts) {
    out(LCR, 0x80);
    out(DATA, 1);
    out(IER, 0);
    out(LCR, 3);
    out(FCR, fifoControl);
    out(MCR, 0x0B);
    out(IER, interrupts);
  }

  private void type(String text) {
    input.append(clock.now(), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void pass(double characters) {
    clock.advanceTo(clock.now() + (long) (characters * CHARACTER) + 1);
  }

  private String drain() {
    StringBuilder text = new StringBuilder();
    while ((in(LSR) & 1) != 0) {
      text.append((char) in(DATA));
    }
    return text.toString();
  }

  @Test
  void aGuestThatPollsCanSendAtOnce() {
    for (char c : "Hello\n".toCharArray()) {
      assertThat(in(LSR)).isEqualTo(0x60);
      out(DATA, c);
    }
    assertThat(sent).hasToString("Hello\n");
    assertThat(clock.now()).isZero();
  }

  @Test
  void theDivisorLatchHidesDataAndInterruptEnable() {
    out(LCR, 0x83);
    out(DATA, 0x34);
    out(IER, 0x12);
    assertThat(in(DATA)).isEqualTo(0x34);
    assertThat(in(IER)).isEqualTo(0x12);
    out(LCR, 0x03);
    assertThat(in(IER)).isZero();
    assertThat(sent).isEmpty();
    assertThat(in(LCR)).isEqualTo(3);
  }

  @Test
  void registersKeepOnlyTheBitsThatExist() {
    out(IER, 0xFF);
    assertThat(in(IER)).isEqualTo(0x0F);
    out(MCR, 0xFF);
    assertThat(in(MCR)).isEqualTo(0x1F);
    out(7, 0xA5);
    assertThat(in(7)).isEqualTo(0xA5);
  }

  @Test
  void theFifosShowInTheIdentification() {
    assertThat(in(IIR)).isEqualTo(0x01);
    out(FCR, 1);
    assertThat(in(IIR)).isEqualTo(0xC1);
    out(FCR, 0);
    assertThat(in(IIR)).isEqualTo(0x01);
  }

  @Test
  void inputArrivesAtTheSpeedOfTheLine() {
    setUp(0x01, 0);
    type("ab");
    clock.advanceTo(CHARACTER - 1);
    assertThat(in(LSR) & 1).isZero();
    clock.advanceTo(CHARACTER);
    assertThat(drain()).isEqualTo("a");
    clock.advanceTo(2 * CHARACTER);
    assertThat(drain()).isEqualTo("b");
  }

  @Test
  void theSpeedFollowsDivisorAndFrame() {
    setUp(0x01, 0);
    out(LCR, 0x80);
    out(DATA, 0);
    out(IER, 1);
    out(LCR, 0x1F);
    type("x");
    long bits = 1 + 8 + 1 + 2;
    long time = bits * 16 * 256 * 1_000_000_000L / 1_843_200;
    clock.advanceTo(time - 1);
    assertThat(in(LSR) & 1).isZero();
    clock.advanceTo(time);
    assertThat(drain()).isEqualTo("x");
  }

  @Test
  void noInputIsLostHoweverSlowlyItIsRead() {
    setUp(0x01, 0);
    String text = "The quick brown fox jumps over the lazy dog, and nothing gets lost.";
    type(text);
    StringBuilder read = new StringBuilder();
    for (int i = 0; i < 200 && read.length() < text.length(); i++) {
      pass(100);
      assertThat(in(LSR) & 0x82).as("no overrun, no error").isZero();
      read.append((char) in(DATA));
    }
    assertThat(read).hasToString(text);
  }

  @Test
  void withoutFifosTheReceiverHoldsOneCharacter() {
    setUp(0x00, 1);
    type("ab");
    pass(5);
    assertThat(interrupt).isTrue();
    assertThat(in(IIR)).isEqualTo(0x04);
    assertThat(in(DATA)).isEqualTo('a');
    assertThat(interrupt).isFalse();
    assertThat(in(LSR) & 1).isZero();
    pass(1);
    assertThat(in(DATA)).isEqualTo('b');
    assertThat(in(DATA)).as("an empty register shows the last character").isEqualTo('b');
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 4", "2, 8", "3, 14"})
  void theTriggerLevelRaisesTheInterrupt(int setting, int level) {
    setUp(setting << 6 | 1, 1);
    type("0123456789abcdef");
    pass(level - 1 + 0.5);
    assertThat(interrupt).isFalse();
    pass(1);
    assertThat(interrupt).isTrue();
    assertThat(in(IIR)).isEqualTo(0xC4);
    in(DATA);
    assertThat(in(IIR)).as("below the level").isEqualTo(0xC1);
  }

  @Test
  void aFewCharactersTimeOut() {
    setUp(0xC1, 1);
    type("ab");
    pass(2 + 3.9);
    assertThat(interrupt).isFalse();
    pass(0.2);
    assertThat(in(IIR)).isEqualTo(0xCC);
    assertThat(interrupt).as("reading the identification is not enough").isTrue();
    assertThat(in(DATA)).isEqualTo('a');
    assertThat(interrupt).isFalse();
    pass(4.1);
    assertThat(in(IIR)).isEqualTo(0xCC);
    assertThat(in(DATA)).isEqualTo('b');
    pass(10);
    assertThat(in(IIR)).isEqualTo(0xC1);
  }

  @Test
  void theTransmitterInterruptsWhenItIsEmpty() {
    setUp(0x01, 0);
    assertThat(interrupt).isFalse();
    out(IER, 2);
    assertThat(interrupt).isTrue();
    assertThat(in(IIR)).isEqualTo(0xC2);
    assertThat(interrupt).as("the identification has been read").isFalse();
    out(IER, 2);
    assertThat(interrupt).as("it was on already").isFalse();
    out(DATA, 'x');
    assertThat(interrupt).isTrue();
    assertThat(in(IIR)).isEqualTo(0xC2);
    out(IER, 0);
    out(IER, 2);
    assertThat(interrupt).isTrue();
  }

  @Test
  void interruptsAreNamedInTheOrderOfTheirPriority() {
    setUp(0x01, 0x0F);
    out(MCR, 0x18);
    out(MCR, 0x1A);
    for (int i = 0; i < 17; i++) {
      out(DATA, i);
    }
    assertThat(in(IIR)).isEqualTo(0xC6);
    assertThat(in(LSR)).as("overrun, data").isEqualTo(0x63);
    assertThat(in(IIR)).isEqualTo(0xC4);
    drain();
    assertThat(in(IIR)).isEqualTo(0xC2);
    assertThat(in(IIR)).isEqualTo(0xC0);
    in(MSR);
    assertThat(in(IIR)).isEqualTo(0xC1);
    assertThat(interrupt).isFalse();
  }

  @Test
  void out2LetsTheInterruptThrough() {
    setUp(0x01, 2);
    assertThat(interrupt).isTrue();
    out(MCR, 0x03);
    assertThat(interrupt).isFalse();
    out(MCR, 0x0B);
    assertThat(interrupt).isTrue();
  }

  @Test
  void theLoopBringsEverythingBack() {
    setUp(0x01, 0);
    in(MSR);
    out(MCR, 0x10);
    out(DATA, 'q');
    assertThat(sent).isEmpty();
    assertThat(drain()).isEqualTo("q");
    assertThat(in(MSR)).as("the other end's signals are gone").isEqualTo(0x0B);
    int[][] wires = {{1, 0x22}, {2, 0x11}, {4, 0x40}, {8, 0x88}};
    for (int[] wire : wires) {
      out(MCR, 0x10 | wire[0]);
      assertThat(in(MSR)).as("output %d", wire[0]).isEqualTo(wire[1]);
      out(MCR, 0x10);
      in(MSR);
    }
    out(MCR, 0x14);
    in(MSR);
    out(MCR, 0x10);
    assertThat(in(MSR)).as("the ring's trailing edge").isEqualTo(0x04);
  }

  @Test
  void inLoopWithoutFifosANewCharacterOverwritesTheOld() {
    setUp(0x00, 0);
    out(MCR, 0x10);
    out(DATA, 'a');
    out(DATA, 'b');
    assertThat(in(LSR)).isEqualTo(0x63);
    assertThat(in(LSR)).as("read once").isEqualTo(0x61);
    assertThat(in(DATA)).isEqualTo('b');
  }

  @Test
  void aBreakInTheLoopIsAZeroWithAnError() {
    setUp(0x01, 0);
    out(MCR, 0x10);
    out(DATA, 'a');
    out(LCR, 0x43);
    assertThat(in(LSR)).as("an error waits in the FIFO").isEqualTo(0xE1);
    assertThat(in(DATA)).isEqualTo('a');
    assertThat(in(LSR)).as("break, framing error").isEqualTo(0xF9);
    assertThat(in(LSR)).isEqualTo(0x61);
    assertThat(in(DATA)).isZero();
  }

  @Test
  void theOtherEndWaitsWhileTheLoopIsOn() {
    setUp(0x01, 0);
    out(MCR, 0x10);
    type("hi");
    pass(10);
    assertThat(in(LSR) & 1).isZero();
    out(MCR, 0x03);
    pass(3);
    assertThat(drain()).isEqualTo("hi");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x03, 0x00})
  void resettingTheFifoEmptiesIt(int fifoControl) {
    setUp(0x01, 0);
    type("abc");
    pass(3.5);
    out(FCR, fifoControl);
    assertThat(in(LSR) & 1).isZero();
    pass(10);
    assertThat(in(IIR) & 0x0F).isEqualTo(1);
  }

  @Test
  void stateGoesOnWhereItWasSaved() {
    setUp(0xC1, 1);
    type("abcdefgh");
    pass(3.5);
    StateSnapshot port = StateSnapshot.of(uart);
    StateSnapshot time = StateSnapshot.of(clock);
    pass(8);
    String first = drain();
    time.restore(clock);
    port.restore(uart);
    pass(8);
    assertThat(drain()).isEqualTo(first).isEqualTo("abcdefgh");
  }
}
