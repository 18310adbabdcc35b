package org.matryoshka.gui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

/**
 * Going back keeps the known future; what is run again is recorded once; a new future replaces it.
 */
@Timeout(100)
class TravelTest {
  private Session session;

  @BeforeEach
  void open() throws WorldException {
    session = Session.open(WorldLoader.load("two-vms"));
  }

  @AfterEach
  void close() {
    session.close();
  }

  private void go(Command command) {
    session.submit(command, true).join();
  }

  private void forwardTo(long step) {
    go(new Command.Travel(step));
  }

  private String picture(Axis axis) {
    return session.ask(world -> describe(world, axis)).join();
  }

  private static String describe(World world, Axis axis) {
    StringBuilder text = new StringBuilder();
    long end = Long.MAX_VALUE / 2;
    for (LaneWindow lane :
        new TimelineReader(world.timeline()).window(axis, 0, end, 1 << 20).lanes()) {
      for (int i = 0; i < lane.spans().size(); i++) {
        text.append(lane.spans().slice(lane.id(), i)).append('\n');
      }
    }
    TimelineReader reader = new TimelineReader(world.timeline());
    for (LaneWindow lane : reader.window(axis, 0, end, 50).lanes()) {
      for (Cell cell : lane.cells()) {
        text.append(java.util.Arrays.toString(cell.sums())).append(cell.exits()).append('\n');
      }
    }
    return text.toString();
  }

  @Test
  void goingBackAndForthChangesNothing() {
    forwardTo(90_000);
    String before = picture(Axis.TIME);
    String beforeInSteps = picture(Axis.STEPS);
    for (long step : new long[] {40_000, 0, 89_999, 90_000, 12_345, 90_000}) {
      forwardTo(step);
      assertThat(picture(Axis.TIME)).isEqualTo(before);
      assertThat(picture(Axis.STEPS)).isEqualTo(beforeInSteps);
    }
    forwardTo(120_000);
    String after = picture(Axis.TIME);
    assertThat(after).hasSizeGreaterThan(before.length());
  }

  @Test
  void aRunWithJourneysIsRecordedLikeOneWithout() throws WorldException {
    World plain = new World(WorldLoader.load("two-vms"));
    plain.run(150_000);
    forwardTo(60_000);
    forwardTo(10_000);
    forwardTo(100_000);
    forwardTo(99_999);
    forwardTo(150_000);
    for (Axis axis : Axis.values()) {
      assertThat(picture(axis)).isEqualTo(describe(plain, axis));
    }
  }

  @Test
  void aNewFutureReplacesTheOldOne() throws WorldException {
    forwardTo(120_000);
    forwardTo(70_001);
    go(new Command.SetWeight(1, 900));
    assertThat(session.ask(world -> world.timeline().newestStep()).join()).isEqualTo(70_001);
    forwardTo(200_000);
    try (Session other = Session.open(WorldLoader.load("two-vms"))) {
      other.submit(new Command.Travel(70_001)).join();
      other.submit(new Command.SetWeight(1, 900)).join();
      other.submit(new Command.Travel(200_000)).join();
      for (Axis axis : Axis.values()) {
        String expected = other.ask(world -> describe(world, axis)).join();
        assertThat(picture(axis)).isEqualTo(expected);
      }
    }
  }
}
