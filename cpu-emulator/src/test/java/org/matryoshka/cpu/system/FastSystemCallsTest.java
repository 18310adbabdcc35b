package org.matryoshka.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.machine.TestMachine;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.RFlags;

/** SYSCALL, SYSRET, SYSENTER and SYSEXIT (SDM vol. 2B). */
class FastSystemCallsTest {
  private static final int GENERAL_PROTECTION = 13;
  private static final int UNDEFINED = 6;

  private final TestMachine t = new TestMachine().handlers();
  private final CpuState state = t.cpu.state;

  @Test
  void syscallLoadsFixedSegments() {
    state.efer |= Efer.SCE;
    state.star = 0x0063_001B_0000_0000L;
    state.lstar = 0xFFFF_8000_0000_1000L;
    state.sfmask = RFlags.IF | RFlags.DF | RFlags.CF;
    t.cpu.setRflags(RFlags.IF | RFlags.DF | RFlags.CF | RFlags.ZF | RFlags.RF | RFlags.ALWAYS_ONE);
    t.code("0F05");
    t.cpu.run(1);
    assertThat(state.rip).isEqualTo(0xFFFF_8000_0000_1000L);
    assertThat(t.register(Register.RCX)).isEqualTo(TestMachine.CODE + 2);
    assertThat(t.register(Register.R11))
        .isEqualTo(RFlags.IF | RFlags.DF | RFlags.CF | RFlags.ZF | RFlags.ALWAYS_ONE);
    assertThat(state.rflags()).isEqualTo(RFlags.ZF | RFlags.ALWAYS_ONE);
    assertThat(state.segments[CpuState.CS].selector).isEqualTo(0x18);
    assertThat(state.segments[CpuState.CS].attributes).isEqualTo(0xA09B);
    assertThat(state.segments[CpuState.SS].selector).isEqualTo(0x20);
    assertThat(state.segments[CpuState.SS].attributes).isEqualTo(0xC093);
    assertThat(state.cpl).isZero();
  }

  @Test
  void sysretLoadsFixedSegmentsOfRing3() {
    state.efer |= Efer.SCE;
    state.star = 0x0010_0008_0000_0000L;
    t.set(Register.RCX, 0x7FFF_FFFF_FFFFL);
    t.set(Register.R11, -1L & ~(RFlags.TF | RFlags.IF));
    t.code("480F07");
    t.cpu.run(1);
    assertThat(state.rip).isEqualTo(0x7FFF_FFFF_FFFFL);
    assertThat(state.cpl).isEqualTo(3);
    assertThat(state.segments[CpuState.CS].selector).isEqualTo(0x23);
    assertThat(state.segments[CpuState.CS].attributes).isEqualTo(0xA0FB);
    assertThat(state.segments[CpuState.SS].selector).isEqualTo(0x1B);
    assertThat(state.segments[CpuState.SS].attributes).isEqualTo(0xC0F3);
    assertThat(state.rflags() & (RFlags.RF | RFlags.VM)).isZero();
  }

  @Test
  void sysenterAndSysexitGoThereAndBack() {
    state.sysenterCs = 0x33;
    state.sysenterEip = TestMachine.CODE + 0x100;
    state.sysenterEsp = 0xFFFF_8000_0000_2000L;
    t.cpu.setSystemFlags(RFlags.IF);
    t.code("0F34").code(TestMachine.CODE + 0x100, "480F35");
    t.set(Register.RDX, 0x1_2345_6789L);
    t.set(Register.RCX, 0x7000);
    t.cpu.run(1);
    assertThat(state.rip).isEqualTo(TestMachine.CODE + 0x100);
    assertThat(t.register(Register.RSP)).isEqualTo(0xFFFF_8000_0000_2000L);
    assertThat(state.segments[CpuState.CS].selector).isEqualTo(0x30);
    assertThat(state.segments[CpuState.SS].selector).isEqualTo(0x38);
    assertThat(state.interruptsEnabled()).isFalse();
    t.cpu.run(1);
    assertThat(state.rip).isEqualTo(0x1_2345_6789L);
    assertThat(t.register(Register.RSP)).isEqualTo(0x7000);
    assertThat(state.cpl).isEqualTo(3);
    assertThat(state.segments[CpuState.CS].selector).isEqualTo(0x53);
    assertThat(state.segments[CpuState.SS].selector).isEqualTo(0x5B);
  }

  @ParameterizedTest
  @CsvSource({
    // what, code, EFER.SCE, RCX, SYSENTER_CS, vector
    "syscall without SCE,         0F05,   false, 0,               0, 6",
    "sysret without SCE,          480F07, false, 0,               0, 6",
    "sysret to non-canonical,     480F07, true,  0x800000000000,  0, 13",
    "sysret to 32-bit code,       0F07,   true,  0,               0, 13",
    "sysenter without selector,   0F34,   true,  0,               3, 13",
    "sysexit without selector,    480F35, true,  0,               0, 13",
    "sysexit to a non-canonical stack, 480F35, true, 0x800000000000, 8, 13",
    "sysexit to 32-bit code,      0F35,   true,  0,               8, 13"
  })
  void faults(String what, String code, boolean enabled, String rcx, int sysenterCs, int vector) {
    assertThat(vector).isIn(GENERAL_PROTECTION, UNDEFINED);
    state.efer = enabled ? state.efer | Efer.SCE : state.efer & ~Efer.SCE;
    state.sysenterCs = sysenterCs;
    t.set(Register.RCX, Long.decode(rcx));
    t.code(code);
    assertThat(t.vectorThatHalted()).as(what).isEqualTo(vector);
    assertThat(t.cpu.state.cpl).isZero();
  }
}
