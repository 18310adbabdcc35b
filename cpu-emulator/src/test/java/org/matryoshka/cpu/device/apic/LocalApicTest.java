package org.matryoshka.cpu.device.apic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.device.PicPair;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.snapshot.StateSnapshot;

/** The local APIC by SDM vol. 3A, chapter 11. Core 0 has the 8259s behind it. */
class LocalApicTest {
  private static final int TPR = 0x80;
  private static final int PPR = 0xA0;
  private static final int EOI = 0xB0;
  private static final int LDR = 0xD0;
  private static final int DFR = 0xE0;
  private static final int SVR = 0xF0;
  private static final int ESR = 0x280;
  private static final int ICR_LOW = 0x300;
  private static final int ICR_HIGH = 0x310;
  private static final int LVT_TIMER = 0x320;
  private static final int LVT_LINT0 = 0x350;
  private static final int LVT_LINT1 = 0x360;
  private static final int LVT_ERROR = 0x370;
  private static final int INITIAL = 0x380;
  private static final int CURRENT = 0x390;
  private static final int DIVIDE = 0x3E0;
  private static final int SELF = 1 << 18;

  private final EventQueue clock = new EventQueue();
  private final ApicBus bus = new ApicBus();
  private final LocalApic[] apics = new LocalApic[4];
  private final PicPair pics = new PicPair(high -> apics[0].setExternalLine(high));
  private final List<String> messages = new ArrayList<>();

  {
    for (int i = 0; i < apics.length; i++) {
      apics[i] = new LocalApic(i, clock, bus, pics);
      write(i, SVR, 0x1FF);
    }
    bus.setListener(
        new IpiListener() {
          @Override
          public void init(int core) {
            messages.add("init " + core);
          }

          @Override
          public void startup(int core, int page) {
            messages.add("startup %d at %x".formatted(core, page));
          }
        });
  }

  private void write(int core, int register, int value) {
    apics[core].write(register, 4, Integer.toUnsignedLong(value));
  }

  private int read(int core, int register) {
    return (int) apics[core].read(register, 4);
  }

  private List<Integer> receivers() {
    List<Integer> cores = new ArrayList<>();
    for (int i = 0; i < apics.length; i++) {
      if (apics[i].pending()) {
        cores.add(i);
        apics[i].acknowledge();
        write(i, EOI, 0);
      }
    }
    return cores;
  }

  private void send(int destination, int low) {
    write(0, ICR_HIGH, destination << 24);
    write(0, ICR_LOW, low);
  }

  @Test
  void registersHaveTheirValuesAfterReset() {
    assertThat(read(3, 0x20)).isEqualTo(3 << 24);
    assertThat(read(3, 0x30)).isEqualTo(0x0005_0014);
    assertThat(read(3, DFR)).isEqualTo(-1);
    assertThat(read(3, LVT_LINT0)).isEqualTo(0x1_0000);
    assertThat(read(0, LVT_LINT0)).as("virtual wire").isEqualTo(0x700);
    assertThat(read(0, LVT_LINT1)).isEqualTo(0x400);
  }

  @Test
  void anInterruptGoesThroughIrrIsrAndEoi() {
    write(1, ICR_LOW, SELF | 0x51);
    assertThat(apics[1].pending()).isTrue();
    assertThat(read(1, 0x220)).isEqualTo(1 << 0x11);
    assertThat(apics[1].acknowledge()).isEqualTo(0x51);
    assertThat(read(1, 0x220)).isZero();
    assertThat(read(1, 0x120)).isEqualTo(1 << 0x11);
    assertThat(read(1, PPR)).isEqualTo(0x50);
    write(1, EOI, 0);
    assertThat(read(1, 0x120)).isZero();
    assertThat(read(1, PPR)).isZero();
  }

  @Test
  void prioritiesAreVectorsInClassesOfSixteen() {
    for (int vector : new int[] {0x41, 0x55, 0x58, 0x9F}) {
      write(1, ICR_LOW, SELF | vector);
    }
    assertThat(apics[1].acknowledge()).isEqualTo(0x9F);
    assertThat(apics[1].pending()).isFalse();
    write(1, EOI, 0);
    assertThat(apics[1].acknowledge()).isEqualTo(0x58);
    assertThat(apics[1].pending()).as("same class").isFalse();
    write(1, ICR_LOW, SELF | 0x60);
    assertThat(apics[1].acknowledge()).isEqualTo(0x60);
    write(1, EOI, 0);
    write(1, EOI, 0);
    assertThat(apics[1].acknowledge()).isEqualTo(0x55);
    write(1, EOI, 0);
    assertThat(apics[1].acknowledge()).isEqualTo(0x41);
  }

  @Test
  void theTaskPriorityHoldsBackItsClassAndLower() {
    apics[1].setTaskPriority(5);
    assertThat(read(1, TPR)).isEqualTo(0x50);
    write(1, ICR_LOW, SELF | 0x5F);
    assertThat(apics[1].pending()).isFalse();
    assertThat(apics[1].acknowledge()).as("spurious").isEqualTo(0xFF);
    write(1, TPR, 0x4F);
    assertThat(apics[1].taskPriority()).isEqualTo(4);
    assertThat(read(1, PPR)).isEqualTo(0x4F);
    assertThat(apics[1].pending()).isTrue();
  }

  @Test
  void messagesReachPhysicalDestinations() {
    send(2, 0x40);
    assertThat(receivers()).containsExactly(2);
    send(0xFF, 0x40);
    assertThat(receivers()).containsExactly(0, 1, 2, 3);
    send(9, 0x40);
    assertThat(receivers()).isEmpty();
    send(0, 2 << 18 | 0x40);
    assertThat(receivers()).containsExactly(0, 1, 2, 3);
    send(0, 3 << 18 | 0x40);
    assertThat(receivers()).containsExactly(1, 2, 3);
  }

  @Test
  void messagesReachLogicalDestinations() {
    for (int i = 0; i < 4; i++) {
      write(i, LDR, 1 << (24 + i));
    }
    send(0b1010, 1 << 11 | 0x40);
    assertThat(receivers()).containsExactly(1, 3);
    send(0b1110, 1 << 11 | 1 << 8 | 0x40);
    assertThat(receivers()).as("lowest priority: one of them").containsExactly(1);
    for (int i = 0; i < 4; i++) {
      write(i, DFR, 0);
      write(i, LDR, ((i / 2 + 1) << 4 | 1 << i % 2) << 24);
    }
    send(0x23, 1 << 11 | 0x40);
    assertThat(receivers()).as("cluster 2").containsExactly(2, 3);
    send(0xF1, 1 << 11 | 0x40);
    assertThat(receivers()).as("first of every cluster").containsExactly(0, 2);
  }

  @Test
  void initAndStartupAreToldAndInitResets() {
    write(2, LVT_TIMER, 0x30);
    send(2, 0x4500);
    send(2, 0x8500);
    send(2, 0x4608);
    assertThat(messages).containsExactly("init 2", "startup 2 at 8");
    assertThat(read(2, LVT_TIMER)).isEqualTo(0x1_0000);
    assertThat(read(2, SVR)).isEqualTo(0xFF);
  }

  @Test
  void nonMaskableInterrupts() {
    send(1, 0x400);
    assertThat(apics[1].nmiPending()).isTrue();
    apics[1].acknowledgeNmi();
    assertThat(apics[1].nmiPending()).isFalse();
    apics[0].pulseLint1();
    assertThat(apics[0].nmiPending()).isTrue();
  }

  @Test
  void theTimerCountsDownOnce() {
    write(1, DIVIDE, 0b0011);
    write(1, LVT_TIMER, 0x40);
    write(1, INITIAL, 1000);
    clock.advanceTo(160);
    assertThat(read(1, CURRENT)).isEqualTo(990);
    clock.advanceTo(15_999);
    assertThat(apics[1].pending()).isFalse();
    assertThat(read(1, CURRENT)).isEqualTo(1);
    clock.advanceTo(16_000);
    assertThat(read(1, CURRENT)).isZero();
    assertThat(apics[1].acknowledge()).isEqualTo(0x40);
    write(1, EOI, 0);
    clock.advanceTo(100_000);
    assertThat(apics[1].pending()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 4", "2, 8", "3, 16", "8, 32", "9, 64", "10, 128", "11, 1"})
  void divisors(int setting, int divisor) {
    write(1, LVT_TIMER, 0x2_0040);
    write(1, DIVIDE, setting);
    write(1, INITIAL, 10_000);
    int taken = 0;
    while (clock.nextEventTime() <= 10L * 10_000 * divisor) {
      clock.advanceTo(clock.nextEventTime());
      assertThat(apics[1].acknowledge()).isEqualTo(0x40);
      write(1, EOI, 0);
      taken++;
      assertThat(clock.now()).isEqualTo(taken * 10_000L * divisor);
    }
    assertThat(taken).isEqualTo(10);
    clock.advanceTo(clock.now() + 3000L * divisor);
    assertThat(read(1, CURRENT)).isEqualTo(7000);
    write(1, INITIAL, 0);
    assertThat(clock.waiting()).isZero();
    assertThat(read(1, CURRENT)).isZero();
  }

  @Test
  void aTimerOfOneCycleMakesNoStorm() {
    write(1, DIVIDE, 0b1011);
    write(1, LVT_TIMER, 0x2_0040);
    write(1, INITIAL, 1);
    clock.advanceTo(1_000_000);
    assertThat(clock.fired()).isEqualTo(1_000);
    assertThat(apics[1].acknowledge()).isEqualTo(0x40);
  }

  @Test
  void changingTheDivisorKeepsTheCount() {
    write(1, DIVIDE, 0b1011);
    write(1, INITIAL, 1000);
    clock.advanceTo(400);
    write(1, DIVIDE, 0b0000);
    assertThat(read(1, CURRENT)).isEqualTo(600);
    clock.advanceTo(600);
    assertThat(read(1, CURRENT)).isEqualTo(500);
  }

  @Test
  void the8259sComeThroughLint0() {
    startPics();
    pics.line(4).set(true);
    assertThat(apics[0].pending()).isTrue();
    assertThat(apics[1].pending()).isFalse();
    write(0, LVT_LINT0, 0x1_0700);
    assertThat(apics[0].pending()).isFalse();
    write(0, LVT_LINT0, 0x700);
    write(0, ICR_LOW, SELF | 0x80);
    assertThat(apics[0].acknowledge()).as("the APIC's own first").isEqualTo(0x80);
    assertThat(apics[0].acknowledge()).isEqualTo(0x24);
    assertThat(apics[0].pending()).isFalse();
  }

  @Test
  void the8259sPassADisabledApic() {
    startPics();
    pics.line(4).set(true);
    write(0, SVR, 0xFF);
    assertThat(apics[0].pending()).as("software disable masks the table").isFalse();
    apics[0].setApicBase(0xFEE0_0100L);
    assertThat(apics[0].pending()).isTrue();
    assertThat(apics[0].acknowledge()).isEqualTo(0x24);
    assertThat(apics[0].read(0x30, 4)).isEqualTo(-1);
    apics[0].setApicBase(0xFEE0_0900L);
    assertThat(read(0, 0x30)).isEqualTo(0x0005_0014);
  }

  private void startPics() {
    PortDevice master = pics.masterPorts();
    master.write(0, 1, 0x11);
    master.write(1, 1, 0x20);
    master.write(1, 1, 0x04);
    master.write(1, 1, 0x01);
  }

  @Test
  void lint0MayBeALevelTriggeredInterruptOfItsOwn() {
    startPics();
    write(0, LVT_LINT0, 0x8060);
    pics.line(4).set(true);
    assertThat(apics[0].acknowledge()).isEqualTo(0x60);
    assertThat(read(0, LVT_LINT0)).as("remote IRR").isEqualTo(0xC060);
    assertThat(read(0, 0x1B0)).as("level-triggered").isEqualTo(1);
    write(0, EOI, 0);
    assertThat(apics[0].pending()).as("the pin is high still").isTrue();
    assertThat(apics[0].acknowledge()).isEqualTo(0x60);
    pics.line(4).set(false);
    write(0, EOI, 0);
    assertThat(apics[0].pending()).isFalse();
    assertThat(read(0, LVT_LINT0)).isEqualTo(0x8060);
  }

  @Test
  void illegalVectorsAreErrors() {
    write(1, LVT_ERROR, 0xE0);
    write(1, ICR_LOW, SELF | 0x0F);
    assertThat(apics[1].acknowledge()).isEqualTo(0xE0);
    assertThat(read(1, ESR)).isZero();
    write(1, ESR, 0);
    assertThat(read(1, ESR)).isEqualTo(0x20);
    write(1, ESR, 0);
    assertThat(read(1, ESR)).isZero();
    write(1, LVT_TIMER, 0x05);
    write(1, INITIAL, 10);
    clock.advanceTo(1000);
    write(1, ESR, 0);
    assertThat(read(1, ESR)).isEqualTo(0x40);
    write(1, 0x3F0, 1);
    write(1, ESR, 0);
    assertThat(read(1, ESR)).isEqualTo(0x80);
  }

  @Test
  void anIllegalVectorForErrorsEndsThere() {
    write(1, LVT_ERROR, 0x05);
    write(1, ICR_LOW, SELF | 0x0F);
    assertThat(apics[1].pending()).isFalse();
  }

  @Test
  void onlyAlignedWordsAreWritten() {
    apics[1].write(TPR, 1, 0x50);
    apics[1].write(TPR + 4, 4, 0x50);
    apics[1].write(TPR, 8, 0x50);
    assertThat(read(1, TPR)).isZero();
    write(1, TPR, 0x70);
    assertThat(apics[1].read(TPR + 4, 4)).isZero();
    assertThat(apics[1].read(0x31, 1) & 0xFF).isZero();
    assertThat(apics[1].read(0x32, 1) & 0xFF).isEqualTo(5);
  }

  @Test
  void theListenerHearsOfEveryInterrupt() {
    int[] calls = {0};
    apics[2].setListener(() -> calls[0]++);
    send(2, 0x40);
    assertThat(calls[0]).isPositive();
    calls[0] = 0;
    send(2, 0x400);
    assertThat(calls[0]).isPositive();
    int[] external = {0};
    apics[0].setListener(() -> external[0]++);
    startPics();
    pics.line(1).set(true);
    assertThat(external[0]).isPositive();
  }

  @Test
  void stateGoesOnWhereItWasSaved() {
    write(1, LVT_TIMER, 0x2_0040);
    write(1, INITIAL, 5_000);
    write(1, ICR_LOW, SELF | 0x90);
    clock.advanceTo(10_500);
    StateSnapshot time = StateSnapshot.of(clock);
    StateSnapshot saved = StateSnapshot.of(apics[1]);
    clock.advanceTo(50_000);
    StateSnapshot later = StateSnapshot.of(apics[1]);
    apics[1].reset();
    time.restore(clock);
    saved.restore(apics[1]);
    assertThat(apics[1].pending()).isTrue();
    clock.advanceTo(50_000);
    assertThat(StateSnapshot.of(apics[1]).values()).isEqualTo(later.values());
  }
}
