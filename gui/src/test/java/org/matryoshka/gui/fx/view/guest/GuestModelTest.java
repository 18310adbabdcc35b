package org.matryoshka.gui.fx.view.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

class GuestModelTest {
  private final GuestModel model = new GuestModel();

  @Test
  void processesStandBelowTheirParentsAndChangesAreMarked() throws WorldException {
    World world = new World(WorldLoader.load("kukla"));
    world.run(1_000_000);
    model.take(model.ask(world, 1, 2));
    GuestRow init = model.roots().getFirst();
    assertThat(model.roots()).hasSize(1);
    assertThat(init.process().pid()).isEqualTo(1);
    assertThat(init.children()).extracting(row -> row.process().pid()).containsExactly(2);
    assertThat(init.changed()).isEmpty();
    assertThat(model.answer().detail()).isPresent();
    world.machine(1).type("sleep 1000 &\n".getBytes(StandardCharsets.US_ASCII));
    world.run(1_000_000);
    model.take(model.ask(world, 1, 2));
    GuestRow shell = model.roots().getFirst().children().getFirst();
    assertThat(shell.changed()).contains(GuestRow.Column.CPU).doesNotContain(GuestRow.Column.PID);
    GuestRow sleep = shell.children().getFirst();
    assertThat(sleep.changed()).containsExactly(GuestRow.Column.PID);
    assertThat(sleep.sentence())
        .matches("process 3, sleep 1000, S sleeping, waits for the time .* after boot");
    // the same moment again: the marks stay
    model.take(model.ask(world, 1, 2));
    assertThat(model.roots().getFirst().children().getFirst().changed())
        .contains(GuestRow.Column.CPU);
  }

  @Test
  void aGuestWithoutDebugInformationSaysSo() throws WorldException {
    World world = new World(WorldLoader.load("demo-kernel"));
    world.run(1000);
    model.take(model.ask(world, 9, 1));
    assertThat(model.answer().vm()).isEqualTo(1);
    assertThat(model.roots()).isEmpty();
    assertThat(model.answer().guest().problem()).contains("no debug information");
    assertThat(model.answer().detail()).isEmpty();
  }

  @Test
  void parentsInACircleAreShownOnce() throws WorldException {
    World world = new World(WorldLoader.load("kukla"));
    world.run(1_000_000);
    GuestModel.Answer answer = model.ask(world, 1, 1);
    long init = answer.guest().process(1).orElseThrow().object();
    long shell = answer.guest().process(2).orElseThrow().object();
    // both objects lie in the direct map of physical memory: let the parent be the child's child
    long direct = 0xffff_8880_0000_0000L;
    for (int offset = 8; offset < 64; offset += 8) {
      if (world.machine(1).memory().read(shell - direct + offset, 8) == init) {
        world.machine(1).memory().write(init - direct + offset, 8, shell);
      }
    }
    model.take(model.ask(world, 1, 1));
    assertThat(model.answer().guest().process(1).orElseThrow().parent()).isEqualTo(2);
    assertThat(count(model.roots())).isEqualTo(2);
  }

  private static int count(List<GuestRow> rows) {
    return rows.stream().mapToInt(row -> 1 + count(row.children())).sum();
  }
}
