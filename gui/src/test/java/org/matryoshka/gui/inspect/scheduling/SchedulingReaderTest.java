package org.matryoshka.gui.inspect.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.matryoshka.gui.inspect.guest.GuestReader;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.history.Action;
import org.matryoshka.gui.timeline.VcpuState;

/** Run queues and shares, read from a world. */
class SchedulingReaderTest {
  private static World at(String scenario, long steps) throws WorldException {
    World world = new World(WorldLoader.load(scenario));
    world.run(steps);
    return world;
  }

  @Test
  void oneRunsTheOtherWaits() throws WorldException {
    World world = at("two-vms", 5_000_000);
    SchedulingSnapshot snapshot = SchedulingReader.read(world, 0, 50);
    assertThat(snapshot.weighted()).isTrue();
    assertThat(snapshot.vms()).hasSize(2);
    assertThat(snapshot.vms().stream().filter(vm -> vm.state().isOnCore())).hasSize(1);
    assertThat(snapshot.queue()).hasSize(1);
    VmScheduling waits = snapshot.queue().getFirst();
    assertThat(waits.state()).isEqualTo(VcpuState.WAITING);
    assertThat(waits.queuePosition()).isEqualTo(1);
    assertThat(waits.since()).isBetween(0L, snapshot.time());
    assertThat(waits.virtualRuntime()).isPositive();
    assertThat(SchedulingText.sentence(snapshot)).contains(waits.name());
  }

  @Test
  void sharesInTheCourseOfTimeAddUpToWhatWasHad() throws WorldException {
    World world = at("two-vms", 30_000_000);
    SchedulingSnapshot snapshot = SchedulingReader.read(world, 0, 10);
    for (ShareSeries series : snapshot.series()) {
      double cycles = 0;
      for (SharePoint point : series.points()) {
        assertThat(point.received()).isBetween(0.0, 1.0);
        cycles += point.received() * (point.to() - point.from());
      }
      double had = (double) world.machine(series.vm()).statistics().cycles();
      assertThat(cycles).isCloseTo(had, within(had * 0.02 + 600_000));
    }
    assertThat(snapshot.series().getFirst().points().getFirst().asked())
        .isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void aNewWeightIsAskedForFromThenOn() throws WorldException {
    World world = at("two-vms", 10_000_000);
    SchedulingReader.read(world, 0, 10);
    world.apply(new Action.SetWeight(2, 6));
    world.apply(new Action.SetCap(1, 20));
    world.run(20_000_000);
    SchedulingSnapshot snapshot = SchedulingReader.read(world, 0, 12);
    ShareSeries anna = snapshot.series().getFirst();
    assertThat(anna.points().getFirst().asked()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(anna.points().getLast().asked()).isCloseTo(0.2, within(1e-9));
    assertThat(snapshot.vms().getFirst().cap()).isEqualTo(20);
    assertThat(snapshot.vms().getFirst().allowance()).isLessThanOrEqualTo(2_000_000);
    assertThat(snapshot.vms().getLast().weight()).isEqualTo(6);
  }

  @Test
  void threadsOfKuklaAreReadFromOutside() throws WorldException {
    World world = at("demo", 30_000_000);
    GuestReader reader = GuestReader.forImage(world.image(1).bytes());
    TaskSnapshot tasks = SchedulingReader.tasks(reader, world.machine(1));
    assertThat(tasks.problem()).isEmpty();
    assertThat(tasks.scheduler()).isEqualTo("fair");
    assertThat(tasks.tasks()).extracting(TaskScheduling::name).contains("init", "measure");
    assertThat(tasks.tasks().stream().mapToDouble(TaskScheduling::received).sum())
        .isCloseTo(1, within(1e-6));
    assertThat(tasks.tasks().stream().mapToDouble(TaskScheduling::asked).sum())
        .isCloseTo(1, within(1e-6));
  }
}
