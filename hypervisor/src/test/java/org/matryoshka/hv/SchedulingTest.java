package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.hv.exit.ExitHandlers;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.guest.Guests;
import org.matryoshka.hv.sched.SchedulingEntity;
import org.matryoshka.hv.sched.VcpuScheduler;
import org.matryoshka.hv.shadow.LazyShadowMmu;

/** Virtual machines share cores as they should. */
class SchedulingTest {
  private static Hypervisor hypervisor(int cores, SchedulerPolicy policy) {
    return new Hypervisor(HypervisorConfig.of(40 << 20, cores, policy));
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
  void weightsTwoToOneWithinOnePercent() {
    Hypervisor hypervisor = hypervisor(1, SchedulerPolicy.WEIGHTED_FAIR);
    VirtualMachine heavy = spin(hypervisor, config("heavy").withWeight(2));
    VirtualMachine light = spin(hypervisor, config("light"));
    assertThat(hypervisor.run(60_000_000)).isEqualTo(RunResult.BUDGET);
    double ratio = (double) heavy.statistics().cycles() / light.statistics().cycles();
    assertThat(ratio).isCloseTo(2, within(0.02));
    double work = (double) heavy.memory().read(0x210000, 8) / light.memory().read(0x210000, 8);
    assertThat(work).isCloseTo(2, within(0.02));
    assertThat(heavy.statistics().shareAsked()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(heavy.statistics().shareReceived()).isCloseTo(2 / 3.0, within(0.01));
    assertThat(light.statistics().shareOverall()).isCloseTo(1 / 3.0, within(0.01));
    long accounted = heavy.statistics().cycles() + light.statistics().cycles();
    assertThat(accounted).as("accounted to the cycle").isEqualTo(hypervisor.time());
  }

  @Test
  void roundRobinIgnoresWeights() {
    Hypervisor hypervisor = hypervisor(1, SchedulerPolicy.ROUND_ROBIN);
    VirtualMachine heavy = spin(hypervisor, config("heavy").withWeight(9));
    VirtualMachine light = spin(hypervisor, config("light"));
    hypervisor.run(20_000_000);
    double ratio = (double) heavy.statistics().cycles() / light.statistics().cycles();
    assertThat(ratio).isCloseTo(1, within(0.05));
    assertThat(heavy.statistics().shareAsked()).isEqualTo(0.5);
  }

  @Test
  void capHoldsUnderBothPolicies() {
    for (SchedulerPolicy policy : SchedulerPolicy.values()) {
      Hypervisor hypervisor = hypervisor(1, policy);
      VirtualMachine capped = spin(hypervisor, config("capped").withWeight(5).withCap(20));
      VirtualMachine free = spin(hypervisor, config("free"));
      hypervisor.run(100_000_000);
      double share = (double) capped.statistics().cycles() / hypervisor.time();
      assertThat(share).as("%s", policy).isCloseTo(0.2, within(0.004));
      assertThat(free.statistics().cycles() + capped.statistics().cycles())
          .isEqualTo(hypervisor.time());
      assertThat(capped.statistics().shareAsked()).isCloseTo(0.2, within(1e-9));
    }
  }

  @Test
  void cappedAloneLeavesTheCoreIdle() {
    Hypervisor hypervisor = hypervisor(1, SchedulerPolicy.WEIGHTED_FAIR);
    VirtualMachine capped = spin(hypervisor, config("capped").withCap(25));
    hypervisor.run(30_000_000);
    double share = (double) capped.statistics().cycles() / hypervisor.time();
    assertThat(share).isCloseTo(0.25, within(0.02));
  }

  @Test
  void fourVirtualMachinesOnTwoCores() {
    Hypervisor hypervisor = hypervisor(2, SchedulerPolicy.WEIGHTED_FAIR);
    List<VirtualMachine> vms = new ArrayList<>();
    for (int weight : new int[] {3, 3, 1, 1}) {
      vms.add(spin(hypervisor, config("w" + weight).withWeight(weight)));
    }
    hypervisor.run(80_000_000);
    double total = vms.stream().mapToLong(vm -> vm.statistics().cycles()).sum();
    for (VirtualMachine vm : vms) {
      assertThat(vm.statistics().cycles() / total).isCloseTo(vm.weight() / 8.0, within(0.01));
      assertThat(vm.statistics().shareAsked()).isCloseTo(vm.weight() / 8.0, within(1e-9));
    }
    long first = hypervisor.cores().getFirst().time();
    long second = hypervisor.cores().getLast().time();
    assertThat(total).isEqualTo((double) first + second);
    assertThat(Math.abs(first - second)).isLessThan(600_000);
  }

  @Test
  void nobodyGetsMoreThanOneCore() {
    Hypervisor hypervisor = hypervisor(2, SchedulerPolicy.WEIGHTED_FAIR);
    VirtualMachine giant = spin(hypervisor, config("giant").withWeight(100));
    VirtualMachine a = spin(hypervisor, config("a"));
    VirtualMachine b = spin(hypervisor, config("b"));
    hypervisor.run(60_000_000);
    assertThat(giant.statistics().shareAsked()).isCloseTo(0.5, within(1e-9));
    assertThat((double) giant.statistics().cycles() / hypervisor.time()).isCloseTo(1, within(0.05));
    assertThat((double) a.statistics().cycles() / b.statistics().cycles())
        .isCloseTo(1, within(0.05));
  }

  @Test
  void sleepersDoNotDelayOthers() {
    Hypervisor hypervisor = hypervisor(1, SchedulerPolicy.WEIGHTED_FAIR);
    VirtualMachine idle = hypervisor.create(config("idle"));
    GuestRun.boot(idle, Guests.idle());
    VirtualMachine busy = spin(hypervisor, config("busy"));
    assertThat(hypervisor.run(20_000_000)).isEqualTo(RunResult.BUDGET);
    assertThat(busy.statistics().shareOverall()).isGreaterThan(0.99);
    assertThat(idle.statistics().cycles()).isLessThan(20_000);
    busy.stop();
    assertThat(hypervisor.run(1_000_000)).isEqualTo(RunResult.ALL_IDLE);
  }

  @Test
  void everyRunIsTheSame() {
    assertThat(mixedRun()).isEqualTo(mixedRun());
  }

  private static String mixedRun() {
    Hypervisor hypervisor = hypervisor(2, SchedulerPolicy.WEIGHTED_FAIR);
    spin(hypervisor, config("a").withWeight(2));
    spin(hypervisor, config("b").withMode(VirtualizationMode.CLASSIC).withCap(40));
    VirtualMachine touching = hypervisor.create(config("c"));
    GuestRun.boot(touching, Guests.touching(300));
    hypervisor.run(7_000_000);
    return hypervisor.stateHash() + " " + hypervisor.time() + " " + hypervisor.log().records();
  }

  @Test
  void slicesInPiecesAreTheSameAsOneRun() {
    Hypervisor whole = hypervisor(1, SchedulerPolicy.ROUND_ROBIN);
    Hypervisor pieces = hypervisor(1, SchedulerPolicy.ROUND_ROBIN);
    for (Hypervisor hypervisor : List.of(whole, pieces)) {
      VirtualMachine vm = hypervisor.create(config("c"));
      GuestRun.boot(vm, Guests.touching(300));
    }
    assertThat(whole.run(1_000_000)).isEqualTo(RunResult.ALL_ENDED);
    RunResult last = RunResult.BUDGET;
    while (last == RunResult.BUDGET) {
      last = pieces.run(37);
    }
    assertThat(last).isEqualTo(RunResult.ALL_ENDED);
    assertThat(pieces.machines().getFirst().memoryHash())
        .isEqualTo(whole.machines().getFirst().memoryHash());
    assertThat(pieces.instructions()).isEqualTo(whole.instructions());
    assertThat(pieces.time()).isEqualTo(whole.time());
  }

  @Test
  void aPolicyOfOnesOwnIsAsked() {
    List<Integer> asked = new ArrayList<>();
    VcpuScheduler last =
        new VcpuScheduler() {
          @Override
          public void add(SchedulingEntity vcpu) {}

          @Override
          public void remove(SchedulingEntity vcpu) {}

          @Override
          public void wake(SchedulingEntity vcpu, List<? extends SchedulingEntity> runnable) {}

          @Override
          public SchedulingEntity pick(List<? extends SchedulingEntity> runnable) {
            asked.add(runnable.size());
            return runnable.getLast();
          }

          @Override
          public void ran(SchedulingEntity vcpu, long cycles) {}
        };
    Hypervisor hypervisor =
        new Hypervisor(
            new HypervisorConfig(40 << 20, 1, last, 100_000, 10),
            ExitHandlers.standard(),
            LazyShadowMmu::new);
    VirtualMachine first = spin(hypervisor, config("first"));
    VirtualMachine second = spin(hypervisor, config("second"));
    hypervisor.run(1_000_000);
    assertThat(asked).hasSizeGreaterThan(8).containsOnly(2);
    assertThat(first.instructions()).isZero();
    assertThat(second.instructions()).isPositive();
  }

  @Test
  void stopRequestEndsTheRun() {
    Hypervisor hypervisor = hypervisor(1, SchedulerPolicy.ROUND_ROBIN);
    spin(hypervisor, config("a"));
    hypervisor.requestStop();
    assertThat(hypervisor.run(Long.MAX_VALUE)).isEqualTo(RunResult.REQUESTED);
    assertThat(hypervisor.run(1000)).isEqualTo(RunResult.BUDGET);
  }

  @Test
  void yieldHypercallGivesTheCoreAway() {
    Hypervisor hypervisor = hypervisor(1, SchedulerPolicy.ROUND_ROBIN);
    VirtualMachine polite = hypervisor.create(config("polite"));
    GuestRun.boot(
        polite,
        GuestProgram.of(
            """
            .again: mov     eax, 2
                    vmcall
                    inc     qword [0x210000]
                    jmp     .again
            """));
    VirtualMachine other = spin(hypervisor, config("other"));
    hypervisor.run(10_000_000);
    assertThat(polite.statistics().cycles()).isLessThan(other.statistics().cycles() / 100);
    assertThat(polite.memory().read(0x210000, 8)).isGreaterThan(10);
  }
}
