package org.matryoshka.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.machine.TestMachine;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;

/** Rules of MOV to control registers that QEMU does not check (SDM vol. 2B, MOV). */
class ControlRegistersTest {
  private static final int GENERAL_PROTECTION = 13;
  private static final String TO_CR0 = "0F22C0";
  private static final String TO_CR3 = "0F22D8";
  private static final String TO_CR4 = "0F22E0";

  private final TestMachine t = new TestMachine().handlers();

  @ParameterizedTest
  @ValueSource(
      longs = {
        Cr0.PE | Cr0.ET, // paging off below 64-bit code
        Cr0.PG | Cr0.ET, // paging without protection
        Cr0.PG | Cr0.PE | Cr0.NW,
        Cr0.PG | Cr0.PE | 1L << 32
      })
  void badCr0(long value) {
    assertThat(afterWriting(TO_CR0, value)).isEqualTo(GENERAL_PROTECTION);
  }

  @Test
  void cr0IgnoresReservedBitsOfTheLowHalf() {
    assertThat(afterWriting(TO_CR0, Cr0.PG | Cr0.PE | Cr0.WP | 1 << 10)).isEqualTo(-1);
    assertThat(t.cpu.state.cr0).isEqualTo(Cr0.PG | Cr0.PE | Cr0.WP | Cr0.ET);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0, // long mode without PAE
        Cr4.PAE | Cr4.VMXE,
        Cr4.PAE | Cr4.LA57,
        Cr4.PAE | Cr4.PCIDE,
        Cr4.PAE | Cr4.OSXSAVE,
        Cr4.PAE | Cr4.DE,
        Cr4.PAE | 1L << 63
      })
  void badCr4(long value) {
    assertThat(afterWriting(TO_CR4, value)).isEqualTo(GENERAL_PROTECTION);
  }

  @Test
  void everyBitOfCr4ThatExistsCanBeSet() {
    assertThat(afterWriting(TO_CR4, ProcessorModel.CR4_BITS & ~(Cr4.SMEP | Cr4.SMAP)))
        .isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 40, 1L << 51, 1L << 63})
  void badCr3(long bit) {
    assertThat(afterWriting(TO_CR3, t.cpu.state.cr3 | bit)).isEqualTo(GENERAL_PROTECTION);
  }

  @Test
  void faultLeavesTheRegisterAlone() {
    long before = t.cpu.state.cr4;
    afterWriting(TO_CR4, 0);
    assertThat(t.cpu.state.cr4).isEqualTo(before);
    assertThat(t.stack(1)).isEqualTo(TestMachine.CODE);
  }

  @Test
  void loadingTheInterruptTableNeedsACanonicalBase() {
    t.memory.write(0x40_0002, 8, 1L << 47);
    // lidt [0x400000]
    t.code("0F011C2500004000");
    assertThat(t.vectorThatHalted()).isEqualTo(GENERAL_PROTECTION);
    assertThat(t.cpu.state.idtBase).isEqualTo(TestMachine.IDT);
  }

  /** The vector that a write of RAX ends in, or −1 if it succeeds. */
  private int afterWriting(String instruction, long value) {
    t.code(instruction + "F4");
    t.set(Register.RAX, value);
    return t.vectorThatHalted();
  }
}
