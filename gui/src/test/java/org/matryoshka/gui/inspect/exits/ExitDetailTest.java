package org.matryoshka.gui.inspect.exits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.instruction.Instruction;

class ExitDetailTest {
  private static final ExitNames NAMES = ExitNames.ofVms(List.of("alpha"));

  @Test
  void everyKindOfExitIsExplainedFromItsRecordAlone() {
    long index = 1;
    for (VmExit exit : SomeExits.ofEveryKind()) {
      ExitDetail detail = ExitDetailReader.read(SomeExits.entry(index++, exit), NAMES);
      assertThat(detail.isComplete()).isFalse();
      assertThat(detail.sentence()).endsWith(".");
      assertThat(detail.physicalCause()).startsWith(exit.reason().name());
      assertThat(detail.work()).isNotEmpty();
      assertThat(detail.bill().stream().mapToInt(cost -> cost.cycles()).sum())
          .isEqualTo(detail.entry().exit().cycles());
      assertThat(detail.raw().bytes()[0]).isEqualTo((byte) exit.reason().number());
      assertThat(ExitText.detail(detail)).contains(detail.sentence());
    }
  }

  @Test
  void theListOfKindsIsComplete() {
    assertThat(SomeExits.ofEveryKind().stream().map(Object::getClass).distinct().count())
        .isEqualTo(VmExit.class.getPermittedSubclasses().length);
    assertThat(SomeExits.ofEveryKind().stream().map(VmExit::reason).distinct())
        .containsExactlyInAnyOrder(ExitReason.values());
    assertThat(SomeExits.ofEveryKind().stream().map(VmExit::cause).distinct())
        .containsExactlyInAnyOrder(ExitCause.values());
  }

  private static Instruction decode(int... code) {
    byte[] bytes = new byte[code.length];
    for (int i = 0; i < code.length; i++) {
      bytes[i] = (byte) code[i];
    }
    return ((DecodeResult.Decoded) Decoder.decode(bytes, 0, bytes.length)).instruction();
  }

  @Test
  void qualificationsAreEncodedAsTheManualHasIt() {
    // SDM vol. 3C, table 28-3: CR3 written (0) from RBX (3)
    assertThat(
            VmxEncoding.qualification(
                new VmExit.CrAccess(3, VmExit.Direction.WRITE), decode(0x0F, 0x22, 0xDB)))
        .isEqualTo(0x303);
    assertThat(
            VmxEncoding.qualification(
                new VmExit.CrAccess(2, VmExit.Direction.READ), decode(0x0F, 0x20, 0xD1)))
        .isEqualTo(0x112);
    assertThat(
            VmxEncoding.qualification(
                new VmExit.CrAccess(0, VmExit.Direction.WRITE), decode(0x0F, 0x06)))
        .isEqualTo(0x20);
    // table 28-5: OUT DX, AL; IN EAX, 60H; REP OUTSB
    assertThat(
            VmxEncoding.qualification(
                new VmExit.IoInstruction(0x3F8, 1, VmExit.Direction.WRITE), decode(0xEE)))
        .isEqualTo(0x3F8_0000L);
    assertThat(
            VmxEncoding.qualification(
                new VmExit.IoInstruction(0x60, 4, VmExit.Direction.READ), decode(0xE5, 0x60)))
        .isEqualTo(0x60_004BL);
    assertThat(
            VmxEncoding.qualification(
                new VmExit.IoInstruction(0x3F8, 1, VmExit.Direction.WRITE), decode(0xF3, 0x6E)))
        .isEqualTo(0x3F8_0030L);
    // table 28-4: DR7 read into RAX
    assertThat(
            VmxEncoding.qualification(
                new VmExit.DrAccess(7, VmExit.Direction.READ), decode(0x0F, 0x21, 0xF8)))
        .isEqualTo(0x17);
  }

  @Test
  void theStatisticsAddUpAfterABootsFirstExits() throws WorldException {
    World world = new World(WorldLoader.load("demo-kernel"));
    while (world.exits().total() < 3_000) {
      world.run(100_000);
    }
    ExitTable table = ExitTableReader.read(world, 0);
    assertThat(table.samples()).isEqualTo(world.exits().total());
    assertThat(table.rows().stream().mapToLong(ExitTable.Row::samples).sum())
        .isEqualTo(table.samples());
    assertThat(table.rows().stream().mapToDouble(ExitTable.Row::timeShare).sum())
        .isBetween(0.999, 1.001);
    long pageFaults =
        world.exits().from(1).stream()
            .filter(entry -> entry.exit().exit() instanceof VmExit.PageFault)
            .count();
    assertThat(table.pageFaults().total()).isEqualTo(pageFaults);
    assertThat(table.pageFaults().trueFaults())
        .isEqualTo(
            world.exits().from(1).stream()
                .filter(entry -> entry.exit().exit().cause() == ExitCause.TRUE_FAULT)
                .count());
    assertThat(ExitText.table(table)).contains("VM-EXIT").contains("Avg time");
  }

  @Test
  void theMachineBeforeAndAfterTellsTheRest() throws WorldException {
    WorldSpecification demo = WorldLoader.load("demo-kernel");
    World world = new World(demo);
    while (world.exits().total() < 400) {
      world.run(1);
    }
    boolean traced = false;
    boolean written = false;
    for (var entry : world.exits().from(1)) {
      VmExit exit = entry.exit().exit();
      boolean firstTrace = exit.cause() == ExitCause.TRACE_WRITE && !traced;
      boolean firstPort = exit instanceof VmExit.IoInstruction && !written;
      if (firstTrace || firstPort) {
        ExitDetail detail = ExitReplay.detail(new World(demo), entry);
        assertThat(detail.isComplete()).as(detail.sentence()).isTrue();
        assertThat(detail.instruction()).isNotEmpty();
        traced |= firstTrace;
        written |= firstPort;
        if (firstTrace) {
          assertThat(detail.physicalCause()).contains("← #PF(0x6) at 0xffffffff8010c000 by mov");
          assertThat(ExitText.detail(detail)).contains("Wrote the guest's page table");
        } else {
          assertThat(detail.physicalCause()).startsWith("IO_INSTRUCTION (30) ← #GP(0) at out");
          assertThat(detail.qualification()).extracting(ExitField::name).contains("value");
        }
      }
    }
    assertThat(traced && written).isTrue();
  }
}
