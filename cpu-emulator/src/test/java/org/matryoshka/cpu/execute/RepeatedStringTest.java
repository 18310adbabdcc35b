package org.matryoshka.cpu.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.BareCore;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.StopReason;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;

/** Repeated string instructions: many iterations at once, pauses, faults in the middle. */
class RepeatedStringTest {
  private static final long CODE = 0x10000;
  private static final long SOURCE = 0x20000;
  private static final long TARGET = 0x30000;
  private static final int RAX = 0;
  private static final int RCX = 1;
  private static final int RSI = 6;
  private static final int RDI = 7;

  private BareCore core;
  private Cpu cpu;
  private long[] gpr;

  @BeforeEach
  void start() {
    core = new BareCore(4);
    cpu = core.cpu;
    gpr = cpu.state.gpr;
    for (int i = 0; i < 0x8000; i++) {
      core.memory.write(SOURCE + i, 1, i * 31 + (i >> 8));
    }
  }

  private void prepare(String code, long rsi, long rdi, long rcx) {
    core.load(CODE, HexFormat.of().parseHex(code));
    gpr[RSI] = rsi;
    gpr[RDI] = rdi;
    gpr[RCX] = rcx;
  }

  private void expectCopy(long from, long to, int length) {
    for (int i = 0; i < length; i++) {
      assertThat(core.memory.read(to + i, 1)).isEqualTo(core.memory.read(from + i, 1));
    }
  }

  @Test
  void copiesAcrossPagesFromAndToAnyAlignment() {
    prepare("f348a5", SOURCE + 3, TARGET + 4090, 1500);
    assertThat(cpu.run(1500)).isEqualTo(StopReason.BUDGET);
    expectCopy(SOURCE + 3, TARGET + 4090, 12_000);
    assertThat(gpr[RCX]).isZero();
    assertThat(gpr[RSI]).isEqualTo(SOURCE + 3 + 12_000);
    assertThat(gpr[RDI]).isEqualTo(TARGET + 4090 + 12_000);
    assertThat(cpu.state.rip).isEqualTo(CODE + 3);
    assertThat(core.memory.read(TARGET + 4090 + 12_000, 8)).isZero();
  }

  @Test
  void takesACycleAnIterationAndRetiresOnce() {
    prepare("f3a4", SOURCE, TARGET, 5000);
    cpu.run(4999);
    assertThat(cpu.state.rip).isEqualTo(CODE);
    assertThat(gpr[RCX]).isEqualTo(1);
    assertThat(cpu.retired()).isZero();
    cpu.run(1);
    assertThat(cpu.state.rip).isEqualTo(CODE + 2);
    assertThat(cpu.retired()).isEqualTo(1);
    assertThat(cpu.cycles()).isEqualTo(5000);
  }

  @Test
  void slicesMakeNoDifference() {
    for (int slice : new int[] {1, 2, 7, 600, 1000}) {
      start();
      // rep movsb; inc rax; jmp to itself
      prepare("f3a448ffc0ebfe", SOURCE, TARGET, 700);
      gpr[RAX] = 0;
      for (int left = 750; left > 0; left -= slice) {
        cpu.run(Math.min(slice, left));
      }
      assertThat(cpu.cycles()).isEqualTo(750);
      assertThat(cpu.retired()).isEqualTo(51);
      assertThat(gpr[RAX]).isEqualTo(1);
      expectCopy(SOURCE, TARGET, 700);
    }
  }

  @Test
  void countOfZeroDoesNothingInOneCycle() {
    prepare("f3a4", SOURCE, 0xDEAD_BEEF_0000L, 0);
    cpu.run(1);
    assertThat(cpu.state.rip).isEqualTo(CODE + 2);
    assertThat(cpu.retired()).isEqualTo(1);
    assertThat(cpu.cycles()).isEqualTo(1);
  }

  @Test
  void overlappingCopyRepeatsItsBeginning() {
    prepare("f3a4", TARGET, TARGET + 3, 300);
    core.memory.write(TARGET, 4, 0x00C3B2A1);
    cpu.run(300);
    for (int i = 0; i < 303; i++) {
      assertThat(core.memory.read(TARGET + i, 1)).isEqualTo(new int[] {0xA1, 0xB2, 0xC3}[i % 3]);
    }
  }

  @Test
  void downwards() {
    cpu.setSystemFlags(RFlags.DF);
    prepare("f3a4", SOURCE + 99, TARGET + 99, 100);
    cpu.run(100);
    expectCopy(SOURCE, TARGET, 100);
    assertThat(gpr[RSI]).isEqualTo(SOURCE - 1);
  }

  @Test
  void addressSize32UsesHalfRegistersAndClearsTheRest() {
    prepare("67f3a4", SOURCE | 5L << 40, TARGET | 7L << 40, 10 | 9L << 40);
    cpu.run(10);
    expectCopy(SOURCE, TARGET, 10);
    assertThat(gpr[RCX]).isZero();
    assertThat(gpr[RSI]).isEqualTo(SOURCE + 10);
    assertThat(gpr[RDI]).isEqualTo(TARGET + 10);
  }

  @Test
  void faultInTheMiddleLeavesTheFinishedIterations() {
    core.map(TARGET + 4096, 0);
    prepare("f3a4", SOURCE, TARGET + 4000, 500);
    assertThatThrownBy(() -> cpu.execute(cpu.fetch(CODE)))
        .isInstanceOf(GuestFault.class)
        .hasMessage("#PF(0x6) at 0x31000");
    assertThat(gpr[RCX]).isEqualTo(404);
    assertThat(gpr[RSI]).isEqualTo(SOURCE + 96);
    assertThat(gpr[RDI]).isEqualTo(TARGET + 4096);
    assertThat(cpu.state.rip).isEqualTo(CODE);
    expectCopy(SOURCE, TARGET + 4000, 96);
    // Each iteration took its cycle, and the fault one.
    assertThat(cpu.cycles()).isEqualTo(97);
    assertThat(cpu.retired()).isZero();
  }

  @Test
  void fillsWithEveryWidth() {
    String[] codes = {"f3aa", "66f3ab", "f3ab", "f348ab"};
    for (int i = 0; i < codes.length; i++) {
      start();
      int size = 1 << i;
      prepare(codes[i], 0, TARGET + 1, 3000);
      gpr[RAX] = 0x0807_0605_0403_0201L;
      cpu.run(3000);
      for (int at = 0; at < 3000 * size; at++) {
        assertThat(core.memory.read(TARGET + 1 + at, 1)).isEqualTo(at % size + 1);
      }
      assertThat(core.memory.read(TARGET, 1)).isZero();
      assertThat(core.memory.read(TARGET + 1 + 3000L * size, 1)).isZero();
    }
  }

  @Test
  void scanStopsAtTheMatch() {
    // repne scasb
    prepare("f2ae", 0, SOURCE, 1000);
    gpr[RAX] = core.memory.read(SOURCE + 70, 1);
    long first = SOURCE;
    while (core.memory.read(first, 1) != gpr[RAX]) {
      first++;
    }
    cpu.run(first - SOURCE + 1);
    assertThat(gpr[RDI]).isEqualTo(first + 1);
    assertThat(gpr[RCX]).isEqualTo(1000 - (first - SOURCE + 1));
    assertThat(cpu.state.zero()).isTrue();
    assertThat(cpu.state.rip).isEqualTo(CODE + 2);
  }

  @Test
  void compareStopsAtTheDifference() {
    for (int i = 0; i < 100; i++) {
      core.memory.write(TARGET + i, 1, core.memory.read(SOURCE + i, 1));
    }
    core.memory.write(TARGET + 42, 1, 0xFF & ~core.memory.read(SOURCE + 42, 1));
    // repe cmpsb
    prepare("f3a6", SOURCE, TARGET, 100);
    cpu.run(43);
    assertThat(gpr[RSI]).isEqualTo(SOURCE + 43);
    assertThat(gpr[RCX]).isEqualTo(57);
    assertThat(cpu.state.zero()).isFalse();
    assertThat(cpu.state.rip).isEqualTo(CODE + 2);
  }
}
