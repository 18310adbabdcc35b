package org.matryoshka.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.StopReason;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.machine.TestMachine;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.system.RFlags;

/** INS and OUTS with and without REP (SDM vol. 2). */
class PortStringsTest {
  private static final int PORT = 0x600;
  private static final long BUFFER = 0x40_0000;

  private final TestMachine t = new TestMachine().handlers();
  private final List<Integer> written = new ArrayList<>();
  private int next = 0x11;

  PortStringsTest() {
    t.machine
        .platform()
        .ports()
        .register(
            "test",
            PORT,
            4,
            new PortDevice() {
              @Override
              public int read(int offset, int size) {
                return next++ * 0x0101_0101;
              }

              @Override
              public void write(int offset, int size, int value) {
                written.add(value);
              }

              @Override
              public int width() {
                return 4;
              }
            });
    t.set(Register.RDX, PORT);
    t.set(Register.RSI, BUFFER);
    t.set(Register.RDI, BUFFER);
  }

  @Test
  void repOutsbSendsEachByte() {
    t.code(BUFFER, "4142434445").code("F36E F4");
    t.set(Register.RCX, 5);
    t.vectorThatHalted();
    assertThat(written).containsExactly(0x41, 0x42, 0x43, 0x44, 0x45);
    assertThat(t.register(Register.RSI)).isEqualTo(BUFFER + 5);
    assertThat(t.register(Register.RCX)).isZero();
  }

  @Test
  void outsdGoesDownWithTheDirectionFlag() {
    t.code(BUFFER, "44332211").code("FD 6F F4");
    t.vectorThatHalted();
    assertThat(written).containsExactly(0x1122_3344);
    assertThat(t.register(Register.RSI)).isEqualTo(BUFFER - 4);
  }

  @Test
  void repInswFillsMemory() {
    t.code("F3666D F4");
    t.set(Register.RCX, 3);
    t.vectorThatHalted();
    assertThat(t.memory.read(BUFFER, 8)).isEqualTo(0x0000_1313_1212_1111L);
    assertThat(t.register(Register.RDI)).isEqualTo(BUFFER + 6);
  }

  @Test
  void countOfZeroDoesNothing() {
    t.code("F36C F4");
    t.vectorThatHalted();
    assertThat(next).isEqualTo(0x11);
  }

  @Test
  void addressSizeOf32BitsWrapsTheRegisters() {
    // rep insb with prefix 67: only ECX counts, and EDI is the address.
    t.code("67F36C F4");
    t.set(Register.RCX, 0xFFFF_FFFF_0000_0002L);
    t.set(Register.RDI, 0x1234_5678_0000_0000L | BUFFER);
    t.vectorThatHalted();
    assertThat(t.memory.read(BUFFER, 4)).isEqualTo(0x1211);
    assertThat(t.register(Register.RDI)).isEqualTo(BUFFER + 2);
    assertThat(t.register(Register.RCX)).isZero();
  }

  @Test
  void faultComesBeforeTheDeviceIsReadAndKeepsWhatIsDone() {
    long end = 1L << 32;
    t.code("F36C F4");
    t.set(Register.RCX, 5);
    t.set(Register.RDI, end - 2);
    assertThat(t.vectorThatHalted()).isEqualTo(14);
    assertThat(next).as("bytes read from the device").isEqualTo(0x13);
    assertThat(t.register(Register.RCX)).isEqualTo(3);
    assertThat(t.register(Register.RDI)).isEqualTo(end);
    assertThat(t.stack(1)).as("RIP stands at the instruction").isEqualTo(TestMachine.CODE);
    assertThat(t.cpu.state.cr2).isEqualTo(end);
  }

  @Test
  void sliceEndsBetweenIterationsAndGoesOn() {
    t.code(BUFFER, "414243").code("F36E F4");
    t.set(Register.RCX, 3);
    while (t.cpu.run(1) == StopReason.BUDGET) {
      assertThat(t.cpu.state.rip).isLessThanOrEqualTo(TestMachine.CODE + 3);
    }
    assertThat(written).containsExactly(0x41, 0x42, 0x43);
    assertThat(t.cpu.retired()).isEqualTo(2);
  }

  @Test
  void ring3NeedsPermissionEvenForStrings() {
    t.cpu.setSystemFlags(RFlags.IOPL);
    t.code("6C 6C F4");
    t.cpu.setCpl(3);
    t.cpu.run(1);
    assertThat(next).isEqualTo(0x12);
    t.cpu.setSystemFlags(0);
    // Without a task-state segment there is no permission map, and no way into the handler: #DF,
    // #TS.
    t.cpu.run(1);
    assertThat(next).isEqualTo(0x12);
    assertThat(t.cpu.state.shutdown).isTrue();
  }
}
