package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.memory.FrameUse;
import org.matryoshka.hv.observe.StepObserver;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** Who watches sees everything and changes nothing. */
class StepObserverTest {
  private static final int FRAME = PhysicalMemory.FRAME_SIZE;

  /** Counts, and makes all stores again in a copy of the memory. */
  private static final class Recorder implements StepObserver {
    private final Hypervisor hypervisor;
    private final byte[] copy;
    private long begun;
    private long retired;
    private long wrongBefore;

    Recorder(Hypervisor hypervisor) {
      this.hypervisor = hypervisor;
      copy = hypervisor.frames().memory().ram().clone();
    }

    @Override
    public boolean before(int vm, long rip) {
      begun++;
      return true;
    }

    @Override
    public void retired(int vm, long rip, DecodedInstruction instruction) {
      retired++;
    }

    @Override
    public boolean wantsStores() {
      return true;
    }

    @Override
    public void stored(int vm, long gva, long hpa, int size, long before, long after) {
      assertThat(vm).isEqualTo(hypervisor.frames().ownerOf((int) hpa));
      wrongBefore += PhysicalMemory.get(copy, (int) hpa, size) == before ? 0 : 1;
      PhysicalMemory.put(copy, (int) hpa, size, after);
    }

    /** Frames of guests whose contents do not come from the stores that were told. */
    List<Integer> differences() {
      byte[] ram = hypervisor.frames().memory().ram();
      List<Integer> differences = new ArrayList<>();
      for (int at = 0; at < ram.length; at += FRAME) {
        boolean guest = hypervisor.frames().useOf(at) == FrameUse.GUEST_RAM;
        if (guest && Arrays.mismatch(ram, at, at + FRAME, copy, at, at + FRAME) >= 0) {
          differences.add(at);
        }
      }
      return differences;
    }
  }

  @ParameterizedTest
  @EnumSource(TimeTravelTest.World.class)
  void watchingMakesNoDifference(TimeTravelTest.World world) {
    long place = TimeTravelTest.places(world, 5)[1];
    Hypervisor watched = world.make();
    Recorder recorder = new Recorder(watched);
    watched.setStepObserver(recorder);
    watched.run(place);
    watched.setStepObserver(null);
    assertThat(TimeTravelTest.describe(watched)).isEqualTo(TimeTravelTest.direct(world, place));
    assertThat(recorder.retired).isEqualTo(watched.instructions());
    assertThat(recorder.begun).isBetween(recorder.retired, place);
  }

  @ParameterizedTest
  @EnumSource(
      value = TimeTravelTest.World.class,
      names = {"STRINGS", "SELF_MODIFYING", "STALE_TRANSLATIONS", "PAGING", "TYPED"})
  void allStoresAreTold(TimeTravelTest.World world) {
    Hypervisor watched = world.make();
    Recorder recorder = new Recorder(watched);
    watched.setStepObserver(recorder);
    watched.run(30_000);
    assertThat(recorder.wrongBefore).isZero();
    assertThat(recorder.differences()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TimeTravelTest.World.class)
  void aRunThatIsStoppedBeforeAnInstructionIsLikeOneThatWasCutThere(TimeTravelTest.World world) {
    Hypervisor watched = world.make();
    long[] next = {1000};
    watched.setStepObserver(
        new StepObserver() {
          @Override
          public boolean before(int vm, long rip) {
            return watched.position() < next[0];
          }
        });
    for (int stop = 0; stop < 4; stop++) {
      RunResult result = watched.run(50_000);
      if (result != RunResult.REQUESTED) {
        assertThat(watched.position()).isGreaterThan(1000);
        break;
      }
      long position = watched.position();
      assertThat(position).isGreaterThanOrEqualTo(next[0]);
      assertThat(watched.run(100)).isEqualTo(RunResult.REQUESTED);
      assertThat(watched.position()).as("it is asked again").isEqualTo(position);
      assertThat(TimeTravelTest.describe(watched))
          .isEqualTo(TimeTravelTest.direct(world, position));
      next[0] = position + 3001;
    }
  }

  @Test
  void storesHaveTheirAddressesAndSteps() {
    Hypervisor hypervisor =
        new Hypervisor(HypervisorConfig.of(16 << 20, 1, SchedulerPolicy.ROUND_ROBIN));
    VirtualMachine vm =
        hypervisor.create(VirtualMachineConfig.of("storing", GuestRun.MEMORY).withCap(90));
    GuestRun.boot(
        vm,
        GuestProgram.of(
            """
                    call    setup
                    mov     eax, 0x1234
                    mov     [0x210010], ax
                    sidt    [0x210020]
                    mov     edi, 0x210030
                    mov     ecx, 3
                    rep stosd
                    finish  0
            """));
    List<String> stores = new ArrayList<>();
    hypervisor.setStepObserver(
        new StepObserver() {
          @Override
          public boolean wantsStores() {
            return true;
          }

          @Override
          public void stored(int owner, long gva, long hpa, int size, long before, long after) {
            if (gva >= 0x210000 && gva < 0x211000) {
              int gfn = hypervisor.frames().gfnOf((int) hpa);
              assertThat(gfn).isEqualTo(0x210);
              stores.add(
                  "%d: %x %d %x -> %x at %d"
                      .formatted(owner, gva, size, before, after, hypervisor.position()));
            }
          }
        });
    assertThat(hypervisor.run(100_000)).isEqualTo(RunResult.ALL_ENDED);
    long last = Long.parseLong(stores.getLast().substring(stores.getLast().indexOf("at ") + 3));
    assertThat(stores)
        .anySatisfy(store -> assertThat(store).startsWith("1: 210010 2 0 -> 1234 at "))
        .anySatisfy(store -> assertThat(store).startsWith("1: 210020 2 0 -> 3ff at "))
        .contains(
            "1: 210030 4 0 -> 1234 at " + (last - 2),
            "1: 210034 4 0 -> 1234 at " + (last - 1),
            "1: 210038 4 0 -> 1234 at " + last);
  }

  @Test
  void anObserverEndsTheRunAtItsStep() {
    TimeTravelTest.World world = TimeTravelTest.World.CROWD;
    Hypervisor hypervisor = world.make();
    long[] stops = new long[1];
    hypervisor.addObserver(
        (time, vm, vcpu, rip, exit, outcome, cycles) -> {
          stops[0] = hypervisor.position();
          hypervisor.stopAfterThisStep();
        });
    for (int stop = 0; stop < 40; stop++) {
      assertThat(hypervisor.run(100_000)).isEqualTo(RunResult.REQUESTED);
      assertThat(hypervisor.position()).isEqualTo(stops[0]);
    }
    assertThat(hypervisor.log().total()).isEqualTo(40);
    assertThat(TimeTravelTest.describe(hypervisor))
        .isEqualTo(TimeTravelTest.direct(world, hypervisor.position()));
  }
}
