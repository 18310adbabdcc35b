package org.matryoshka.gui.inspect.registers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.machine.BootMemory;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.hv.vcpu.PhysicalCore;

class CpuReaderTest {
  private World world;

  @BeforeEach
  void load() throws WorldException {
    world = new World(WorldLoader.load("demo-kernel"));
  }

  private CpuSnapshot read() {
    return CpuReader.read(world, 1);
  }

  private static long value(CpuSnapshot cpu, String name) {
    return cpu.values().get(name).value();
  }

  @Test
  void atPowerOnItIsAsTheBootContractSays() {
    CpuSnapshot cpu = read();
    assertThat(cpu.rip().value()).isEqualTo(world.image(1).entry());
    assertThat(value(cpu, "rsp")).isEqualTo(BootMemory.STACK_TOP);
    assertThat(value(cpu, "rdi")).isEqualTo(BootMemory.START_INFO);
    assertThat(value(cpu, "cr3")).isEqualTo(BootMemory.PAGE_MAP);
    assertThat(value(cpu, "cs")).isEqualTo(BootMemory.CODE_SELECTOR);
    assertThat(cpu.control().getFirst().setBits()).contains("PE").contains("PG");
    assertThat(cpu.control().getLast().setBits()).contains("LME LMA");
    assertThat(cpu.segments().get(CpuState.CS).meaning()).startsWith("64-bit code, DPL 0");
    DescriptorTableState gdt = cpu.tables().getFirst();
    assertThat(gdt.entries().getFirst().selector()).isEqualTo(BootMemory.CODE_SELECTOR);
    assertThat(gdt.entries().getFirst().meaning()).startsWith("64-bit code");
    assertThat(cpu.privilege().virtualRing()).isZero();
    assertThat(cpu.privilege().core()).as("it has not run yet").isEqualTo(-1);
    assertThat(cpu.interrupts().summary()).isEqualTo("Nothing waits.");
  }

  @Test
  void aGuestKernelReallyRunsInRing3OnTheShadow() {
    world.run(100);
    PrivilegeState privilege = read().privilege();
    assertThat(privilege.virtualRing()).isZero();
    assertThat(privilege.realRing()).isEqualTo(3);
    assertThat(privilege.core()).isZero();
    PrivilegeState.Comparison cr3 =
        privilege.comparisons().stream()
            .filter(one -> one.name().equals("cr3"))
            .findFirst()
            .orElseThrow();
    assertThat(cr3.real().value()).isEqualTo(world.machine(1).shadow().root().hpa());
    assertThat(cr3.differs()).isTrue();
    PrivilegeState.Comparison cs =
        privilege.comparisons().stream()
            .filter(one -> one.name().equals("cs"))
            .findFirst()
            .orElseThrow();
    assertThat(cs.real().value()).isEqualTo(PhysicalCore.GUEST_CODE);
  }

  @Test
  void theKernelsTablesAreDecoded() {
    world.run(20_000);
    CpuSnapshot cpu = read();
    DescriptorTableState idt = cpu.tables().get(1);
    assertThat(idt.name()).isEqualTo("IDT");
    DescriptorEntry pageFault =
        idt.entries().stream().filter(one -> one.selector() == 14).findFirst().orElseThrow();
    assertThat(pageFault.meaning()).startsWith("#PF: interrupt gate");
    assertThat(pageFault.symbol()).startsWith("trap_stubs");
    DescriptorEntry task =
        cpu.tables().getFirst().entries().stream()
            .filter(one -> one.meaning().startsWith("task-state"))
            .findFirst()
            .orElseThrow();
    assertThat(task.target()).isEqualTo(cpu.segments().getLast().base());
    assertThat(cpu.taskState()).extracting(RegisterValue::name).contains("rsp0", "ist1");
    assertThat(value(cpu, "IA32_LSTAR")).isNotZero();
  }

  @Test
  void changesAreNamedWithTheOldValue() {
    CpuSnapshot before = read();
    world.run(20);
    RegisterChanges changes = RegisterChanges.between(before, read());
    assertThat(changes.before("rip")).contains(before.rip());
    assertThat(changes.before("cr0")).isEmpty();
    assertThat(RegisterChanges.between(before, before).changes()).isEmpty();
  }

  @Test
  void hostileTablesGiveAProblemAndNoException() {
    CpuState state = world.machine(1).cpu().state;
    for (long base : new long[] {0x8000_0000_0000_0000L, -8, 0xFEE0_0000L, 0x7fff_ffff_ffffL, 4}) {
      state.gdtBase = base;
      state.gdtLimit = 0xFFFF;
      state.idtBase = base;
      state.idtLimit = 0xFFFF;
      state.ldtr.set(0x50, base, -1, 0x82);
      state.tr.set(0x28, base, -1, 0x8B);
      state.cr3 = base;
      CpuSnapshot cpu = read();
      assertThat(cpu.tables()).hasSize(3);
      assertThat(CpuText.of(cpu)).contains("GDT at");
    }
    assertThat(read().tables().getFirst().problem()).contains("do not map");
  }

  @Test
  void lookingChangesNothing() {
    world.run(5_000);
    String before = world.hypervisor().stateHash();
    read();
    assertThat(world.hypervisor().stateHash()).isEqualTo(before);
  }

  @Test
  void valuesAreWrittenInFourWays() {
    assertThat(ValueText.HEX.of(0x1F, 16)).isEqualTo("0x001f");
    assertThat(ValueText.SIGNED.of(0xFFFF, 16)).isEqualTo("-1");
    assertThat(ValueText.UNSIGNED.of(-1, 64)).isEqualTo("18446744073709551615");
    assertThat(ValueText.ASCII.of(0x0A_6968, 32)).isEqualTo("hi··");
  }

  @Test
  void extendedNumbersAreReadable() {
    assertThat(ExtendedText.of(0x3FFF, 1L << 63)).isEqualTo("1.0");
    assertThat(ExtendedText.of(0xC000, 0xC000_0000_0000_0000L)).isEqualTo("-3.0");
    assertThat(ExtendedText.of(0x7FFF, 1L << 63)).isEqualTo("infinity");
    assertThat(ExtendedText.of(0, 0)).isEqualTo("0");
    assertThat(ExtendedText.of(0x7000, 1L << 63)).contains("2^");
  }
}
