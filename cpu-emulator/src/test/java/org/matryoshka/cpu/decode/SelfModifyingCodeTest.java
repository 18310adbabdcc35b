package org.matryoshka.cpu.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.BareCore;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.io.PortBus;
import org.matryoshka.isa.system.PageTableEntry;

/** Whoever changes code in memory, the next instruction executed is the new one. */
class SelfModifyingCodeTest {
  private static final long CODE = 0x10000;
  private static final long ALL = PageTableEntry.P | PageTableEntry.RW | PageTableEntry.US;
  private static final int RAX = 0;
  private static final int RBX = 3;

  private BareCore core;
  private Cpu cpu;
  private long[] gpr;

  @BeforeEach
  void start() {
    core = new BareCore(4);
    cpu = core.cpu;
    gpr = cpu.state.gpr;
  }

  private void load(long address, String hex) {
    core.load(address, HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /** A loop that has been decoded and run: {@code mov eax, 1; jmp $-5}. */
  private void warmLoop(long address) {
    load(address, "b8 01000000 ebf9");
    cpu.run(10);
    assertThat(gpr[RAX]).isEqualTo(1);
    assertThat(cpu.state.rip).isEqualTo(address);
  }

  @Test
  void programChangesTheImmediateOfTheNextInstruction() {
    // mov byte [rip+1], 7; mov eax, 1 (its immediate begins right there)
    load(CODE, "c6 05 01000000 07  b8 01000000");
    cpu.run(2);
    assertThat(gpr[RAX]).isEqualTo(7);
    cpu.state.rip = CODE;
    gpr[RAX] = 0;
    // The same again, now that both are decoded; the value is put back first.
    core.memory.write(CODE + 8, 1, 1);
    cpu.run(2);
    assertThat(gpr[RAX]).isEqualTo(7);
  }

  @Test
  void everyByteOfAnInstructionCounts() {
    for (int at = 0; at < 5; at++) {
      warmLoop(CODE + 64L * at);
      // Replaced byte by byte: mov ecx, 0x02020202 has no byte in common.
      core.memory.write(CODE + 64L * at + 4, 1, at == 4 ? 2 : 0);
      core.memory.write(CODE + 64L * at + 1, 1, 9);
      cpu.run(1);
      assertThat(gpr[RAX]).isEqualTo(at == 4 ? 0x0200_0009 : 9);
    }
  }

  @Test
  void wideStoreReachesCodeThatBeginsAboveIt() {
    warmLoop(CODE + 64);
    // Eight bytes from four below overwrite the opcode and three bytes of the immediate.
    core.memory.write(CODE + 60, 8, 0x0000_05B8_9090_9090L);
    cpu.run(1);
    assertThat(gpr[RAX]).isEqualTo(5);
  }

  @Test
  void storeThroughAnotherMappingIsSeen() {
    warmLoop(CODE);
    core.map(0x30000, CODE | ALL);
    // mov byte [0x30001], 3
    load(0x20000, "c6 04 25 01000300 03");
    cpu.run(1);
    cpu.state.rip = CODE;
    cpu.run(1);
    assertThat(gpr[RAX]).isEqualTo(3);
  }

  @Test
  void storeOfAnotherCoreIsSeen() {
    Cpu other = new Cpu(core.memory, new PortBus(), BareCore.QUIET);
    other.state.copyFrom(cpu.state);
    other.reloadFromState();
    // The other core writes to the page before it holds code, so its right to write is cached.
    load(0x20000, "c6 04 25 00000100 b8  c6 04 25 01000100 04");
    other.state.rip = 0x20000;
    other.run(1);
    warmLoop(CODE);
    other.run(1);
    cpu.run(1);
    assertThat(gpr[RAX]).isEqualTo(4);
  }

  @Test
  void storeFromOutsideIsSeen() {
    warmLoop(CODE);
    core.memory.copyIn(CODE + 1, new byte[] {6}, 0, 1);
    cpu.run(1);
    assertThat(gpr[RAX]).isEqualTo(6);
    core.memory.zeroFrame(CODE);
    cpu.state.rip = CODE;
    gpr[RAX] = 0x20000;
    // Zeroes are add [rax], al.
    cpu.run(1);
    assertThat(cpu.state.rip).isEqualTo(CODE + 2);
  }

  @Test
  void stringStoreOverwritesCodeAheadOfItself() {
    // rep stosb over the mov that follows it with nops (90)
    load(CODE, "f3 aa  b8 01000000 90");
    gpr[RAX] = 0x90;
    gpr[1] = 5;
    gpr[7] = CODE + 2;
    cpu.run(7);
    assertThat(cpu.state.rip).isEqualTo(CODE + 4);
    assertThat(gpr[RAX]).isEqualTo(0x90);
  }

  @Test
  void dataBesideCodeDoesNotDropIt() {
    warmLoop(CODE);
    DecodedInstruction before = cpu.fetch(CODE);
    // mov [0x10100], eax is in the same page as the loop
    load(0x20000, "89 04 25 00010100 ebf7");
    cpu.run(100);
    assertThat(cpu.fetch(CODE)).isSameAs(before);
    assertThat(core.memory.read(0x10100, 4)).isEqualTo(1);
  }

  @Test
  void pageWithoutCodeIsNoLongerWatched() {
    warmLoop(CODE);
    assertThat(core.memory.writableFrame(CODE)).isEqualTo(-1);
    core.memory.zeroFrame(CODE);
    assertThat(core.memory.writableFrame(CODE)).isEqualTo((int) CODE);
  }

  @Test
  void instructionAcrossPagesSeesChangesOfBoth() {
    long address = CODE + 4096 - 3;
    warmLoop(address);
    core.memory.write(address + 4, 1, 0x55);
    cpu.run(1);
    assertThat(gpr[RAX]).isEqualTo(0x5500_0001);
    cpu.state.rip = address;
    core.memory.write(address, 1, 0xBB);
    cpu.run(1);
    assertThat(gpr[RBX]).isEqualTo(0x5500_0001);
  }

  @Test
  void instructionAcrossPagesSeesItsSecondPageRemapped() {
    long address = CODE + 4096 - 3;
    warmLoop(address);
    core.memory.write(0x50000, 8, 0x99_9999_7777L);
    core.map(CODE + 4096, 0x50000 | ALL);
    cpu.run(1);
    assertThat(gpr[RAX]).isEqualTo(0x7777_0001L);
    // And faults if that page goes, with the address of its first byte.
    core.map(CODE + 4096, 0);
    cpu.state.rip = address;
    assertThatThrownBy(() -> cpu.execute(cpu.fetch(address)))
        .hasMessage("#PF(0x14) at 0x" + Long.toHexString(CODE + 4096));
    assertThat(cpu.state.rip).isEqualTo(address);
  }

  @Test
  void remappedCodePageIsFetchedAnew() {
    warmLoop(CODE);
    core.memory.write(0x50000, 8, 0x9090_9000_0000_08B8L);
    core.map(CODE, 0x50000 | ALL);
    cpu.run(1);
    assertThat(gpr[RAX]).isEqualTo(8);
  }

  @Test
  void randomStoresIntoRunningCodeAreSeenAtOnce() {
    // A row of 64 mov al, n (b0 nn); each must load what is written there at that moment.
    CpuState state = cpu.state;
    long seed = 1;
    for (int i = 0; i < 64; i++) {
      core.memory.write(CODE + 2L * i, 2, 0xB0 | i << 8);
    }
    for (int round = 0; round < 20_000; round++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      int slot = (int) (seed >>> 40) & 63;
      int value = (int) (seed >>> 50) & 0xFF;
      core.memory.write(CODE + 2L * slot + 1, 1, value);
      state.rip = CODE + 2L * slot;
      cpu.run(1);
      assertThat(gpr[RAX] & 0xFF).isEqualTo(value);
    }
  }
}
