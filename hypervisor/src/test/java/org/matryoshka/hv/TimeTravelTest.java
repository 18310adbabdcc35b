package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.guest.Guests;
import org.matryoshka.hv.guest.RestlessGuests;
import org.matryoshka.hv.shadow.RandomPagingProgram;

/**
 * The state at a step is the same however the step was reached: by one run, by a run that was cut
 * anywhere, step by step, or from a snapshot, earlier snapshots and later ones in any order.
 */
class TimeTravelTest {
  private static final Map<String, ElfImage> IMAGES = new ConcurrentHashMap<>();
  private static final int PLACES = 3;
  private static final long LENGTH = 30_000;

  /** What is run. */
  enum World {
    INTERRUPTS(() -> one(VirtualizationMode.TRAP, RestlessGuests.INTERRUPTS)),
    CLASSIC_INTERRUPTS(() -> one(VirtualizationMode.CLASSIC, RestlessGuests.INTERRUPTS)),
    STRINGS(() -> one(VirtualizationMode.TRAP, RestlessGuests.STRINGS)),
    SELF_MODIFYING(() -> one(VirtualizationMode.TRAP, RestlessGuests.SELF_MODIFYING)),
    STALE_TRANSLATIONS(() -> one(VirtualizationMode.TRAP, RestlessGuests.STALE_TRANSLATIONS)),
    PAGING(() -> one(VirtualizationMode.TRAP, RandomPagingProgram.source(5, 400))),
    CLASSIC_PAGING(() -> one(VirtualizationMode.CLASSIC, RandomPagingProgram.source(6, 400))),
    SINGLE_STEPS(() -> one(VirtualizationMode.TRAP, RestlessGuests.SINGLE_STEPS)),
    SILENT_FLAGS(() -> one(VirtualizationMode.CLASSIC, RestlessGuests.SILENT_FLAGS)),
    HOSTILE(() -> one(VirtualizationMode.TRAP, hostile(3))),
    CLASSIC_HOSTILE(() -> one(VirtualizationMode.CLASSIC, hostile(4))),
    CONFLICTS(() -> one(VirtualizationMode.TRAP, RestlessGuests.CONFLICTS)),
    TYPED(TimeTravelTest::typed),
    CROWD(TimeTravelTest::crowd),
    ENDS(TimeTravelTest::ends);

    private final Supplier<Hypervisor> maker;

    World(Supplier<Hypervisor> maker) {
      this.maker = maker;
    }

    Hypervisor make() {
      return maker.get();
    }
  }

  private static Hypervisor machine(int cores, long quantum) {
    return new Hypervisor(
        new HypervisorConfig(
            24 << 20, cores, SchedulerPolicy.WEIGHTED_FAIR.create(), quantum, 200));
  }

  private static VirtualMachine add(
      Hypervisor hypervisor, VirtualMachineConfig config, ElfImage image) {
    VirtualMachine vm =
        hypervisor.create(config.withShadowPages(VirtualMachineConfig.MIN_SHADOW_PAGES));
    GuestRun.boot(vm, image);
    return vm;
  }

  private static VirtualMachineConfig config(String name) {
    return VirtualMachineConfig.of(name, GuestRun.MEMORY);
  }

  private static Hypervisor one(VirtualizationMode mode, String source) {
    return one(mode, assembled(source));
  }

  /** The image of a program, assembled once for the many machines that run it. */
  private static ElfImage assembled(String source) {
    return IMAGES.computeIfAbsent(source, GuestProgram::of);
  }

  private static Hypervisor one(VirtualizationMode mode, ElfImage image) {
    Hypervisor hypervisor = machine(1, 50_000);
    add(hypervisor, config("only").withMode(mode), image);
    return hypervisor;
  }

  private static ElfImage hostile(long seed) {
    return HostileGuestTest.randomKernel(new SplittableRandom(seed));
  }

  private static Hypervisor typed() {
    Hypervisor hypervisor = machine(1, 50_000);
    VirtualMachine vm = add(hypervisor, config("echo"), assembled(RestlessGuests.ECHO));
    vm.type("a line that somebody types".getBytes(StandardCharsets.UTF_8));
    return hypervisor;
  }

  private static Hypervisor crowd() {
    Hypervisor hypervisor = machine(2, 20_000);
    add(hypervisor, config("heavy").withWeight(3), Guests.spinning());
    add(hypervisor, config("capped").withCap(20), assembled(RestlessGuests.INTERRUPTS));
    add(hypervisor, config("polite"), assembled(RestlessGuests.POLITE));
    add(hypervisor, config("busy"), assembled(RestlessGuests.STRINGS));
    return hypervisor;
  }

  private static Hypervisor ends() {
    Hypervisor hypervisor = machine(2, 20_000);
    add(hypervisor, config("ending"), Guests.touching(300));
    add(hypervisor, config("crashing"), assembled(RestlessGuests.CRASHING));
    add(hypervisor, config("idle"), Guests.idle());
    return hypervisor;
  }

  /** How far a world is run: as far as it goes, but not for ever. */
  private static long length(World world) {
    Hypervisor hypervisor = world.make();
    hypervisor.run(LENGTH);
    return hypervisor.position();
  }

  /** All that can be told of a machine. */
  static String describe(Hypervisor hypervisor) {
    List<String> parts = new ArrayList<>();
    parts.add("step " + hypervisor.position() + ", time " + hypervisor.time());
    for (VirtualMachine vm : hypervisor.machines()) {
      parts.add(vm.state() + " " + vm.stateHash() + " " + vm.statistics());
    }
    parts.add("complete " + hypervisor.completeHash());
    parts.add("exits " + hypervisor.log().total() + " " + hypervisor.log().records().hashCode());
    return String.join("\n", parts);
  }

  static long[] places(World world, long seed) {
    return new SplittableRandom(seed)
        .longs(PLACES, 1, length(world) + 1)
        .sorted()
        .distinct()
        .toArray();
  }

  /** What is there after so many steps of one run. */
  static String direct(World world, long place) {
    Hypervisor hypervisor = world.make();
    hypervisor.run(place);
    assertThat(hypervisor.position()).isEqualTo(place);
    return describe(hypervisor);
  }

  private static void runTo(Hypervisor hypervisor, long place) {
    hypervisor.run(place - hypervisor.position());
    assertThat(hypervisor.position()).isEqualTo(place);
  }

  @ParameterizedTest
  @EnumSource(World.class)
  void cutsMakeNoDifference(World world) {
    SplittableRandom random = new SplittableRandom(17);
    Hypervisor cut = world.make();
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
    long[] places = places(world, 2);
    for (long place : new long[] {places[0], places[places.length - 1]}) {
      Hypervisor stepped = world.make();
      runTo(stepped, Math.max(0, place - 1500));
      while (stepped.position() < place) {
        long before = stepped.position();
        long exits = stepped.log().total();
        stepped.run(1);
        assertThat(stepped.position()).isEqualTo(before + 1);
        assertThat(stepped.log().total() - exits).as("exits in a step").isBetween(0L, 1L);
        stepped.run(0);
      }
      assertThat(describe(stepped)).isEqualTo(direct(world, place));
    }
  }

  /** The steps of the first few exits of each kind. */
  private static long[] exits(World world) {
    Hypervisor hypervisor = world.make();
    Map<String, Integer> seen = new HashMap<>();
    List<Long> steps = new ArrayList<>();
    hypervisor.addObserver(
        (time, vm, vcpu, rip, exit, outcome, cycles) -> {
          String kind = exit.reason() + " " + exit.cause() + " " + outcome.getClass();
          if (seen.merge(kind, 1, Integer::sum) <= 3) {
            steps.add(hypervisor.position());
          }
        });
    hypervisor.run(LENGTH);
    return steps.stream().mapToLong(Long::longValue).toArray();
  }

  @ParameterizedTest
  @EnumSource(World.class)
  void goingBackAroundExits(World world) {
    Hypervisor travelling = world.make();
    long last = 0;
    for (long exit : exits(world)) {
      runTo(travelling, Math.max(travelling.position(), exit - 3));
      RunResult result = RunResult.BUDGET;
      while (result == RunResult.BUDGET && travelling.position() < exit + 2) {
        HypervisorSnapshot here = travelling.save();
        travelling.run(4);
        travelling.restore(here);
        here.release();
        result = travelling.run(1);
      }
      last = travelling.position();
    }
    assertThat(describe(travelling)).isEqualTo(direct(world, last));
  }

  @ParameterizedTest
  @EnumSource(World.class)
  void savingMakesNoDifferenceAndRestoringGoesBack(World world) {
    SplittableRandom random = new SplittableRandom(23);
    long[] places = places(world, 3);
    String[] expected =
        Arrays.stream(places).mapToObj(place -> direct(world, place)).toArray(String[]::new);
    Hypervisor travelling = world.make();
    List<HypervisorSnapshot> snapshots = new ArrayList<>();
    snapshots.add(travelling.save());
    for (int i = 0; i < places.length; i++) {
      while (travelling.position() < places[i]) {
        runTo(travelling, Math.min(places[i], travelling.position() + random.nextLong(12_000)));
        snapshots.add(travelling.save());
      }
      assertThat(describe(travelling)).as("saved on the way").isEqualTo(expected[i]);
    }
    for (int round = 0; round < 10; round++) {
      HypervisorSnapshot snapshot = snapshots.get(random.nextInt(snapshots.size()));
      travelling.restore(snapshot);
      assertThat(travelling.position()).isEqualTo(snapshot.position());
      int place = random.nextInt(places.length);
      if (places[place] >= snapshot.position()) {
        runTo(travelling, places[place]);
        assertThat(describe(travelling)).as("restored").isEqualTo(expected[place]);
      } else {
        travelling.run(random.nextLong(5_000));
      }
      if (random.nextInt(4) == 0) {
        snapshots.add(travelling.save());
      }
    }
    snapshots.forEach(HypervisorSnapshot::release);
    assertThat(travelling.snapshotBytes()).isZero();
  }
}
