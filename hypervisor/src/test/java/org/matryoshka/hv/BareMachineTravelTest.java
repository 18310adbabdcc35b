package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ElfSegment;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.machine.MachineSnapshot;
import org.matryoshka.cpu.machine.PcPlatform;
import org.matryoshka.cpu.machine.RunEnd;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.guest.Guests;
import org.matryoshka.hv.guest.RestlessGuests;
import org.matryoshka.hv.shadow.RandomPagingProgram;

/** What {@link TimeTravelTest} says of a hypervisor, for the machine without one. */
class BareMachineTravelTest {
  private static final int PLACES = 3;
  private static final long LENGTH = 30_000;

  /** Where the second core's code lies. */
  private static final long SECOND = 0x180000;

  /** What is run. */
  enum World {
    INTERRUPTS(RestlessGuests.INTERRUPTS, 1),
    STRINGS(RestlessGuests.STRINGS, 1),
    SELF_MODIFYING(RestlessGuests.SELF_MODIFYING, 1),
    STALE_TRANSLATIONS(RestlessGuests.STALE_TRANSLATIONS, 1),
    PAGING(RandomPagingProgram.source(5, 400), 1),
    SINGLE_STEPS(RestlessGuests.SINGLE_STEPS, 1),
    SILENT_FLAGS(RestlessGuests.SILENT_FLAGS, 1),
    CONFLICTS(RestlessGuests.CONFLICTS, 1),
    TYPED(RestlessGuests.ECHO, 1),
    TWO_CORES(RestlessGuests.INTERRUPTS, 2),
    SLEEP_ON_TWO_CORES(RestlessGuests.ECHO, 2);

    private final ElfImage image;
    private final int cores;

    World(String source, int cores) {
      this.image = GuestProgram.of(source);
      this.cores = cores;
    }

    Machine make() {
      InputLog input = new InputLog();
      Machine machine =
          new Machine(
              new MachineConfiguration(
                  GuestRun.MEMORY, cores, PcPlatform.DEFAULT_RTC_START, character -> {}, input));
      boot(machine, image);
      if (cores == 2) {
        startSecond(machine);
      }
      input.append(0, "typed in advance".getBytes(StandardCharsets.UTF_8));
      return machine;
    }
  }

  private static void boot(Machine machine, ElfImage image) {
    try {
      machine.boot(image, "");
    } catch (ImageException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The second core computes, in memory that the first does not use. */
  private static void startSecond(Machine machine) {
    ElfImage image = Guests.spinning();
    ElfSegment code = image.segments().getFirst();
    machine.memory().copyIn(SECOND, image.bytes(), code.fileOffset(), code.fileSize());
    CpuState state = new CpuState();
    state.copyFrom(machine.cpu(0).state);
    state.rip = SECOND;
    machine.startCore(1, state);
  }

  private static String describe(Machine machine) {
    return "step "
        + machine.position()
        + ", cycles "
        + machine.cycles()
        + ", instructions "
        + machine.instructions()
        + "\n"
        + machine.stateHash()
        + "\n"
        + machine.completeHash();
  }

  private static long[] places(World world, long seed) {
    Machine machine = world.make();
    machine.run(LENGTH);
    return new SplittableRandom(seed)
        .longs(PLACES, 1, machine.position() + 1)
        .sorted()
        .distinct()
        .toArray();
  }

  private static String direct(World world, long place) {
    Machine machine = world.make();
    runTo(machine, place);
    return describe(machine);
  }

  private static void runTo(Machine machine, long place) {
    machine.run(place - machine.position());
    assertThat(machine.position()).isEqualTo(place);
  }

  @ParameterizedTest
  @EnumSource(World.class)
  void cutsMakeNoDifference(World world) {
    SplittableRandom random = new SplittableRandom(17);
    Machine cut = world.make();
    for (long place : places(world, 1)) {
      while (cut.position() < place) {
        long most = random.nextInt(3) == 0 ? 3 : 3000;
        runTo(cut, Math.min(place, cut.position() + random.nextLong(most)));
      }
      assertThat(describe(cut)).isEqualTo(direct(world, place));
    }
  }

  @ParameterizedTest
  @EnumSource(World.class)
  void everySingleStep(World world) {
    long place = places(world, 2)[PLACES - 1];
    Machine stepped = world.make();
    runTo(stepped, Math.max(0, place - 3000));
    while (stepped.position() < place) {
      runTo(stepped, stepped.position() + 1);
      stepped.run(0);
    }
    assertThat(describe(stepped)).isEqualTo(direct(world, place));
  }

  @ParameterizedTest
  @EnumSource(World.class)
  void restoringGoesBack(World world) {
    SplittableRandom random = new SplittableRandom(23);
    long[] places = places(world, 3);
    String[] expected =
        Arrays.stream(places).mapToObj(place -> direct(world, place)).toArray(String[]::new);
    Machine travelling = world.make();
    List<MachineSnapshot> snapshots = new ArrayList<>();
    snapshots.add(travelling.save());
    for (int i = 0; i < places.length; i++) {
      while (travelling.position() < places[i]) {
        runTo(travelling, Math.min(places[i], travelling.position() + random.nextLong(12_000)));
        snapshots.add(travelling.save());
      }
      assertThat(describe(travelling)).as("saved on the way").isEqualTo(expected[i]);
    }
    for (int round = 0; round < 10; round++) {
      MachineSnapshot snapshot = snapshots.get(random.nextInt(snapshots.size()));
      travelling.restore(snapshot);
      assertThat(travelling.position()).isEqualTo(snapshot.position());
      int place = random.nextInt(places.length);
      if (places[place] >= snapshot.position()) {
        runTo(travelling, places[place]);
        assertThat(describe(travelling)).as("restored").isEqualTo(expected[place]);
      } else {
        travelling.run(random.nextLong(5_000));
      }
    }
    snapshots.forEach(MachineSnapshot::release);
    assertThat(travelling.snapshotBytes()).isZero();
  }

  @ParameterizedTest
  @EnumSource(World.class)
  void anObserverStopsBeforeAnInstruction(World world) {
    Machine machine = world.make();
    long[] next = {1000};
    ExecutionObserver stopping =
        new ExecutionObserver() {
          @Override
          public boolean onBegin(long rip) {
            return machine.position() < next[0];
          }
        };
    for (int core = 0; core < machine.coreCount(); core++) {
      machine.cpu(core).setObserver(stopping);
    }
    for (int stop = 0; stop < 3; stop++) {
      RunEnd end = machine.run(LENGTH);
      if (end.reason() != RunEnd.Reason.STOPPED) {
        assertThat(stop).isPositive();
        break;
      }
      assertThat(machine.position()).isGreaterThanOrEqualTo(next[0]);
      assertThat(describe(machine)).isEqualTo(direct(world, machine.position()));
      next[0] = machine.position() + 2011;
    }
  }

  @Test
  void whatWasTypedLaterHasNotBeen() {
    InputLog input = new InputLog();
    Machine machine =
        new Machine(
            new MachineConfiguration(
                GuestRun.MEMORY, 1, PcPlatform.DEFAULT_RTC_START, character -> {}, input));
    boot(machine, GuestProgram.of(RestlessGuests.ECHO));
    assertThat(machine.run(1_000_000).reason()).isEqualTo(RunEnd.Reason.DEADLOCK);
    String asleep = machine.completeHash();
    assertThat(machine.run(1_000_000).reason()).isEqualTo(RunEnd.Reason.DEADLOCK);
    assertThat(machine.completeHash()).as("asked again").isEqualTo(asleep);
    MachineSnapshot snapshot = machine.save();
    input.append(machine.clock().now(), new byte[] {'a'});
    machine.run(1_000_000);
    String typed = machine.completeHash();
    machine.restore(snapshot);
    assertThat(input.size()).isZero();
    assertThat(machine.completeHash()).isEqualTo(asleep);
    input.append(machine.clock().now(), new byte[] {'a'});
    machine.run(1_000_000);
    assertThat(machine.completeHash()).isEqualTo(typed).isNotEqualTo(asleep);
  }
}
