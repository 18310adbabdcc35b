package org.matryoshka.cpu.interrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.machine.BootMemory;
import org.matryoshka.cpu.machine.RunEnd;
import org.matryoshka.cpu.machine.TestMachine;
import org.matryoshka.cpu.snapshot.CoreState;
import org.matryoshka.cpu.snapshot.StateSnapshot;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.RFlags;

/** What the comparison with QEMU does not reach; SDM vol. 3A, chapter 6. */
class InterruptDeliveryTest {
  private static final long TSS = 0x22_0000;
  private static final long CONFORMING = 0x0020_9F00_0000_0000L;
  private static final long USER_DATA = 0x0000_F300_0000_0000L;
  private static final long USER_CODE = 0x0020_FB00_0000_0000L;

  @Test
  void externalInterruptPushesTheFlagsAsTheyAre() {
    TestMachine t = new TestMachine().handlers();
    t.cpu.setSystemFlags(RFlags.IF | RFlags.DF | RFlags.NT | RFlags.AC);
    long rip = t.cpu.state.rip;
    InterruptDelivery.deliverExternal(t.cpu, 0x40);
    assertThat(t.cpu.state.rip).isEqualTo(TestMachine.HANDLERS + 0x400);
    assertThat(t.stack(0)).isEqualTo(rip);
    assertThat(t.stack(1)).isEqualTo(BootMemory.CODE_SELECTOR);
    assertThat(t.stack(2) & ~RFlags.STATUS)
        .isEqualTo(RFlags.IF | RFlags.DF | RFlags.NT | RFlags.AC | RFlags.ALWAYS_ONE);
    assertThat(t.stack(3)).isEqualTo(TestMachine.STACK);
    assertThat(t.stack(4)).isEqualTo(BootMemory.DATA_SELECTOR);
    assertThat(t.register(Register.RSP)).isEqualTo(TestMachine.STACK - 40);
    assertThat(t.cpu.state.systemFlags).isEqualTo(RFlags.DF | RFlags.AC | RFlags.ALWAYS_ONE);
  }

  @Test
  void trapGateLeavesInterruptsOn() {
    TestMachine t = new TestMachine().handlers();
    t.gate(0x40, TestMachine.HANDLERS, 8, 0x8F, 0);
    t.cpu.setSystemFlags(RFlags.IF | RFlags.TF);
    InterruptDelivery.deliverExternal(t.cpu, 0x40);
    assertThat(t.cpu.state.systemFlags).isEqualTo(RFlags.IF | RFlags.ALWAYS_ONE);
  }

  @Test
  void conformingHandlerStaysInRing3OnTheSameStack() {
    TestMachine t = inRing3(new TestMachine().handlers());
    t.memory.write(BootMemory.GDT + 0x18, 8, CONFORMING);
    t.gate(0x40, TestMachine.HANDLERS + 0x400, 0x18, 0xEE, 0);
    InterruptDelivery.deliverSoftware(t.cpu, 0x40);
    assertThat(t.cpu.state.cpl).isEqualTo(3);
    assertThat(t.cpu.state.segments[CpuState.CS].selector).isEqualTo(0x1B);
    assertThat(t.cpu.state.segments[CpuState.SS].selector).isEqualTo(0x2B);
    assertThat(t.register(Register.RSP)).isEqualTo(TestMachine.STACK - 40);
  }

  @Test
  void tripleFaultShutsDownAndTheRunEnds() {
    TestMachine t = new TestMachine().code("0F0B");
    RunEnd end = t.machine.run(1000);
    assertThat(end.reason()).isEqualTo(RunEnd.Reason.SHUTDOWN);
    assertThat(end.explanation()).contains("triple fault").contains("RIP 0x100000");
    assertThat(t.cpu.state.rip).isEqualTo(TestMachine.CODE);
  }

  @Test
  void doubleFaultHandlerThatIsNotPresentShutsDown() {
    TestMachine t = new TestMachine().handlers().code("F7F1");
    t.gate(0, TestMachine.HANDLERS, 8, 0x0E, 0);
    t.gate(8, TestMachine.HANDLERS, 8, 0x0E, 0);
    assertThat(t.machine.run(1000).reason()).isEqualTo(RunEnd.Reason.SHUTDOWN);
  }

  @Test
  void tooShortTaskStateRaisesInvalidTss() {
    TestMachine t = inRing3(new TestMachine().handlers());
    t.gate(0x40, TestMachine.HANDLERS, 8, 0xEE, 0);
    t.gate(0x41, TestMachine.HANDLERS, 8, 0xEE, 7);
    t.cpu.state.tr.set(0x38, TSS, 10, 0x8B);
    assertFaultLeavesEverything(t, 0x40, ExceptionVector.INVALID_TSS, 0x38);
    t.cpu.state.tr.set(0x38, TSS, 36 + 48 + 6, 0x8B);
    assertFaultLeavesEverything(t, 0x41, ExceptionVector.INVALID_TSS, 0x38);
  }

  @Test
  void handlerAtANonCanonicalAddressRaisesGeneralProtection() {
    TestMachine t = new TestMachine().handlers();
    t.gate(0x40, 0x8000_0000_0000L, 8, 0x8E, 0);
    assertFaultLeavesEverything(t, 0x40, ExceptionVector.GENERAL_PROTECTION, 0);
  }

  @Test
  void frameAcrossAnUnmappedPageChangesNothing() {
    TestMachine t = new TestMachine().handlers();
    // Just above 4 GiB there is no mapping.
    t.set(Register.RSP, 0x1_0000_0000L + 0x10);
    assertFaultLeavesEverything(t, 0x40, ExceptionVector.PAGE_FAULT, 2);
    assertThat(t.memory.read(0xFFFF_FFF8L, 8)).isEqualTo(-1);
  }

  @Test
  void smapHoldsForTablesEvenWhileAcIsSet() {
    TestMachine t = inRing3(new TestMachine().handlers());
    // All of the test's memory belongs to the user, the interrupt table too.
    t.cpu.state.cr4 |= Cr4.SMAP;
    t.cpu.controlRegistersChanged();
    t.cpu.setSystemFlags(RFlags.AC);
    assertFaultLeavesEverything(t, 0x40, ExceptionVector.PAGE_FAULT, 1);
  }

  @Test
  void singleStepSetsItsBitAndEndsGeneralDetect() {
    TestMachine t = new TestMachine().handlers();
    t.cpu.state.dr[7] = 0x2400;
    InterruptDelivery.deliverSingleStep(t.cpu);
    assertThat(t.cpu.state.dr[6]).isEqualTo(0xFFFF_4FF0L);
    assertThat(t.cpu.state.dr[7]).isEqualTo(0x400);
    assertThat(t.cpu.state.rip).isEqualTo(TestMachine.HANDLERS + 16);
  }

  @Test
  void pageFaultSetsCr2() {
    TestMachine t = new TestMachine().handlers();
    InterruptDelivery.deliver(t.cpu, GuestFault.pageFault(0x1_2345_6789L, 6));
    assertThat(t.cpu.state.cr2).isEqualTo(0x1_2345_6789L);
    assertThat(t.stack(0)).isEqualTo(6);
    assertThat(t.stack(3) & RFlags.RF).isEqualTo(RFlags.RF);
  }

  @Test
  void interruptShadowDelaysByOneInstruction() {
    // sti; inc eax; inc eax, with an interrupt of the timer pending from the start.
    TestMachine t = new TestMachine().handlers().code("FB FFC0 FFC0 F4");
    t.machine.platform().ports().write(0x20, 1, 0x11);
    t.machine.platform().ports().write(0x21, 1, 0x20);
    t.machine.platform().ports().write(0x21, 1, 0x04);
    t.machine.platform().ports().write(0x21, 1, 0x01);
    t.machine.platform().ports().write(0x21, 1, 0xFE);
    t.machine.platform().ports().write(0x43, 1, 0x34);
    t.machine.platform().ports().write(0x40, 1, 0x10);
    t.machine.platform().ports().write(0x40, 1, 0x00);
    t.cpu.charge(1_000_000);
    assertThat(t.vectorThatHalted()).isEqualTo(0x20);
    assertThat(t.register(Register.RAX)).isEqualTo(1);
    assertThat(t.stack(0)).isEqualTo(TestMachine.CODE + 3);
  }

  private static void assertFaultLeavesEverything(
      TestMachine t, int vector, ExceptionVector expected, int errorCode) {
    StateSnapshot before = StateSnapshot.of(new CoreState(t.cpu));
    assertThatThrownBy(() -> InterruptDelivery.deliverSoftware(t.cpu, vector))
        .isInstanceOfSatisfying(
            GuestFault.class,
            fault -> {
              assertThat(fault.vector()).isEqualTo(expected);
              assertThat(fault.errorCode()).isEqualTo(errorCode);
            });
    assertThat(StateSnapshot.of(new CoreState(t.cpu))).isEqualTo(before);
  }

  private static TestMachine inRing3(TestMachine t) {
    t.memory.write(BootMemory.GDT + 0x20, 8, USER_CODE);
    t.memory.write(BootMemory.GDT + 0x28, 8, USER_DATA);
    t.cpu.state.gdtLimit = 0x2F;
    t.cpu.state.segments[CpuState.CS].set(0x23, 0, 0, 0x20FB);
    t.cpu.state.segments[CpuState.SS].set(0x2B, 0, 0, 0xF3);
    t.cpu.setCpl(3);
    return t;
  }
}
