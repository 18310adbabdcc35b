package org.matryoshka.gui.inspect.nest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.inspect.nest.Doll.Activity;
import org.matryoshka.gui.inspect.nest.Doll.Kind;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

class NestReaderTest {
  private static Doll find(Nest nest, String id) {
    return nest.machine().all().stream()
        .filter(doll -> doll.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aKernelThatCannotBeReadHasUserModeAsAWhole() throws WorldException {
    World world = new World(WorldLoader.load("demo-kernel"));
    Nest start = new NestReader().read(world);
    assertThat(start.lastExit()).isEmpty();
    assertThat(start.machine().all().stream().map(Doll::kind))
        .containsExactly(Kind.MACHINE, Kind.HYPERVISOR, Kind.VM, Kind.KERNEL, Kind.PROCESS);
    world.run(1);
    Nest first = new NestReader().read(world);
    assertThat(first.justCrossed()).isTrue();
    assertThat(find(first, "hypervisor").activity()).isEqualTo(Activity.WORKED);
    assertThat(find(first, "vm1").border().getFirst().count()).isEqualTo(1);
    assertThat(find(first, "vm1.kernel").activity()).isEqualTo(Activity.RUNS);
    assertThat(NestText.of(first)).contains("Exit 1: ");
  }

  @Test
  void theCrossingsOfABorderAddUp() throws WorldException {
    World world = new World(WorldLoader.load("demo-kernel"));
    world.run(3_000_000);
    Nest nest = new NestReader().read(world);
    List<Doll.Crossing> border = find(nest, "vm1").border();
    assertThat(border.stream().skip(1).mapToLong(Doll.Crossing::count).sum())
        .isEqualTo(border.getFirst().count())
        .isEqualTo(world.exits().total());
    assertThat(border).allSatisfy(c -> assertThat(c.count()).isPositive());
  }

  @Test
  void kuklasProcessesAreDollsOfTheirOwn() throws WorldException {
    World world = new World(WorldLoader.load("demo"));
    while (world.exits().total() < 3_000) {
      world.run(50_000);
    }
    Nest nest = new NestReader().read(world);
    assertThat(
            find(nest, "vm1").all().stream()
                .filter(doll -> doll.kind() == Kind.PROCESS)
                .map(Doll::name))
        .contains("/bin/init");
    assertThat(nest.machine().all().stream().map(Doll::id)).doesNotHaveDuplicates();
    assertThat(nest.machine().all()).allSatisfy(doll -> assertThat(doll.spoken()).contains(". "));
  }

  @Test
  void whatHasEndedIsNotLit() throws WorldException {
    World world = new World(WorldLoader.load("crc32-bare"));
    world.run(Long.MAX_VALUE);
    Nest nest = new NestReader().read(world);
    assertThat(nest.machine().all()).noneMatch(doll -> doll.activity().isLit());
  }
}
