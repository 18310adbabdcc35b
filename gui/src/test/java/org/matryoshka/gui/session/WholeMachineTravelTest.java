package org.matryoshka.gui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.HypervisorSnapshot;
import org.matryoshka.hv.VirtualMachine;

/**
 * The guests of the bundled scenarios, booted and at work: the state at a step is the same whether
 * it was reached by one run, by a run cut at random places, or from any snapshot.
 */
class WholeMachineTravelTest {
  private static final long LENGTH = 5_000_000;

  /** A machine into whose VMs somebody types at a step. */
  private static final class Traveller {
    private final Hypervisor hypervisor;
    private final long typedAt;

    Traveller(String scenario, long typedAt) throws WorldException {
      this.typedAt = typedAt;
      hypervisor = new World(WorldLoader.load(scenario)).hypervisor();
    }

    void runTo(long step) {
      if (hypervisor.position() <= typedAt && step > typedAt) {
        hypervisor.run(typedAt - hypervisor.position());
        for (VirtualMachine vm : hypervisor.machines()) {
          vm.type("ls /etc; ps\n".getBytes(StandardCharsets.UTF_8));
        }
      }
      hypervisor.run(step - hypervisor.position());
      assertThat(hypervisor.position()).isEqualTo(step);
    }

    String hash() {
      return hypervisor.position() + " " + hypervisor.stateHash() + hypervisor.completeHash();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "kukla", "two-vms", "four-vms"})
  void theStateAtAStepIsTheSame(String scenario) throws WorldException {
    SplittableRandom random = new SplittableRandom(4);
    long end = length(scenario);
    long[] places = random.longs(3, end / 8, end).sorted().toArray();
    List<String> expected = new ArrayList<>();
    for (long place : places) {
      Traveller direct = new Traveller(scenario, end / 2);
      direct.runTo(place);
      expected.add(direct.hash());
    }
    Traveller cut = new Traveller(scenario, end / 2);
    List<HypervisorSnapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      while (cut.hypervisor.position() < places[i]) {
        long most = random.nextInt(4) == 0 ? 200_000 : 20;
        cut.runTo(Math.min(places[i], cut.hypervisor.position() + 1 + random.nextLong(most)));
        if (most > 20) {
          snapshots.add(cut.hypervisor.save());
        }
      }
      assertThat(cut.hash()).isEqualTo(expected.get(i));
    }
    for (int round = 0; round < 12; round++) {
      HypervisorSnapshot snapshot = snapshots.get(random.nextInt(snapshots.size()));
      cut.hypervisor.restore(snapshot);
      int place = random.nextInt(places.length);
      if (snapshot.position() <= places[place]) {
        cut.runTo(places[place]);
        assertThat(cut.hash()).isEqualTo(expected.get(place));
      }
    }
  }

  /** Some guests wait before the length is run. */
  private static long length(String scenario) throws WorldException {
    Hypervisor hypervisor = new World(WorldLoader.load(scenario)).hypervisor();
    hypervisor.run(LENGTH);
    return hypervisor.position();
  }
}
