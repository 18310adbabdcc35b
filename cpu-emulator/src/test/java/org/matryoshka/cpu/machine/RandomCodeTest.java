package org.matryoshka.cpu.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.system.RFlags;

/**
 * Random bytes, run in ring 0 and ring 3 with random registers and with interrupt handlers that run
 * random bytes too, never do more than end the guest: no exception reaches the host, and the same
 * bytes end the same way.
 */
class RandomCodeTest {
  private static final long USER_CODE = 0x0020_FB00_0000_0000L;
  private static final long USER_DATA = 0x0000_F300_0000_0000L;
  private static final int ROUNDS = 50;
  private static final int BUDGET = 3_000;

  /** First bytes of what random bytes seldom hit: system instructions. */
  private static final int[][] PREFERRED = {
    {0x0F, 0x01},
    {0x0F, 0x00},
    {0x0F, 0x22},
    {0x0F, 0x23},
    {0x0F, 0x30},
    {0x0F, 0x05},
    {0x48, 0xCF},
    {0xCF},
    {0xCB},
    {0x8E},
    {0xCD},
    {0xFF},
    {0x0F, 0xB2},
    {0xE6},
    {0xEF},
    {0xF3, 0x6F},
    {0xF3, 0x6D},
    {0x9D},
    {0xFB},
    {0x0F, 0xAE},
    {0x0F, 0x34},
    {0x0F, 0x35},
    {0x0F, 0x07}
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void endsTheGuestAtMost(int seed) {
    int shutdowns = 0;
    for (int round = 0; round < ROUNDS; round++) {
      TestMachine first = guest(1000L * seed + round);
      TestMachine second = guest(1000L * seed + round);
      RunEnd end = first.machine.run(BUDGET);
      assertThat(second.machine.run(BUDGET)).isEqualTo(end);
      assertThat(second.cpu.state.rip).isEqualTo(first.cpu.state.rip);
      assertThat(second.machine.cycles()).isEqualTo(first.machine.cycles());
      shutdowns += end.reason() == RunEnd.Reason.SHUTDOWN ? 1 : 0;
    }
    assertThat(shutdowns).as("some guests survive a while").isLessThan(ROUNDS);
  }

  private static TestMachine guest(long seed) {
    Random random = new Random(seed);
    TestMachine t = new TestMachine().handlers();
    fill(t, TestMachine.CODE, random);
    fill(t, TestMachine.HANDLERS, random);
    t.memory.write(BootMemory.GDT + 0x18, 8, USER_DATA);
    t.memory.write(BootMemory.GDT + 0x20, 8, USER_CODE);
    t.memory.write(0x42_0004, 8, TestMachine.STACK - 0x1000);
    CpuState state = t.cpu.state;
    state.gdtLimit = 0x27;
    state.tr.set(0x28, 0x42_0000, 0x67, 0x8B);
    state.efer |= 0x801;
    for (int i = 0; i < 16; i++) {
      state.gpr[i] = register(random);
    }
    if (random.nextBoolean()) {
      state.gpr[Register.RSP.number()] = TestMachine.STACK;
    }
    if (random.nextInt(3) == 0) {
      state.segments[CpuState.CS].set(0x23, 0, -1, 0x20FB);
      state.segments[CpuState.SS].set(0x1B, 0, -1, 0xF3);
      state.cpl = 3;
    }
    state.setRflags(random.nextInt() & 0x24_7FD5 & ~RFlags.TF);
    t.cpu.reloadFromState();
    return t;
  }

  private static long register(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextInt(64);
      case 2 -> TestMachine.CODE + random.nextInt(4096);
      case 3 -> BootMemory.PAGE_MAP + random.nextInt(8192);
      default -> 0xC000_0080L + random.nextInt(5);
    };
  }

  private static void fill(TestMachine t, long start, Random random) {
    for (long at = start; at < start + 4096; at++) {
      t.memory.write(at, 1, random.nextInt(256));
      if (random.nextInt(4) == 0) {
        for (int value : PREFERRED[random.nextInt(PREFERRED.length)]) {
          t.memory.write(at++, 1, value);
        }
      }
    }
  }
}
