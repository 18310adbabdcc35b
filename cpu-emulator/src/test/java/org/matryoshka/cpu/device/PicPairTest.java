package org.matryoshka.cpu.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.snapshot.StateSnapshot;

/** The 8259A pair by its data sheet. Vectors 0x20 and 0x28, as systems program it. */
class PicPairTest {
  private final List<Boolean> output = new ArrayList<>();
  private final PicPair pics = new PicPair(output::add);
  private final PortDevice master = pics.masterPorts();
  private final PortDevice slave = pics.slavePorts();

  @BeforeEach
  void initialize() {
    program(master, 0x11, 0x20, 0x04, 0x01);
    program(slave, 0x11, 0x28, 0x02, 0x01);
  }

  private static void program(PortDevice chip, int icw1, int... rest) {
    chip.write(0, 1, icw1);
    for (int word : rest) {
      chip.write(1, 1, word);
    }
  }

  private void pulse(int irq) {
    pics.line(irq).set(true);
    pics.line(irq).set(false);
  }

  private void raise(int... irqs) {
    for (int irq : irqs) {
      pics.line(irq).set(true);
    }
  }

  /** Acknowledges until nothing gets through, without ends of interrupts. */
  private List<Integer> drain() {
    List<Integer> vectors = new ArrayList<>();
    while (pics.pending() && vectors.size() < 20) {
      vectors.add(pics.acknowledge());
    }
    return vectors;
  }

  private static int request(PortDevice chip) {
    chip.write(0, 1, 0x0A);
    return chip.read(0, 1);
  }

  private static int service(PortDevice chip) {
    chip.write(0, 1, 0x0B);
    return chip.read(0, 1);
  }

  private void endBoth() {
    slave.write(0, 1, 0x20);
    master.write(0, 1, 0x20);
  }

  @Test
  void aRequestGoesThroughIrrAcknowledgeIsrAndEoi() {
    raise(3);
    assertThat(pics.pending()).isTrue();
    assertThat(request(master)).isEqualTo(8);
    assertThat(pics.acknowledge()).isEqualTo(0x23);
    assertThat(request(master)).isZero();
    assertThat(service(master)).isEqualTo(8);
    assertThat(pics.pending()).isFalse();
    master.write(0, 1, 0x20);
    assertThat(service(master)).isZero();
    assertThat(pics.pending()).as("the line is high, but there was no new edge").isFalse();
    pics.line(3).set(false);
    raise(3);
    assertThat(pics.pending()).isTrue();
  }

  @Test
  void theOutputChangesOnlyWhenItChanges() {
    raise(3);
    raise(4);
    pics.acknowledge();
    assertThat(output).containsExactly(true, false);
  }

  @Test
  void lowerNumbersHaveHigherPriorityAndInterruptHigherOnes() {
    raise(5, 1, 7);
    assertThat(pics.acknowledge()).isEqualTo(0x21);
    assertThat(pics.pending()).as("5 and 7 wait for the end of 1").isFalse();
    master.write(0, 1, 0x20);
    assertThat(pics.acknowledge()).isEqualTo(0x25);
    raise(0);
    assertThat(pics.acknowledge()).isEqualTo(0x20);
    assertThat(service(master)).isEqualTo(0x21);
    master.write(0, 1, 0x20);
    assertThat(service(master)).as("the highest ends first").isEqualTo(0x20);
  }

  @Test
  void theSlavesRequestsComeThroughLineTwo() {
    raise(12, 8);
    assertThat(request(master)).isEqualTo(4);
    assertThat(pics.acknowledge()).isEqualTo(0x28);
    assertThat(service(master)).isEqualTo(4);
    assertThat(service(slave)).isEqualTo(1);
    assertThat(pics.pending()).isFalse();
    slave.write(0, 1, 0x20);
    assertThat(pics.pending()).as("the master still serves line 2").isFalse();
    master.write(0, 1, 0x20);
    assertThat(pics.acknowledge()).isEqualTo(0x2C);
  }

  @Test
  void masksHoldRequestsBackButDoNotForgetThem() {
    master.write(1, 1, 0xFB & ~0x10);
    assertThat(master.read(1, 1)).isEqualTo(0xEB);
    raise(3, 4);
    assertThat(request(master)).isEqualTo(0x18);
    assertThat(drain()).containsExactly(0x24);
    master.write(1, 1, 0);
    assertThat(drain()).containsExactly(0x23);
  }

  @Test
  void aRequestThatGoesAwayIsWithdrawnAndAnAcknowledgeIsSpurious() {
    pulse(4);
    assertThat(pics.pending()).isFalse();
    assertThat(pics.acknowledge()).isEqualTo(0x27);
    assertThat(service(master)).as("nothing is in service").isZero();
  }

  @Test
  void aSlavePolledBehindTheMastersBackTakesItsRequestAlong() {
    raise(9);
    slave.write(0, 1, 0x0C);
    assertThat(slave.read(0, 1)).isEqualTo(0x81);
    assertThat(pics.pending()).isFalse();
    assertThat(pics.acknowledge()).as("spurious").isEqualTo(0x27);
  }

  @Test
  void specificEoiEndsOneLine() {
    raise(6);
    pics.acknowledge();
    raise(2 + 1);
    pics.acknowledge();
    assertThat(service(master)).isEqualTo(0x48);
    master.write(0, 1, 0x66);
    assertThat(service(master)).isEqualTo(0x08);
  }

  @Test
  void automaticEoiLeavesNothingInService() {
    program(master, 0x11, 0x20, 0x04, 0x03);
    raise(3, 5);
    assertThat(drain()).containsExactly(0x23, 0x25);
    assertThat(service(master)).isZero();
  }

  @Test
  void automaticRotationGivesTheServedLineTheLowestPriority() {
    program(master, 0x11, 0x20, 0x04, 0x03);
    master.write(0, 1, 0x80);
    raise(0, 1);
    assertThat(drain()).containsExactly(0x20, 0x21);
    pulse(0);
    pulse(1);
    pics.line(0).set(true);
    pics.line(1).set(true);
    pics.line(5).set(true);
    assertThat(drain()).containsExactly(0x25, 0x20, 0x21);
    master.write(0, 1, 0x00);
    pics.line(7).set(true);
    pics.line(3).set(true);
    assertThat(drain()).as("line 1 has the lowest priority still").containsExactly(0x23, 0x27);
  }

  @Test
  void rotationOnEoi() {
    raise(4);
    pics.acknowledge();
    master.write(0, 1, 0xA0);
    raise(3, 6);
    assertThat(pics.acknowledge()).as("5, 6, 7, 0, 1, 2, 3, 4").isEqualTo(0x26);
    master.write(0, 1, 0xE6);
    assertThat(service(master)).isZero();
    assertThat(pics.acknowledge()).isEqualTo(0x23);
  }

  @Test
  void setPriorityNamesTheLowest() {
    master.write(0, 1, 0xC4);
    raise(0, 5);
    assertThat(pics.acknowledge()).isEqualTo(0x25);
  }

  @Test
  void theSpecialMaskModeLetsLowerPrioritiesThroughAMaskedService() {
    raise(3);
    pics.acknowledge();
    raise(6);
    assertThat(pics.pending()).isFalse();
    master.write(1, 1, 0x08);
    assertThat(pics.pending()).isFalse();
    master.write(0, 1, 0x68);
    assertThat(pics.acknowledge()).isEqualTo(0x26);
    master.write(0, 1, 0x20);
    assertThat(service(master)).as("a non-specific EOI spares the masked one").isEqualTo(0x08);
    master.write(0, 1, 0x48);
    raise(7);
    assertThat(pics.pending()).as("the mode is off").isFalse();
  }

  @Test
  void theSpecialFullyNestedModeLetsTheSlaveInterruptItself() {
    raise(12);
    pics.acknowledge();
    raise(9);
    assertThat(pics.pending()).as("line 2 is in service").isFalse();
    pics.line(9).set(false);
    pics.line(12).set(false);
    endBoth();
    program(master, 0x11, 0x20, 0x04, 0x11);
    raise(12);
    assertThat(pics.acknowledge()).isEqualTo(0x2C);
    raise(9);
    assertThat(pics.acknowledge()).isEqualTo(0x29);
  }

  @Test
  void levelTriggeredLinesComeBackUntilTheyFall() {
    program(master, 0x19, 0x20, 0x04, 0x01);
    raise(5);
    assertThat(pics.acknowledge()).isEqualTo(0x25);
    master.write(0, 1, 0x20);
    assertThat(pics.acknowledge()).isEqualTo(0x25);
    pics.line(5).set(false);
    master.write(0, 1, 0x20);
    assertThat(pics.pending()).isFalse();
  }

  @Test
  void theEdgeLevelRegistersChooseByLine() {
    PortDevice control = pics.edgeLevelPorts();
    control.write(0, 1, 0xFF);
    control.write(1, 1, 0xFF);
    assertThat(control.read(0, 1)).isEqualTo(0xF8);
    assertThat(control.read(1, 1)).isEqualTo(0xDE);
    raise(11, 4);
    assertThat(pics.acknowledge()).isEqualTo(0x2B);
    endBoth();
    assertThat(pics.acknowledge()).as("still high").isEqualTo(0x2B);
    pics.line(11).set(false);
    endBoth();
    assertThat(pics.acknowledge()).isEqualTo(0x24);
  }

  @Test
  void pollingIsAnAcknowledgeByAReadOfEitherPort() {
    raise(5);
    master.write(0, 1, 0x0C);
    assertThat(master.read(1, 1)).isEqualTo(0x85);
    assertThat(service(master)).isEqualTo(0x20);
    master.write(0, 1, 0x0C);
    assertThat(master.read(0, 1)).as("nothing gets through").isZero();
    assertThat(master.read(1, 1)).as("the mask again").isZero();
  }

  @Test
  void initializationForgetsEdgesMasksAndServices() {
    master.write(1, 1, 0xFF);
    raise(3);
    master.write(0, 1, 0x11);
    assertThat(master.read(0, 1)).isZero();
    assertThat(master.read(1, 1)).isZero();
    raise(4);
    assertThat(pics.pending()).as("not before the last word").isFalse();
    master.write(1, 1, 0x77);
    master.write(1, 1, 0x04);
    master.write(1, 1, 0x01);
    assertThat(pics.acknowledge()).isEqualTo(0x74);
  }

  @Test
  void aSingleControllerWithoutIcw4NeedsTwoWords() {
    program(master, 0x12, 0x40);
    raise(9, 6);
    master.write(1, 1, 0x04);
    assertThat(master.read(1, 1)).as("that was a mask").isEqualTo(4);
    master.write(1, 1, 0);
    assertThat(pics.acknowledge()).as("line 2 is a line like others").isEqualTo(0x42);
  }

  @Test
  void thereIsNoLineTwoNorSixteen() {
    for (int irq : new int[] {-1, 2, 16}) {
      assertThatIllegalArgumentException().isThrownBy(() -> pics.line(irq));
    }
  }

  @Test
  void stateGoesOnWhereItWasSaved() {
    raise(12, 3);
    pics.acknowledge();
    StateSnapshot saved = StateSnapshot.of(pics);
    PicPair other = new PicPair(high -> {});
    saved.restore(other);
    assertThat(other.acknowledge()).isEqualTo(pics.acknowledge());
    assertThat(StateSnapshot.of(other)).isEqualTo(StateSnapshot.of(pics));
  }
}
