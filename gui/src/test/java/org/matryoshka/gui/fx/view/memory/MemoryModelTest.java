package org.matryoshka.gui.fx.view.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.matryoshka.gui.inspect.memory.FrameMap;
import org.matryoshka.gui.inspect.memory.FrameMapReader;
import org.matryoshka.gui.inspect.memory.MemorySpace;
import org.matryoshka.gui.inspect.memory.Viewpoint;
import org.matryoshka.gui.inspect.paging.Worlds;
import org.matryoshka.gui.session.World;

class MemoryModelTest {
  private final World world = Worlds.of("demo-kernel");
  private final MemoryModel model = new MemoryModel();

  private void stop() {
    model.accept(model.question().apply(world), true);
  }

  @Test
  void marksAreAgainstThePreviousStop() {
    model.setSpace(MemorySpace.of(Viewpoint.GUEST_PHYSICAL, 1));
    model.go(0x5000);
    stop();
    assertThat(model.isChanged(0x5000)).isFalse();
    world.run(1);
    world.machine(1).memory().write(0x5003, 1, 0x77);
    stop();
    assertThat(model.isChanged(0x5003)).isTrue();
    assertThat(model.oldByte(0x5003)).isZero();
    assertThat(model.isChanged(0x5004)).isFalse();
    model.go(0x5003);
    assertThat(model.describeCursor()).contains("0x77").contains("was 0x00");
    stop();
    assertThat(model.isChanged(0x5003)).as("asking again is no new stop").isTrue();
    world.run(1);
    stop();
    assertThat(model.isChanged(0x5003)).isFalse();
  }

  @Test
  void whileItRunsMarksStayAgainstTheLastStop() {
    model.setSpace(MemorySpace.of(Viewpoint.GUEST_PHYSICAL, 1));
    model.go(0x5000);
    stop();
    world.run(1);
    world.machine(1).memory().write(0x5000, 1, 1);
    model.accept(model.question().apply(world), false);
    world.run(1);
    model.accept(model.question().apply(world), false);
    assertThat(model.isChanged(0x5000)).isTrue();
  }

  @Test
  void theEndsOfTheSpaceStopTheCursor() {
    model.setSpace(MemorySpace.of(Viewpoint.VIRTUAL, 1));
    model.go(0);
    model.move(-1);
    assertThat(model.cursor()).isZero();
    model.scroll(-5);
    assertThat(model.top()).isZero();
    model.go(-1);
    model.move(1);
    assertThat(model.cursor()).isEqualTo(-1);
    stop();
    assertThat(model.block().holds(-1)).isTrue();
  }

  @Test
  void aRegisterIsFollowed() {
    model.follow("rip");
    stop();
    assertThat(model.cursor()).isEqualTo(world.machine(1).cpu().state.rip);
    model.move(16);
    assertThat(model.followed()).isEmpty();
    model.follow("not a register");
    assertThat(model.question().apply(world).problem()).contains("neither");
  }

  @Test
  void cellsOfTheFrameMapCoverAllFrames() {
    FrameMap map = FrameMapReader.read(world);
    FrameGrid grid = FrameGrid.fitting(map, 32, 20);
    assertThat((long) grid.cells() * grid.framesPerCell()).isGreaterThanOrEqualTo(map.frames());
    assertThat(grid.cellOf(map.lastUsed())).isLessThan(32 * 20);
    for (int cell = 0; cell < grid.cells(); cell++) {
      int typical = grid.typicalFrame(cell);
      assertThat(grid.cellOf(typical)).isEqualTo(cell);
      assertThat(grid.describe(cell)).isNotEmpty();
    }
    assertThat(map.letter(grid.typicalFrame(0))).isNotEqualTo('·');
  }

  @Test
  void framesThatWereWrittenAreKnown() {
    FrameMap before = FrameMapReader.read(world);
    world.machine(1).memory().write(0x10_0008, 1, 0x5a);
    FrameMap after = FrameMapReader.read(world).comparedWith(before);
    assertThat(after.written()).isEqualTo(1);
    int frame = world.machine(1).memory().frame(0x100) >>> 12;
    assertThat(after.flags(frame) & FrameMap.WRITTEN).isNotZero();
    assertThat(after.describe(frame)).contains("written since the last stop");
  }
}
