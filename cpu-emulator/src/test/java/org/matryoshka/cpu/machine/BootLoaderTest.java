package org.matryoshka.cpu.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.image.TinyElf;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.paging.AccessType;

/** The boot contract, and images that can't be booted. */
class BootLoaderTest {
  private static final long MEMORY = 4 << 20;

  private static Machine machine() {
    return new Machine(MachineConfiguration.of(MEMORY, value -> {}));
  }

  private static ElfImage image(TinyElf elf) throws ImageException {
    return ElfReader.read(elf.bytes());
  }

  @Test
  void stateAtTheEntry() throws ImageException {
    Machine machine = machine();
    machine.boot(image(new TinyElf().segment(0x10_0000, "90 F4").entry(0x10_0001)), "a b");
    CpuState state = machine.cpu(0).state;
    assertThat(state.rip).isEqualTo(0x10_0001);
    assertThat(state.cpl).isZero();
    assertThat(state.rflags()).isEqualTo(RFlags.ALWAYS_ONE);
    assertThat(state.cr0 & (Cr0.PE | Cr0.PG)).isEqualTo(Cr0.PE | Cr0.PG);
    assertThat(state.cr4).isEqualTo(Cr4.PAE);
    assertThat(state.efer).isEqualTo(Efer.LME | Efer.LMA);
    assertThat(state.gpr[Register.RDI.number()]).isEqualTo(BootMemory.START_INFO);
    assertThat(state.gpr[Register.RSP.number()]).isEqualTo(BootMemory.STACK_TOP);
    for (int i = 0; i < 16; i++) {
      if (i != Register.RDI.number() && i != Register.RSP.number()) {
        assertThat(state.gpr[i]).isZero();
      }
    }
    assertThat(state.segments[CpuState.CS].selector).isEqualTo(BootMemory.CODE_SELECTOR);
    assertThat(state.segments[CpuState.SS].selector).isEqualTo(BootMemory.DATA_SELECTOR);
    assertThat(state.idtLimit).isZero();
    assertThat(state.tr.attributes).isZero();
    assertThat(state.halted).isFalse();
  }

  @Test
  void firstFourGigabytesAreMappedToThemselves() throws ImageException {
    Machine machine = machine();
    machine.boot(image(new TinyElf().segment(0x10_0000, "F4")), "");
    for (long address : new long[] {0, 0x10_0000, 0x4000_0000L, 0xFEE0_0000L, 0xFFFF_F000L}) {
      assertThat(machine.cpu(0).mmu.translate(address, AccessType.WRITE)).isEqualTo(address);
    }
    assertThatThrownBy(() -> machine.cpu(0).mmu.translate(1L << 32, AccessType.READ))
        .hasMessageContaining("#PF");
  }

  @Test
  void startInfoHasMemoryMapAndCommandLine() throws ImageException {
    Machine machine = machine();
    machine.boot(image(new TinyElf().segment(0x10_0000, "F4")), "quiet ö");
    MachineMemory memory = machine.memory();
    long info = BootMemory.START_INFO;
    assertThat(memory.read(info, 4)).isEqualTo(0x336EC578L);
    assertThat(memory.read(info + 4, 4)).isEqualTo(1);
    byte[] words = new byte[9];
    memory.copyOut(memory.read(info + 24, 8), words, 0, words.length);
    assertThat(words).isEqualTo("quiet ö\0".getBytes(StandardCharsets.UTF_8));
    long map = memory.read(info + 40, 8);
    assertThat(memory.read(info + 48, 4)).isEqualTo(3);
    assertThat(region(memory, map)).containsExactly(0, 0x9FC00, 1);
    assertThat(region(memory, map + 24)).containsExactly(0x9FC00, 0x60400, 2);
    assertThat(region(memory, map + 48)).containsExactly(0x100000, MEMORY - 0x100000, 1);
  }

  @Test
  void segmentsGoToTheirPhysicalAddresses() throws ImageException {
    Machine machine = machine();
    machine.boot(
        image(
            new TinyElf()
                .segment(0x10_0000, "0102030405")
                .segment(0x20_0FFE, new byte[] {6, 7, 8, 9}, 0x1000, 6)),
        "");
    assertThat(machine.memory().read(0x10_0000, 4)).isEqualTo(0x04030201);
    assertThat(machine.memory().read(0x20_0FFE, 2)).isEqualTo(0x0706);
    assertThat(machine.memory().read(0x20_1000, 2)).isEqualTo(0x0908);
  }

  @Test
  void imageLargerThanMemory() {
    assertRefused(
        new TinyElf().segment(0x10_0000, new byte[1], MEMORY, 7), "outside of the 4096 KiB");
    assertRefused(new TinyElf().segment(MEMORY - 1, "9090"), "outside of the 4096 KiB");
    assertRefused(new TinyElf().segment(0xFFFF_FFFF_8010_0000L, "90"), "outside of the 4096 KiB");
  }

  @Test
  void imageOverTheLoadersTables() {
    assertRefused(new TinyElf().segment(0x7000, "90"), "all memory below 0x8000");
  }

  @Test
  void entryOutsideOfTheImage() {
    assertRefused(
        new TinyElf().segment(0x10_0000, "90").entry(0x10_0001), "the entry 0x100001 is not");
  }

  @Test
  void overlappingSegments() {
    assertRefused(
        new TinyElf().segment(0x10_0000, "9090").segment(0x10_0001, "90"),
        "segments 0 and 1 overlap at physical address 0x100001");
  }

  @Test
  void dynamicallyLinkedImage() {
    assertRefused(new TinyElf().segment(0x10_0000, "90").interpreter(), "linked statically");
  }

  @Test
  void commandLineThatIsTooLong() {
    assertThatThrownBy(
            () -> machine().boot(image(new TinyElf().segment(0x10_0000, "90")), "x".repeat(0x1000)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("command line");
  }

  @Test
  void nothingIsLoadedOfAnImageThatIsRefused() {
    Machine machine = machine();
    assertThatThrownBy(
            () ->
                machine.boot(
                    image(new TinyElf().segment(0x10_0000, "90").segment(MEMORY, "90")), ""))
        .isInstanceOf(ImageException.class);
    byte[] ram = machine.memory().ram();
    assertThat(Arrays.equals(ram, new byte[ram.length])).isTrue();
  }

  private static void assertRefused(TinyElf elf, String message) {
    assertThatThrownBy(() -> machine().boot(image(elf), ""))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(message);
  }

  private static long[] region(MachineMemory memory, long at) {
    return new long[] {memory.read(at, 8), memory.read(at + 8, 8), memory.read(at + 16, 4)};
  }
}
