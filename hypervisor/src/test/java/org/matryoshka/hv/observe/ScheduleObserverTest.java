package org.matryoshka.hv.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.HypervisorConfig;
import org.matryoshka.hv.SchedulerPolicy;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VirtualMachineConfig;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.guest.Guests;

/** What is told of scheduling accounts for every cycle of every core. */
class ScheduleObserverTest {
  /** Adds up what it is told, and checks the order of times. */
  private static final class Books implements ScheduleObserver {
    private final Map<Integer, Long> vmTime = new HashMap<>();
    private final Map<Integer, Long> coreTime = new HashMap<>();
    private final Map<Integer, Long> pickedAt = new HashMap<>();
    private final Map<Integer, Long> used = new HashMap<>();
    private final Map<Integer, Long> accounted = new HashMap<>();
    private final List<String> told = new ArrayList<>();

    private void at(Map<Integer, Long> clock, int number, long time) {
      assertThat(time).isGreaterThanOrEqualTo(clock.getOrDefault(number, 0L));
      clock.put(number, time);
    }

    @Override
    public void ready(long time, int vm) {
      at(vmTime, vm, time);
      told.add("ready " + vm);
    }

    @Override
    public void picked(long time, int core, int vm) {
      at(vmTime, vm, time);
      at(coreTime, core, time);
      pickedAt.put(core, time);
      told.add("picked " + vm);
    }

    @Override
    public void released(long time, int core, int vm, Next next) {
      at(vmTime, vm, time);
      at(coreTime, core, time);
      used.merge(vm, time - pickedAt.get(core), Long::sum);
      accounted.merge(core, time - pickedAt.get(core), Long::sum);
      told.add("released " + vm + " " + next);
    }

    @Override
    public void capped(long time, int vm, long until) {
      at(vmTime, vm, time);
      assertThat(until).isGreaterThan(time);
      told.add("capped " + vm);
    }

    @Override
    public void stopped(long time, int vm) {
      at(vmTime, vm, time);
      told.add("stopped " + vm);
    }

    @Override
    public void idle(int core, long from, long until) {
      at(coreTime, core, from);
      at(coreTime, core, until);
      accounted.merge(core, until - from, Long::sum);
      told.add("idle " + core);
    }

    @Override
    public void injected(long time, int vm, int cycles) {
      assertThat(cycles).isPositive();
    }
  }

  private final Books books = new Books();

  private Hypervisor hypervisor(int cores) {
    Hypervisor hypervisor =
        new Hypervisor(HypervisorConfig.of(40 << 20, cores, SchedulerPolicy.WEIGHTED_FAIR));
    hypervisor.addObserver(books);
    return hypervisor;
  }

  private static VirtualMachine spin(Hypervisor hypervisor, VirtualMachineConfig config) {
    VirtualMachine vm = hypervisor.create(config);
    GuestRun.boot(vm, Guests.spinning());
    return vm;
  }

  private static VirtualMachineConfig config(String name) {
    return VirtualMachineConfig.of(name, GuestRun.MEMORY);
  }

  @Test
  void everyCycleOfEachCoreIsTold() {
    Hypervisor hypervisor = hypervisor(2);
    VirtualMachine a = spin(hypervisor, config("a").withWeight(3));
    VirtualMachine b = spin(hypervisor, config("b").withCap(30));
    hypervisor.run(20_000_000);
    a.pause();
    b.pause();
    for (int core = 0; core < 2; core++) {
      assertThat(books.accounted.get(core)).isEqualTo(hypervisor.cores().get(core).time());
    }
    assertThat(books.used.get(1)).isEqualTo(a.statistics().cycles());
    assertThat(books.used.get(2)).isEqualTo(b.statistics().cycles());
    assertThat(books.told).contains("capped 2", "idle 1").doesNotContain("capped 1");
  }

  @Test
  void startPauseAndHaltAreTold() {
    Hypervisor hypervisor = hypervisor(1);
    VirtualMachine idle = hypervisor.create(config("idle"));
    GuestRun.boot(idle, Guests.idle());
    VirtualMachine busy = spin(hypervisor, config("busy"));
    hypervisor.run(5_000_000);
    assertThat(books.told).startsWith("ready 1", "ready 2", "picked 1", "released 1 HALTS");
    books.told.clear();
    busy.pause();
    assertThat(books.told).containsExactly("released 2 WAITS", "stopped 2");
    busy.resume();
    hypervisor.run(1000);
    assertThat(books.told).endsWith("ready 2", "picked 2");
  }
}
