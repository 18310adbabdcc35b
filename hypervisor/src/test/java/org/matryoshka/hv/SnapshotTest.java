package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.guest.Guests;
import org.matryoshka.hv.guest.RestlessGuests;
import org.matryoshka.hv.sched.SchedulingEntity;
import org.matryoshka.hv.sched.VcpuScheduler;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** What a snapshot holds, what it costs, and what can't be taken back. */
class SnapshotTest {
  private Hypervisor hypervisor;
  private VirtualMachine first;
  private VirtualMachine second;

  @BeforeEach
  void boot() {
    hypervisor = machine(SchedulerPolicy.WEIGHTED_FAIR.create());
    first = add("first");
    second = add("second");
    hypervisor.run(100_000);
  }

  private static Hypervisor machine(VcpuScheduler scheduler) {
    return new Hypervisor(new HypervisorConfig(16 << 20, 1, scheduler, 10_000, 50));
  }

  private VirtualMachine add(String name) {
    VirtualMachine vm = hypervisor.create(VirtualMachineConfig.of(name, GuestRun.MEMORY));
    GuestRun.boot(vm, Guests.spinning());
    return vm;
  }

  @Test
  void weightsCapsAndPausesComeBack() {
    HypervisorSnapshot before = hypervisor.save();
    String hash = hypervisor.completeHash();
    first.setWeight(7);
    first.setCap(30);
    second.pause();
    hypervisor.run(200_000);
    HypervisorSnapshot after = hypervisor.save();
    String later = hypervisor.completeHash();
    hypervisor.restore(before);
    assertThat(first.weight()).isEqualTo(1);
    assertThat(first.capPercent()).isEqualTo(100);
    assertThat(second.state()).isEqualTo(VmState.RUNNING);
    assertThat(hypervisor.completeHash()).isEqualTo(hash);
    hypervisor.restore(after);
    assertThat(first.weight()).isEqualTo(7);
    assertThat(first.capPercent()).isEqualTo(30);
    assertThat(second.state()).isEqualTo(VmState.PAUSED);
    assertThat(hypervisor.completeHash()).isEqualTo(later);
    second.resume();
    assertThat(hypervisor.run(1000)).isEqualTo(RunResult.BUDGET);
  }

  @Test
  void weightsAndCapsActAtOnce() {
    first.setWeight(4);
    long a = first.statistics().cycles();
    long b = second.statistics().cycles();
    hypervisor.run(1_000_000);
    double ratio = (double) (first.statistics().cycles() - a) / (second.statistics().cycles() - b);
    assertThat(ratio).isBetween(3.6, 4.4);
    second.stop();
    first.setCap(25);
    long time = hypervisor.time();
    a = first.statistics().cycles();
    hypervisor.run(20_000_000);
    double share = (double) (first.statistics().cycles() - a) / (hypervisor.time() - time);
    assertThat(share).isBetween(0.2, 0.3);
    assertThatThrownBy(() -> first.setWeight(0)).hasMessageContaining("first");
    assertThatThrownBy(() -> first.setCap(101)).hasMessageContaining("101");
  }

  @Test
  void pausingTakesTheCoreAwayInTheMiddleOfASlice() {
    while (hypervisor.currentVm() != 1) {
      hypervisor.run(1);
    }
    first.pause();
    long instructions = first.instructions();
    hypervisor.run(50_000);
    assertThat(first.instructions()).isEqualTo(instructions);
    first.resume();
    hypervisor.run(50_000);
    assertThat(first.instructions()).isGreaterThan(instructions);
  }

  @Test
  void onlyWhatWasWrittenIsCopied() {
    HypervisorSnapshot one = hypervisor.save();
    long bytes = hypervisor.snapshotBytes();
    HypervisorSnapshot same = hypervisor.save();
    assertThat(same.ownBytes()).isLessThan(PhysicalMemory.FRAME_SIZE);
    first.memory().write(0x300000, 8, 1);
    HypervisorSnapshot changed = hypervisor.save();
    assertThat(changed.ownBytes()).isBetween((long) PhysicalMemory.FRAME_SIZE, 16_000L);
    assertThat(hypervisor.snapshotBytes() - bytes).isLessThan(16_000);
    changed.release();
    same.release();
    assertThat(hypervisor.snapshotBytes()).isEqualTo(bytes);
    one.release();
    one.release();
    assertThat(hypervisor.snapshotBytes()).isZero();
  }

  @Test
  void aReleasedSnapshotLosesNothingOfTheOthers() {
    HypervisorSnapshot one = hypervisor.save();
    String hash = hypervisor.completeHash();
    hypervisor.run(50_000);
    hypervisor.save().release();
    hypervisor.run(50_000);
    HypervisorSnapshot two = hypervisor.save();
    String later = hypervisor.completeHash();
    hypervisor.restore(one);
    assertThat(hypervisor.completeHash()).isEqualTo(hash);
    one.release();
    hypervisor.run(10);
    hypervisor.restore(two);
    assertThat(hypervisor.completeHash()).isEqualTo(later);
  }

  @Test
  void exitsOfAnAbandonedFutureAreForgotten() {
    HypervisorSnapshot one = hypervisor.save();
    long total = hypervisor.log().total();
    Object records = hypervisor.log().records();
    hypervisor.run(2_000_000);
    assertThat(hypervisor.log().total()).isGreaterThan(total + 50);
    hypervisor.restore(one);
    assertThat(hypervisor.log().total()).isEqualTo(total);
    assertThat(hypervisor.log().records()).isEqualTo(records);
  }

  @Test
  void whatCantBeTakenBackIsRefused() {
    HypervisorSnapshot snapshot = hypervisor.save();
    VirtualMachine third = add("third");
    assertThatThrownBy(() -> hypervisor.restore(snapshot))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("created or destroyed");
    third.destroy();
    assertThatThrownBy(() -> hypervisor.restore(snapshot))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> machine(SchedulerPolicy.WEIGHTED_FAIR.create()).restore(hypervisor.save()))
        .hasMessageContaining("another machine");
    snapshot.release();
    assertThatThrownBy(() -> hypervisor.restore(snapshot)).hasMessageContaining("released");
  }

  /** Runs whoever comes last, and says nothing of its state. */
  private static class Silent implements VcpuScheduler {
    @Override
    public void add(SchedulingEntity vcpu) {}

    @Override
    public void remove(SchedulingEntity vcpu) {}

    @Override
    public void wake(SchedulingEntity vcpu, List<? extends SchedulingEntity> runnable) {}

    @Override
    public SchedulingEntity pick(List<? extends SchedulingEntity> runnable) {
      return runnable.getLast();
    }

    @Override
    public void ran(SchedulingEntity vcpu, long cycles) {}
  }

  @Test
  void aPolicyThatHidesItsStateRunsButCantBeSaved() {
    hypervisor = machine(new Silent());
    add("only");
    assertThat(hypervisor.run(10_000)).isEqualTo(RunResult.BUDGET);
    assertThatThrownBy(() -> hypervisor.save())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("VcpuScheduler.state");
    assertThat(hypervisor.run(10_000)).isEqualTo(RunResult.BUDGET);
  }

  @Test
  void askingAnIdleMachineAgainChangesNothing() {
    hypervisor = machine(SchedulerPolicy.ROUND_ROBIN.create());
    VirtualMachine echo = hypervisor.create(VirtualMachineConfig.of("echo", GuestRun.MEMORY));
    GuestRun.boot(echo, GuestProgram.of(RestlessGuests.ECHO));
    assertThat(hypervisor.run(1_000_000)).isEqualTo(RunResult.ALL_IDLE);
    String idle = hypervisor.completeHash();
    assertThat(hypervisor.run(1_000_000)).isEqualTo(RunResult.ALL_IDLE);
    assertThat(hypervisor.completeHash()).isEqualTo(idle);
    HypervisorSnapshot snapshot = hypervisor.save();
    List<String> futures = new ArrayList<>();
    for (byte[] typed : new byte[][] {{'a'}, {'b'}, {'a'}}) {
      echo.type(typed);
      assertThat(hypervisor.run(1_000_000)).isEqualTo(RunResult.ALL_IDLE);
      futures.add(hypervisor.completeHash());
      hypervisor.restore(snapshot);
    }
    assertThat(futures.get(0)).isEqualTo(futures.get(2)).isNotEqualTo(futures.get(1));
  }
}
