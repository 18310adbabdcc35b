package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.guest.Guests;
import org.matryoshka.hv.memory.FrameUse;
import org.matryoshka.hv.memory.OutOfFramesException;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** From creation to destruction, and where the memory goes. */
class LifecycleTest {
  private final Hypervisor hypervisor =
      new Hypervisor(HypervisorConfig.of(10 << 20, 1, SchedulerPolicy.WEIGHTED_FAIR));

  private VirtualMachine create(String name) {
    return hypervisor.create(VirtualMachineConfig.of(name, GuestRun.MEMORY));
  }

  @Test
  void bootsRunsAndPowersOff() {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    VirtualMachine vm =
        hypervisor.create(
            VirtualMachineConfig.of("a", GuestRun.MEMORY).withConsole(console::write));
    assertThat(vm.state()).isEqualTo(VmState.CREATED);
    GuestRun.boot(vm, Guests.touching(10));
    assertThat(vm.state()).isEqualTo(VmState.RUNNING);
    assertThat(hypervisor.run(1_000_000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(vm.state()).isEqualTo(VmState.STOPPED);
    assertThat(vm.exitValue()).hasValue(0);
    assertThat(vm.death()).isEmpty();
    assertThat(console).hasToString(".");
  }

  @Test
  void pauseStopsTheGuestAndNotTime() {
    VirtualMachine a = create("a");
    VirtualMachine b = create("b");
    GuestRun.boot(a, Guests.spinning());
    GuestRun.boot(b, Guests.spinning());
    hypervisor.run(2_000_000);
    a.pause();
    long instructions = a.instructions();
    String state = a.memoryHash();
    hypervisor.run(2_000_000);
    assertThat(a.instructions()).isEqualTo(instructions);
    assertThat(a.memoryHash()).isEqualTo(state);
    a.resume();
    long resumedAt = hypervisor.time();
    hypervisor.run(2_000_000);
    assertThat(a.instructions()).isGreaterThan(instructions);
    // It does not catch up on what it has missed.
    assertThat(a.instructions() - instructions).isLessThan(1_600_000);
    assertThat(a.cpu().cycles()).isGreaterThan(resumedAt);
  }

  @Test
  void onlyWhatMakesSenseIsAllowed() {
    VirtualMachine vm = create("a");
    assertThatThrownBy(vm::pause)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a is CREATED, and that can be done only while it is RUNNING");
    assertThatThrownBy(vm::resume).isInstanceOf(IllegalStateException.class);
    GuestRun.boot(vm, Guests.spinning());
    assertThatThrownBy(vm::start).isInstanceOf(IllegalStateException.class);
    vm.stop();
    vm.stop();
    assertThat(vm.state()).isEqualTo(VmState.STOPPED);
    assertThat(hypervisor.run(1000)).isEqualTo(RunResult.ALL_ENDED);
    vm.destroy();
    vm.destroy();
    assertThatThrownBy(vm::stop).isInstanceOf(IllegalStateException.class);
    assertThat(hypervisor.machines()).isEmpty();
  }

  @Test
  void allMemoryComesBackAndIsZeroForTheNext() {
    int free = hypervisor.frames().free();
    int unreserved = hypervisor.frames().unreserved();
    VirtualMachine first = create("first");
    GuestRun.boot(first, Guests.touching(400));
    hypervisor.run(1_000_000);
    assertThat(first.memory().touched()).isGreaterThan(400);
    assertThat(hypervisor.frames().count(1, FrameUse.GUEST_RAM))
        .isEqualTo(first.memory().touched());
    assertThat(hypervisor.frames().count(1, FrameUse.SHADOW_TABLE))
        .isEqualTo(first.statistics().shadowPages());
    first.destroy();
    assertThat(first.state()).isEqualTo(VmState.DESTROYED);
    assertThat(hypervisor.frames().free()).isEqualTo(free);
    assertThat(hypervisor.frames().unreserved()).isEqualTo(unreserved);
    assertThat(hypervisor.frames().count(1, FrameUse.GUEST_RAM)).isZero();

    VirtualMachine second = create("second");
    for (int gfn = 0; gfn < 600; gfn++) {
      int frame = second.memory().frame(gfn);
      for (int i = 0; i < PhysicalMemory.FRAME_SIZE; i += 8) {
        assertThat((long) PhysicalMemory.LONG.get(second.memory().ram(), frame + i)).isZero();
      }
    }
  }

  @Test
  void codeOfADestroyedGuestIsNotExecutedByTheNext() {
    for (int status = 3; status < 20; status++) {
      VirtualMachine vm = create("vm" + status);
      GuestRun.boot(vm, GuestProgram.of("        finish %d\n".formatted(status)));
      assertThat(hypervisor.run(100_000)).isEqualTo(RunResult.ALL_ENDED);
      assertThat(vm.exitValue()).hasValue(status);
      vm.destroy();
    }
  }

  @Test
  void memoryIsPromisedAtCreation() {
    create("a");
    create("b");
    assertThatThrownBy(() -> create("c"))
        .isInstanceOf(OutOfFramesException.class)
        .hasMessageMatching("needs \\d+ frames of 4 KiB, but the machine has only \\d+ left");
    assertThat(hypervisor.machines()).hasSize(2);
  }

  @Test
  void anIdleGuestCostsWhatItTouchesAndLittleMore() {
    VirtualMachine vm = create("idle");
    GuestRun.boot(vm, Guests.idle());
    hypervisor.run(1_000_000);
    int held =
        hypervisor.frames().count(vm.number(), FrameUse.GUEST_RAM)
            + hypervisor.frames().count(vm.number(), FrameUse.SHADOW_TABLE);
    assertThat(vm.memory().touched()).isLessThan(16);
    assertThat((long) (held - vm.memory().touched()) * PhysicalMemory.FRAME_SIZE)
        .as("machine memory beyond the touched pages")
        .isLessThan(128 << 10);
  }

  @Test
  void anIdleGuestCostsTheHostLittle() {
    Hypervisor roomy =
        new Hypervisor(HypervisorConfig.of(40 << 20, 1, SchedulerPolicy.WEIGHTED_FAIR));
    List<VirtualMachine> vms = new ArrayList<>();
    idleGuests(roomy, vms, 1);
    long before = usedHeap();
    idleGuests(roomy, vms, 7);
    long each = (usedHeap() - before) / 7;
    assertThat(vms).hasSize(8);
    assertThat(each).as("bytes of the host's heap").isLessThan(2 << 20);
  }

  private static void idleGuests(Hypervisor hypervisor, List<VirtualMachine> vms, int count) {
    for (int i = 0; i < count; i++) {
      VirtualMachine vm = hypervisor.create(VirtualMachineConfig.of("idle", GuestRun.MEMORY));
      GuestRun.boot(vm, Guests.idle());
      vms.add(vm);
    }
    assertThat(hypervisor.run(1_000_000)).isEqualTo(RunResult.ALL_IDLE);
  }

  /** What is reachable, as well as the collector can tell. */
  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  @Test
  void aDeathDisturbsNobody() {
    VirtualMachine victim = create("victim");
    VirtualMachine other = create("other");
    GuestRun.boot(
        victim,
        GuestProgram.of(
            """
                    mov     rax, 0x0001000000000000
                    jmp     rax
            """));
    GuestRun.boot(other, Guests.touching(100));
    assertThat(hypervisor.run(1_000_000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(victim.state()).isEqualTo(VmState.DEAD);
    assertThat(victim.death())
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .startsWith("triple fault: the guest's double-fault handler could not be")
                    .contains("#GP(0x0) at RIP 0x"));
    assertThat(other.exitValue()).hasValue(0);
  }

  @Test
  void wrongConfigurationsAreRefused() {
    assertThatThrownBy(() -> VirtualMachineConfig.of("a", 1000))
        .hasMessage("the memory of a is not a multiple of 4 KiB from 1 MiB on: 1000");
    VirtualMachineConfig good = VirtualMachineConfig.of("a", 1 << 20);
    assertThatThrownBy(() -> good.withWeight(0)).hasMessageContaining("weight");
    assertThatThrownBy(() -> good.withCap(101)).hasMessageContaining("percent");
    assertThatThrownBy(() -> good.withShadowPages(3)).hasMessageContaining("shadow pages");
    assertThatThrownBy(() -> HypervisorConfig.of(1 << 20, 0, SchedulerPolicy.ROUND_ROBIN))
        .hasMessageContaining("core");
  }
}
