package org.matryoshka.cpu.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.device.DebugExit;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.io.PortBus;

/** The wires between the devices: what a kernel sees through ports and interrupts. */
class PcPlatformTest {
  private static final int PIT_HERTZ = 1_193_182;

  private final PlatformRig rig = new PlatformRig(new InputLog());
  private final PortBus ports = rig.platform.ports();
  private final InterruptSource core = rig.platform.interrupts(0);

  @BeforeEach
  void initializeInterruptControllers() {
    int[][] writes = {
      {0x20, 0x11},
      {0xA0, 0x11},
      {0x21, 0x20},
      {0xA1, 0x28},
      {0x21, 4},
      {0xA1, 2},
      {0x21, 1},
      {0xA1, 1},
      {0x21, 0},
      {0xA1, 0}
    };
    for (int[] write : writes) {
      ports.write(write[0], 1, write[1]);
    }
  }

  private int readRtc(int register) {
    ports.write(0x70, 1, register);
    return ports.read(0x71, 1);
  }

  @Test
  void theTimerInterruptsAtItsRate() {
    ports.write(0x43, 1, 0x34);
    ports.write(0x40, 1, PIT_HERTZ / 100 & 0xFF);
    ports.write(0x40, 1, (PIT_HERTZ / 100) >> 8);
    // Setting the mode made OUT high, which is an edge.
    assertThat(core.acknowledge()).isEqualTo(0x20);
    ports.write(0x20, 1, 0x20);
    int ticks = 0;
    while (rig.clock.nextEventTime() <= 1_000_100_000L) {
      rig.clock.advanceTo(rig.clock.nextEventTime());
      if (core.pending()) {
        assertThat(core.acknowledge()).isEqualTo(0x20);
        ports.write(0x20, 1, 0x20);
        ticks++;
      }
    }
    assertThat(ticks).isEqualTo(100);
  }

  @Test
  void theRealTimeClockInterruptsThroughTheSlave() {
    readRtc(0x0B);
    ports.write(0x71, 1, 0x12);
    rig.pass(1_000_000_000L);
    assertThat(core.acknowledge()).isEqualTo(0x28);
    assertThat(readRtc(0x0C) & 0x90).isEqualTo(0x90);
    assertThat(readRtc(0x32)).isEqualTo(0x20);
    assertThat(readRtc(9)).isEqualTo(0x26);
  }

  @Test
  void typingInterruptsAndSendingComesOut() {
    ports.write(0x3F9, 1, 1);
    ports.write(0x3FC, 1, 0x0B);
    rig.input.append(0, "k".getBytes(StandardCharsets.US_ASCII));
    rig.pass(10_000_000);
    assertThat(core.acknowledge()).isEqualTo(0x24);
    assertThat(ports.read(0x3F8, 1)).isEqualTo('k');
    ports.write(0x3F8, 1, 'o');
    ports.write(0xE9, 1, 'k');
    assertThat(rig.console).hasToString("ok");
    assertThat(ports.read(0xE9, 1)).isEqualTo(0xE9);
  }

  @Test
  void theSpeakersCounterHangsOnPortB() {
    ports.write(0x61, 1, 1);
    ports.write(0x43, 1, 0xB0);
    ports.write(0x42, 1, 0xA9);
    ports.write(0x42, 1, 0x04);
    long started = rig.clock.now();
    while ((ports.read(0x61, 1) & 0x20) == 0) {
      rig.pass(100);
    }
    // 0x4A9 ticks and one: how kernels calibrate their delay loops to a millisecond.
    assertThat(rig.clock.now() - started).isBetween(1_000_000L, 1_001_000L);
  }

  @Test
  void eachCoreSeesItsOwnApic() {
    for (int i = 0; i < PlatformRig.CORES; i++) {
      rig.platform.selectCore(i);
      assertThat(rig.memory.read(PlatformRig.APIC + 0x20, 4)).isEqualTo((long) i << 24);
    }
    assertThat(rig.platform.cores()).isEqualTo(PlatformRig.CORES);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "1, 0x10, 0", "1, 1, 1", "4, 0x110, 1", "2, 0x10, 0", "4, -1, 1"})
  void theDebugExitEndsTheRun(int size, String value, int status) {
    assertThat(rig.platform.exitValue()).isEmpty();
    ports.write(0xF4, size, Integer.decode(value));
    ports.write(0xF4, 1, 77);
    assertThat(rig.exits).isEqualTo(1);
    assertThat(rig.platform.exitValue()).hasValue(Integer.decode(value));
    assertThat(DebugExit.status(rig.platform.exitValue().getAsInt())).isEqualTo(status);
  }

  @Test
  void nothingHappensByItselfAfterPowerOn() {
    assertThat(rig.clock.nextEventTime()).isEqualTo(EventQueue.NEVER);
  }

  @Test
  void placesDoNotOverlap() {
    for (PcPorts.Space space : PcPorts.Space.values()) {
      long end = -1;
      for (PcPorts place : PcPorts.in(space)) {
        assertThat(place.start()).as(place.name()).isGreaterThan(end);
        end = place.start() + place.count() - 1;
      }
    }
  }

  @Test
  void thereAreOneTo255Cores() {
    for (int cores : new int[] {0, 256}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new PcPlatform(
                      new PcPlatform.Connections(
                          new EventQueue(), cores, 0, c -> {}, new InputLog(), () -> {})))
          .withMessageContaining(Integer.toString(cores));
    }
  }
}
