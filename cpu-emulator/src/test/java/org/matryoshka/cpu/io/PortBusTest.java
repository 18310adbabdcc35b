package org.matryoshka.cpu.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortBusTest {
  private final PortBus bus = new PortBus();
  private final List<String> log = new ArrayList<>();

  private PortDevice device(String name, int width) {
    return new PortDevice() {
      @Override
      public int read(int offset, int size) {
        log.add("%s r%d/%d".formatted(name, offset, size));
        return 0xA1B2_C300 + offset;
      }

      @Override
      public void write(int offset, int size, int value) {
        log.add("%s w%d/%d=%x".formatted(name, offset, size, value));
      }

      @Override
      public int width() {
        return width;
      }
    };
  }

  @Test
  void nobodyReadsAsAllOnes() {
    bus.write(0x80, 1, 5);
    bus.write(0xFFFF, 4, 5);
    assertThat(bus.read(0x80, 1)).isEqualTo(0xFF);
    assertThat(bus.read(0x80, 2)).isEqualTo(0xFFFF);
    assertThat(bus.read(0xFFFE, 4)).isEqualTo(-1);
  }

  @Test
  void wideAccessesAreBrokenIntoBytesForNarrowDevices() {
    bus.register("a", 0x10, 2, device("a", 1));
    bus.register("b", 0x12, 1, device("b", 1));
    assertThat(bus.read(0x10, 4)).isEqualTo(0xFF00_0100);
    bus.write(0x11, 2, 0x1234);
    assertThat(log).containsExactly("a r0/1", "a r1/1", "b r0/1", "a w1/1=34", "b w0/1=12");
  }

  @Test
  void wideDevicesGetWideAccessesThatFit() {
    bus.register("wide", 0xF4, 4, device("wide", 4));
    assertThat(bus.read(0xF4, 4)).isEqualTo(0xA1B2_C300);
    assertThat(bus.read(0xF4, 2)).isEqualTo(0xC300);
    bus.write(0xF6, 4, 0x0403_0201);
    bus.write(0xF3, 2, 0x1122);
    assertThat(log)
        .containsExactly("wide r0/4", "wide r0/2", "wide w2/1=1", "wide w3/1=2", "wide w0/1=11");
  }

  @Test
  void portsWrapAtTheEnd() {
    bus.register("first", 0, 1, device("first", 1));
    bus.write(0xFFFF, 2, 0x4200);
    assertThat(log).containsExactly("first w0/1=42");
  }

  @Test
  void conflictsNameBothDevices() {
    bus.register("timer", 0x40, 4, device("timer", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.register("intruder", 0x42, 4, device("x", 1)))
        .withMessage("port 0x42 of intruder belongs to timer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.register("late", 0xFFFF, 2, device("x", 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.register("none", 5, 0, device("x", 1)));
    assertThat(bus.ranges()).hasSize(1);
    assertThat(bus.read(0x44, 1)).isEqualTo(0xFF);
  }
}
