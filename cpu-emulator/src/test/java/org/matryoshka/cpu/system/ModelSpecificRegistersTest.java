package org.matryoshka.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.machine.TestMachine;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.Msr;

/** SDM vol. 4, and the rules of WRMSR in vol. 2B. */
class ModelSpecificRegistersTest {
  private final TestMachine t = new TestMachine();

  @ParameterizedTest
  @ValueSource(
      ints = {
        Msr.SYSENTER_ESP,
        Msr.SYSENTER_EIP,
        Msr.STAR,
        Msr.LSTAR,
        Msr.CSTAR,
        Msr.FS_BASE,
        Msr.GS_BASE,
        Msr.KERNEL_GS_BASE
      })
  void keepsAnAddress(int msr) {
    ModelSpecificRegisters.write(t.cpu, msr, 0xFFFF_8000_1234_5678L);
    assertThat(ModelSpecificRegisters.read(t.cpu, msr)).isEqualTo(0xFFFF_8000_1234_5678L);
  }

  @ParameterizedTest
  @CsvSource({
    "0xC0000082, 0x0000800000000000",
    "0xC0000083, 0x0000800000000000",
    "0xC0000100, 0x8000000000000000",
    "0xC0000101, 0xFFFF7FFFFFFFFFFF",
    "0xC0000102, 0x0001000000000000",
    "0x175, 0x0000800000000000",
    "0x176, 0x0000800000000000",
    "0xC0000080, 0x2",
    "0xC0000080, 0x1000",
    "0xC0000080, 0x0",
    "0xC0000084, 0x100000000",
    "0xC0000103, 0x100000000",
    "0x1B, 0x1",
    "0x1B, 0xFEE00C00",
    "0x1B, 0x1000000FEE00800",
    "0x1B, 0xFEE01900",
    "0x277, 0x0200000000000000",
    "0x277, 0x0000000000000003",
    "0x277, 0x0000000800000000",
    "0x1A0, 0x2",
    "0x12345, 0x0"
  })
  void refusesWhatIsReserved(String msr, String value) {
    int number = Integer.parseUnsignedInt(msr.substring(2), 16);
    long bits = Long.parseUnsignedLong(value.substring(2), 16);
    assertThatThrownBy(() -> ModelSpecificRegisters.write(t.cpu, number, bits))
        .isInstanceOf(GuestFault.class)
        .hasMessage("#GP(0x0)");
  }

  @Test
  void unknownRegisterCannotBeRead() {
    assertThatThrownBy(() -> ModelSpecificRegisters.read(t.cpu, 0x12345))
        .isInstanceOf(GuestFault.class);
  }

  @Test
  void localApicCanBeSwitchedOff() {
    long base = ModelSpecificRegisters.read(t.cpu, Msr.APIC_BASE);
    assertThat(base).isEqualTo(0xFEE0_0900L);
    ModelSpecificRegisters.write(t.cpu, Msr.APIC_BASE, 0xFEE0_0100L);
    assertThat(ModelSpecificRegisters.read(t.cpu, Msr.APIC_BASE)).isEqualTo(0xFEE0_0100L);
  }

  @Test
  void longModeActiveCannotBeWritten() {
    long efer = ModelSpecificRegisters.read(t.cpu, Msr.EFER);
    ModelSpecificRegisters.write(t.cpu, Msr.EFER, (efer & ~Efer.LMA) | Efer.SCE | Efer.NXE);
    assertThat(ModelSpecificRegisters.read(t.cpu, Msr.EFER)).isEqualTo(efer | Efer.SCE | Efer.NXE);
  }

  @Test
  void timeStampCounterGoesOnFromWhatIsWritten() {
    t.cpu.charge(1000);
    ModelSpecificRegisters.write(t.cpu, Msr.TSC, 5_000_000_000L);
    t.cpu.charge(7);
    // rdtscp
    ModelSpecificRegisters.write(t.cpu, Msr.TSC_AUX, 42);
    t.code("0F01F9");
    t.cpu.run(1);
    assertThat(t.register(Register.RDX) << 32 | t.register(Register.RAX)).isEqualTo(5_000_000_007L);
    assertThat(t.register(Register.RCX)).isEqualTo(42);
  }

  @Test
  void instructionsSplitTheValueIntoTwoHalves() {
    // wrmsr; rdmsr
    t.code("0F30 0F32");
    t.set(Register.RCX, 0xFFFF_FFFF_C000_0102L);
    t.set(Register.RAX, 0x1111_1111_2222_3333L);
    t.set(Register.RDX, 0x5555_5555_0000_4444L);
    t.cpu.run(1);
    assertThat(t.cpu.state.kernelGsBase).isEqualTo(0x0000_4444_2222_3333L);
    t.cpu.run(1);
    assertThat(t.register(Register.RAX)).isEqualTo(0x2222_3333L);
    assertThat(t.register(Register.RDX)).isEqualTo(0x4444L);
  }
}
