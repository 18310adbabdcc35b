package org.matryoshka.gui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.timeline.RangeReport.ExitSum;
import org.matryoshka.gui.timeline.RangeReport.LaneShares;
import org.matryoshka.gui.timeline.TimelineReader.Mark;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.observe.ExitCount;

/** Lanes of a scenario with two cores, four VMs and a cap. */
class TimelineRecorderTest {
  private World world;
  private TimelineReader reader;

  @BeforeEach
  void run() throws WorldException {
    world = new World(WorldLoader.load("four-vms"));
    reader = new TimelineReader(world.timeline());
    for (int i = 0; i < 400; i++) {
      world.run(50_021);
    }
  }

  private TimelineWindow whole(Axis axis, int most) {
    return reader.window(axis, 0, world.timeline().end(axis), most);
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void slicesCoverEachLaneWithoutGapOrOverlap(Axis axis) {
    TimelineWindow window = whole(axis, Integer.MAX_VALUE / 4);
    assertThat(window.lanes()).hasSize(6);
    for (LaneWindow lane : window.lanes()) {
      Spans spans = lane.spans();
      assertThat(lane.cells()).isEmpty();
      assertThat(spans.size()).isGreaterThan(10);
      assertThat(spans.at(axis, 0)).isZero();
      for (int i = 0; i < spans.size(); i++) {
        assertThat(spans.times()[i + 1]).isGreaterThanOrEqualTo(spans.times()[i]);
        assertThat(spans.steps()[i + 1]).isGreaterThanOrEqualTo(spans.steps()[i]);
      }
      assertThat(spans.steps()[spans.size()]).isEqualTo(world.position());
    }
  }

  @Test
  void coreTimeOfVmsAndIdleTimeAreThoseOfTheHypervisor() {
    RangeReport all = reader.range(Axis.TIME, 0, Long.MAX_VALUE / 2);
    assertThat(all.exact()).isTrue();
    for (LaneShares lane : all.lanes()) {
      if (lane.id().kind() == LaneId.Kind.VCPU) {
        VirtualMachine vm = world.machine(lane.id().number());
        long onCore = lane.sums()[0] + lane.sums()[1] + lane.sums()[2];
        assertThat(onCore).as(lane.id().name()).isEqualTo(vm.statistics().cycles());
        assertThat(lane.exits())
            .isEqualTo(vm.statistics().exits().stream().mapToLong(ExitCount::count).sum());
      } else {
        long total = 0;
        for (long sum : lane.sums()) {
          total += sum;
        }
        assertThat(total).isEqualTo(world.hypervisor().cores().get(lane.id().number()).time());
      }
    }
    LaneShares capped = all.lanes().get(5);
    assertThat(capped.share(VcpuState.CAPPED.ordinal())).isGreaterThan(0.1);
  }

  @Test
  void exitsByReasonAreThoseOfTheExitTable() {
    Map<String, Long> counts = new HashMap<>();
    Map<String, Long> cycles = new HashMap<>();
    for (VirtualMachine vm : world.machines()) {
      for (ExitCount row : vm.statistics().exits()) {
        counts.merge(row.label(), row.count(), Long::sum);
        cycles.merge(row.label(), row.cycles(), Long::sum);
      }
    }
    RangeReport all = reader.range(Axis.TIME, 0, Long.MAX_VALUE / 2);
    assertThat(all.exits()).hasSize(counts.size());
    for (ExitSum sum : all.exits()) {
      assertThat(sum.count()).as(sum.name()).isEqualTo(counts.get(sum.name()));
      assertThat(sum.cycles()).as(sum.name()).isEqualTo(cycles.get(sum.name()));
    }
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void summedUpItIsTheSame(Axis axis) {
    TimelineWindow coarse = whole(axis, 40);
    for (LaneWindow lane : coarse.lanes()) {
      assertThat(lane.cells()).hasSizeBetween(5, 45);
      assertThat(lane.spans().size()).isLessThan(100);
      for (Cell cell : lane.cells()) {
        LaneShares exact =
            reader.range(axis, cell.from(), cell.to()).lanes().stream()
                .filter(shares -> shares.id().equals(lane.id()))
                .findFirst()
                .orElseThrow();
        assertThat(cell.sums()).as("%s %s", lane.id(), cell).isEqualTo(exact.sums());
      }
    }
  }

  @Test
  void marksAreFoundInBothDirections() {
    LaneId anna = world.timeline().ids().get(2);
    TimelineSlice first = reader.next(anna, Axis.STEPS, -1, Mark.EXIT, true);
    TimelineSlice second = reader.next(anna, Axis.STEPS, first.fromStep(), Mark.EXIT, true);
    assertThat(second.fromStep()).isGreaterThan(first.fromStep());
    assertThat(reader.next(anna, Axis.STEPS, second.fromStep(), Mark.EXIT, false)).isEqualTo(first);
    assertThat(reader.at(anna, Axis.STEPS, first.fromStep())).isEqualTo(first);
    assertThat(first.isExit()).isTrue();
    long step =
        world.exits().from(1).stream()
            .filter(exit -> exit.exit().vm() == 1)
            .findFirst()
            .orElseThrow()
            .step();
    assertThat(step).isEqualTo(first.toStep());
    TimelineSlice change = reader.next(anna, Axis.TIME, 0, Mark.SWITCH, true);
    assertThat(change.state().isOnCore()).isFalse();
    assertThat(first.sentence()).contains("anna").contains("The hypervisor handles");
  }
}
