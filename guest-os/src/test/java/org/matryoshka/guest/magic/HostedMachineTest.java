package org.matryoshka.guest.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostedMachineTest {
  private static final long AT = HostedMachine.DIRECT_MAP + 0x1000;
  private final HostedMachine machine = HostedMachine.install(1 << 16);

  @AfterEach
  void uninstall() {
    HostedMachine.uninstall();
  }

  @Test
  void memoryIsLittleEndianAndExtendsAsAsked() {
    Memory.writeLong(AT, 0x8877_6655_4433_22f1L);
    assertThat(Memory.readByte(AT)).isEqualTo((byte) 0xf1);
    assertThat(Memory.readUnsignedByte(AT)).isEqualTo(0xf1);
    assertThat(Memory.readShort(AT + 6)).isEqualTo((short) 0x8877);
    assertThat(Memory.readUnsignedShort(AT + 6)).isEqualTo(0x8877);
    assertThat(Memory.readInt(AT + 4)).isEqualTo(0x88776655);
    assertThat(Memory.readUnsignedInt(AT + 4)).isEqualTo(0x88776655L);
    assertThat(machine.memory()[0x1000]).isEqualTo((byte) 0xf1);
  }

  @Test
  void copyIsAscendingSoThatAnOverlapRepeats() {
    Memory.writeByte(AT, 7);
    Memory.copy(AT + 1, AT, 10);
    assertThat(Memory.readByte(AT + 10)).isEqualTo((byte) 7);
    Memory.fill(AT, 1, 4);
    Memory.fillLongs(AT + 8, -1, 2);
    assertThat(Memory.compare(AT, AT + 8, 4)).isEqualTo(1 - 255);
    byte[] bytes = {1, 2, 3, 4};
    Memory.copyFromArray(bytes, 1, 3, AT);
    byte[] back = new byte[3];
    Memory.copyToArray(AT, back, 0, 3);
    assertThat(back).containsExactly(2, 3, 4);
  }

  @Test
  void swapIsConditional() {
    Memory.writeInt(AT, 5);
    assertThat(Memory.compareAndSwapInt(AT, 4, 9)).isEqualTo(5);
    assertThat(Memory.compareAndSwapInt(AT, 5, 9)).isEqualTo(5);
    assertThat(Memory.exchangeInt(AT, 1)).isEqualTo(9);
    assertThat(Memory.readInt(AT)).isEqualTo(1);
  }

  @Test
  void accessOutsideMemoryIsAFault() {
    assertThatThrownBy(() -> Memory.readLong(HostedMachine.DIRECT_MAP + (1 << 16) - 7))
        .isInstanceOf(HostedFault.class)
        .hasMessageContaining("8 bytes");
    assertThatThrownBy(() -> Memory.readByte(0)).isInstanceOf(HostedFault.class);
    assertThatThrownBy(() -> Memory.copy(AT, AT, -1)).isInstanceOf(HostedFault.class);
  }

  @Test
  void portsAreScripted() {
    List<String> written = new ArrayList<>();
    machine.attach(
        0x3f8,
        0x3ff,
        new HostedPort() {
          @Override
          public int in(int port, int width) {
            return 0x1234_5678;
          }

          @Override
          public void out(int port, int width, int value) {
            written.add(Integer.toHexString(port) + "/" + width + "=" + value);
          }
        });
    assertThat(Port.in8(0x3fd)).isEqualTo(0x78);
    assertThat(Port.in16(0x3fd)).isEqualTo(0x5678);
    Port.out8(0x3f8, 0x141);
    assertThat(written).containsExactly("3f8/1=65");
    assertThatThrownBy(() -> Port.in8(0x60)).hasMessage("no device at port 0x60");
  }

  @Test
  void controlRegistersInterruptsAndLogs() {
    Processor.writeCr3(0x5000);
    assertThat(Processor.readCr3()).isEqualTo(0x5000);
    Processor.invalidatePage(0x7000);
    assertThat(machine.log()).containsExactly("cr3 0x5000", "invlpg 0x7000");
    Processor.enableInterrupts();
    Processor.waitForInterrupt();
    assertThat(machine.interruptsEnabled()).isFalse();
    assertThatThrownBy(Processor::halt).isInstanceOf(HostedFault.class);
  }

  @Test
  void objectsSymbolsCodeAndSystemCalls() {
    Object object = new Object();
    assertThat(References.atAddress(References.addressOf(object))).isSameAs(object);
    assertThat(References.addressOf(null)).isZero();
    assertThat(References.atAddress(0)).isNull();
    machine.define("__start", 0x40);
    machine.define(0x40, arguments -> arguments.length + arguments[1]);
    assertThat(Code.call(Code.symbol("__start"), 10, 20)).isEqualTo(22);
    machine.onSystemCall(arguments -> -arguments[0]);
    assertThat(UserCall.syscall(38, 1, 2)).isEqualTo(-38);
  }
}
