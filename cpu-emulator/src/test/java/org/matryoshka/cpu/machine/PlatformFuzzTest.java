package org.matryoshka.cpu.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.cpu.snapshot.StateSnapshot;

/** Whatever a guest writes where: nothing is thrown, work is bounded, and it can be repeated. */
class PlatformFuzzTest {
  private static InputLog typed() {
    InputLog input = new InputLog();
    for (int i = 0; i < 200; i++) {
      input.append(i * 3_000_000L, ("line " + i + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    return input;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMillionRandomAccesses(long seed) {
    PlatformRig rig = new PlatformRig(typed());
    Random random = new Random(seed);
    int steps = 1_000_000;
    for (int i = 0; i < steps; i++) {
      rig.step(random);
    }
    assertThat(rig.exits).isEqualTo(1);
    assertThat(rig.console).isNotEmpty();
    // At the most: each tick of the 8254, each microsecond of each APIC's timer, the real-time
    // clock's 8192 hertz, and some that a write itself arms.
    long nanoseconds = rig.clock.now();
    long bound =
        nanoseconds / 838 + PlatformRig.CORES * nanoseconds / 1000 + nanoseconds / 122_000 + steps;
    assertThat(rig.clock.fired()).isLessThan(bound);
    assertThat(rig.clock.waiting()).isLessThan(10);
  }

  @Test
  void theSameAccessesGiveTheSameState() {
    PlatformRig one = new PlatformRig(typed());
    PlatformRig two = new PlatformRig(typed());
    Random first = new Random(5);
    Random second = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      assertThat(one.step(first)).isEqualTo(two.step(second));
    }
    assertThat(StateSnapshot.of(one)).isEqualTo(StateSnapshot.of(two));
    assertThat(one.console).hasToString(two.console.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12, 13})
  void aSnapshotGoesOnLikeTheOriginal(long seed) {
    PlatformRig original = new PlatformRig(typed());
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 3_000; i++) {
        original.step(random);
      }
      StateSnapshot saved = StateSnapshot.of(original);
      PlatformRig copy = new PlatformRig(typed());
      // What has gone on in the copy before must not shine through.
      Random other = new Random(seed + 1000);
      for (int i = 0; i < 500; i++) {
        copy.step(other);
      }
      saved.restore(copy);
      assertThat(StateSnapshot.of(copy)).isEqualTo(saved);
      long next = random.nextLong();
      Random same = new Random(next);
      Random again = new Random(next);
      for (int i = 0; i < 2_000; i++) {
        assertThat(copy.step(same))
            .as("round %d step %d", round, i)
            .isEqualTo(original.step(again));
      }
      assertThat(StateSnapshot.of(copy)).isEqualTo(StateSnapshot.of(original));
    }
  }

  @Test
  void storingEveryValueIntoEveryPortDoesNotThrow() {
    PlatformRig rig = new PlatformRig(typed());
    for (int round = 0; round < 2; round++) {
      for (int value = 0; value < 256; value++) {
        for (PcPorts place : PcPorts.in(PcPorts.Space.PORT)) {
          for (int i = 0; i < place.count(); i++) {
            int port = (int) place.start() + i;
            rig.platform.ports().write(port, 1, value);
            assertThat(rig.platform.ports().read(port, 1)).isBetween(0, 255);
          }
        }
        rig.pass(10_000);
      }
    }
  }
}
