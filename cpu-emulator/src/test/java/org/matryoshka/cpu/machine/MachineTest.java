package org.matryoshka.cpu.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.machine.RunEnd.Reason;
import org.matryoshka.isa.Register;

/** The order of cores and events, and the ends of a run. */
class MachineTest {
  /** lock inc qword [0x400000]; dec ecx; jnz; hlt. */
  private static final String LOCKED = "F048FF042500004000 FFC9 75F3 F4";

  /** mov rax,[0x400000]; nop; inc rax; mov [0x400000],rax; dec ecx; jnz; hlt. */
  private static final String UNLOCKED = "488B042500004000 90 48FFC0 4889042500004000 FFC9 75E8 F4";

  private static final long COUNTER = 0x40_0000;
  private static final int ROUNDS = 100_000;

  @Test
  void lockedIncrementsOfTwoCoresAreNotLost() {
    assertThat(twoCores(LOCKED).memory.read(COUNTER, 8)).isEqualTo(2 * ROUNDS);
  }

  @Test
  void unlockedIncrementsAreLostTheSameWayEachTime() {
    TestMachine first = twoCores(UNLOCKED);
    TestMachine second = twoCores(UNLOCKED);
    long counter = first.memory.read(COUNTER, 8);
    // One core runs ahead for a quantum at a time, so at most one increment is lost at each switch.
    assertThat(counter).isLessThan(2 * ROUNDS).isGreaterThan(ROUNDS);
    assertThat(second.memory.read(COUNTER, 8)).isEqualTo(counter);
    assertThat(second.machine.stateHash()).isEqualTo(first.machine.stateHash());
    assertThat(second.machine.instructions()).isEqualTo(first.machine.instructions());
  }

  @Test
  void slicesOfTheRunDoNotChangeIt() {
    TestMachine whole = twoCores(LOCKED);
    TestMachine sliced = prepareTwoCores(LOCKED);
    int slices = 0;
    while (sliced.machine.run(7_001).reason() == Reason.BUDGET) {
      slices++;
    }
    assertThat(slices).isGreaterThan(20);
    assertThat(sliced.memory.read(COUNTER, 8)).isEqualTo(whole.memory.read(COUNTER, 8));
    assertThat(sliced.machine.instructions()).isEqualTo(whole.machine.instructions());
  }

  @Test
  void coresStayWithinAQuantumOfEachOther() {
    TestMachine t = prepareTwoCores("EBFE");
    for (int i = 0; i < 50; i++) {
      t.machine.run(3_000);
      long distance = Math.abs(t.machine.cpu(0).cycles() - t.machine.cpu(1).cycles());
      assertThat(distance).isLessThanOrEqualTo(Machine.QUANTUM);
    }
  }

  @Test
  void stateHashSeesRegistersMemoryAndDevices() {
    String hash = new TestMachine().machine.stateHash();
    assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(new TestMachine().machine.stateHash());
    TestMachine register = new TestMachine();
    register.set(Register.R15, 1);
    TestMachine memory = new TestMachine();
    memory.memory.write(0x50_0000, 1, 1);
    TestMachine device = new TestMachine();
    device.machine.platform().ports().write(0x3F8 + 7, 1, 0x55);
    assertThat(register.machine.stateHash()).isNotEqualTo(hash);
    assertThat(memory.machine.stateHash()).isNotEqualTo(hash);
    assertThat(device.machine.stateHash()).isNotEqualTo(hash);
  }

  @Test
  void haltSkipsToTheTimersInterrupt() {
    TestMachine t = new TestMachine().handlers().code("FB F4 F4");
    startTimer(t, 1193);
    t.code(TestMachine.HANDLERS + 16 * 0x20, "B010 E6F4");
    RunEnd end = t.machine.run(1_000_000);
    assertThat(end.reason()).isEqualTo(Reason.EXIT);
    assertThat(end.exitValue()).hasValue(0x10);
    // 1193 ticks of 1.193182 MHz are a millisecond.
    assertThat(t.machine.cycles()).isBetween(999_000L, 1_010_000L);
    assertThat(t.machine.instructions()).isLessThan(10);
  }

  @Test
  void haltWithInterruptsOffIsADeadlockEvenWhileTheTimerRuns() {
    TestMachine t = new TestMachine().handlers().code("F4");
    startTimer(t, 1193);
    RunEnd end = t.machine.run(1_000_000);
    assertThat(end.reason()).isEqualTo(Reason.DEADLOCK);
    assertThat(end.explanation()).contains("waits for an interrupt");
  }

  @Test
  void haltWithAllInterruptsMaskedIsADeadlockAtLast() {
    TestMachine t = new TestMachine().handlers().code("FB F4");
    startTimer(t, 11932);
    t.machine.platform().ports().write(0x21, 1, 0xFF);
    assertThat(t.machine.run(1_000_000).reason()).isEqualTo(Reason.DEADLOCK);
  }

  @Test
  void endlessLoopUsesUpTheBudget() {
    TestMachine t = new TestMachine().code("EBFE");
    assertThat(t.machine.run(100_000).reason()).isEqualTo(Reason.BUDGET);
    assertThat(t.machine.instructions()).isEqualTo(100_000);
  }

  @Test
  void endlessRepeatUsesUpTheBudget() {
    // rep stosb over one byte again and again is not possible; a count of 2^63 is as good.
    TestMachine t = new TestMachine().code("F3AC");
    t.set(Register.RCX, Long.MAX_VALUE);
    t.set(Register.RSI, 0);
    assertThat(t.machine.run(100_000).reason()).isEqualTo(Reason.BUDGET);
    assertThat(t.cpu.state.rip).isEqualTo(TestMachine.CODE);
  }

  @Test
  void endlessFaultsUseUpTheBudget() {
    // The page-fault handler itself lies in an unmapped page, and each fault gets a fresh stack.
    TestMachine t = new TestMachine().handlers().code("A10000000001000000");
    t.gate(14, 1L << 40, 8, 0x8E, 1);
    t.cpu.state.tr.set(0x28, 0x42_0000, 0x67, 0x8B);
    t.memory.write(0x42_0000 + 36, 8, 0x43_0000);
    assertThat(t.machine.run(100_000).reason()).isEqualTo(Reason.BUDGET);
  }

  @Test
  void stopFromOutsideIsHeard() {
    TestMachine t = new TestMachine().code("EBFE");
    t.machine.requestStop();
    assertThat(t.machine.run(Long.MAX_VALUE).reason()).isEqualTo(Reason.STOPPED);
    assertThat(t.machine.run(1000).reason()).isEqualTo(Reason.BUDGET);
  }

  @Test
  void debugExitEndsTheRunAtThatInstruction() {
    TestMachine t = new TestMachine().code("B02A E6F4 FFC3");
    RunEnd end = t.machine.run(1000);
    assertThat(end.exitValue()).hasValue(0x2A);
    assertThat(end.explanation()).contains("0x2a");
    assertThat(t.register(Register.RBX)).isZero();
    assertThat(t.machine.run(1000).reason()).isEqualTo(Reason.EXIT);
  }

  @Test
  void interProcessorInterruptWakesAHaltedCore() {
    // Core 0 waits, sends vector 0x50 to APIC 1 and spins; core 1 sleeps until then, and ends the
    // run.
    TestMachine t = new TestMachine(2).handlers();
    t.code("B9204E0000 E2FE BF1003E0FE C70700000001 BF0003E0FE C70750000000 EBFE");
    t.code(TestMachine.HANDLERS + 16 * 0x50, "B000 E6F4");
    CpuState sleeper = new CpuState();
    sleeper.copyFrom(t.cpu.state);
    sleeper.rip = 0x11_0000;
    sleeper.gpr[Register.RSP.number()] = TestMachine.STACK - 0x1000;
    t.machine.startCore(1, sleeper);
    // Enable its APIC by the spurious-interrupt register, then sti; hlt.
    t.code(0x11_0000, "BFF000E0FE C707FF010000 FB F4 EBFD");
    RunEnd end = t.machine.run(1_000_000);
    assertThat(end.exitValue()).as(end.explanation()).hasValue(0);
    assertThat(t.machine.cpu(1).state.rip).isEqualTo(TestMachine.HANDLERS + 16 * 0x50 + 4);
  }

  @Test
  void configurationIsChecked() {
    assertThatThrownBy(() -> MachineConfiguration.of(5000, value -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MachineConfiguration.of(1L << 31, value -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TestMachine(65)).isInstanceOf(IllegalArgumentException.class);
  }

  private static TestMachine twoCores(String code) {
    TestMachine t = prepareTwoCores(code);
    assertThat(t.machine.run(10_000_000).reason()).isEqualTo(Reason.DEADLOCK);
    return t;
  }

  private static TestMachine prepareTwoCores(String code) {
    TestMachine t = new TestMachine(2).code(code);
    t.set(Register.RCX, ROUNDS);
    t.machine.startCore(1, t.cpu.state);
    return t;
  }

  /** The 8259 at vector 0x20 with only the timer let through, and counter 0 as a rate generator. */
  private static void startTimer(TestMachine t, int count) {
    int[][] writes = {
      {0x43, 0x34},
      {0x40, count & 0xFF},
      {0x40, count >> 8},
      {0x20, 0x11},
      {0x21, 0x20},
      {0x21, 0x04},
      {0x21, 0x01},
      {0x21, 0xFE}
    };
    for (int[] write : writes) {
      t.machine.platform().ports().write(write[0], 1, write[1]);
    }
  }
}
