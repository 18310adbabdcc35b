package org.matryoshka.gui.inspect.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.gui.scenario.GuestSettings;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.WorldSpecification;

/** A thread's weight written from outside is what the guest's scheduler goes by. */
class WeightPlannerTest {
  @ParameterizedTest
  @ValueSource(strings = {"fair", "stride", "lottery", "credit"})
  void theGuestGoesByTheNewWeight(String scheduler) throws WorldException {
    KuklaGuest guest = guest(scheduler);
    guest.type("burn -q & burn -q &\n");
    guest.world().run(40_000_000);
    List<ProcessInfo> burning = burning(guest.look());
    assertThat(burning).hasSize(2);
    int tid = burning.getFirst().threads().getFirst().tid();
    WeightChange change = planned(guest, tid);
    for (WeightChange.Write write : change.writes()) {
      byte[] bytes = HexFormat.of().parseHex(write.hexBytes());
      guest.machine().memory().copyIn(write.gpa(), bytes, 0, bytes.length);
    }
    List<ProcessInfo> before = burning(guest.look());
    assertThat(before.getFirst().threads().getFirst().weight()).isEqualTo(3906);
    if (scheduler.equals("fair") || scheduler.equals("stride")) {
      guest.world().run(120_000_000);
      List<ProcessInfo> after = burning(guest.look());
      long first = after.getFirst().cycles() - before.getFirst().cycles();
      long second = after.get(1).cycles() - before.get(1).cycles();
      assertThat((double) first / second).as(scheduler).isBetween(2.8, 4.8);
    }
    String fromInside = guest.command("cat /proc/" + before.getFirst().pid() + "/sched");
    assertThat(fromInside).contains("nice: -6\n").contains("weight: 3906\n");
  }

  private static WeightChange planned(KuklaGuest guest, int tid) {
    for (int i = 0; i < 2000; i++) {
      WeightChange change = guest.reader().planNice(guest.machine(), tid, -6);
      if (change.isPossible()) {
        return change;
      }
      assertThat(change.refusal()).endsWith(".");
      guest.world().run(20_011);
    }
    throw new AssertionError("never possible");
  }

  private static List<ProcessInfo> burning(GuestSnapshot guest) {
    return guest.processes().stream().filter(p -> p.name().equals("burn")).toList();
  }

  private static KuklaGuest guest(String scheduler) throws WorldException {
    WorldSpecification plain = WorldLoader.load("kukla");
    Scenario scenario =
        plain
            .scenario()
            .with(
                vm ->
                    vm.withGuest(
                        new GuestSettings(
                            "once scheduler=" + scheduler, "", vm.guest().console())));
    return KuklaGuest.in(new World(new WorldSpecification("kukla", scenario, plain.images())));
  }

  @Test
  void notWhileTheKernelIsAtWork() throws WorldException {
    KuklaGuest guest = KuklaGuest.booted();
    guest.type("while true; do true | cat; done\n");
    guest.world().run(1_000_000);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      guest.world().run(211);
      boolean atRest = guest.machine().cpu().state.cpl == 3 || guest.machine().cpu().state.halted;
      WeightChange change = guest.reader().planNice(guest.machine(), 2, 3);
      assertThat(change.isPossible()).isEqualTo(atRest);
      refused += atRest ? 0 : 1;
    }
    assertThat(refused).isPositive();
    assertThat(guest.reader().planNice(guest.machine(), 2, 20).refusal()).contains("-20 to 19");
    assertThat(guest.reader().planNice(guest.machine(), 999, 0).refusal()).contains("no thread");
  }
}
