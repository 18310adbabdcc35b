package org.matryoshka.cpu.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.io.Clock;

/** A machine that sleeps for ever comes to an end, whatever its devices do meanwhile. */
class MachineSleepTest {
  private static final long CODE = 0x8000;

  @ParameterizedTest
  @CsvSource({
    // sti; hlt
    "FB F4, DEADLOCK, 0",
    // cli; hlt
    "FA F4, DEADLOCK, 0",
    // A timer of two ticks whose interrupt is masked: mov al, 14h; out 43h, al; mov al, 2;
    // out 40h, al; sti; hlt
    "B0 14 E6 43 B0 02 E6 40 FB F4, DEADLOCK, 60",
    // The real-time clock's update interrupt, masked: out 70h, 0Bh; out 71h, 12h; sti; hlt
    "B0 0B E6 70 B0 12 E6 71 FB F4, DEADLOCK, 4000"
  })
  void comesToAnEnd(String code, RunEnd.Reason reason, long atMostSeconds) {
    Machine machine = new Machine(MachineConfiguration.of(1 << 20, c -> {}));
    machine.memory().write(BootMemory.PAGE_MAP, 8, BootMemory.DIRECTORY_POINTERS | 3);
    machine.memory().write(BootMemory.DIRECTORY_POINTERS, 8, 0x83);
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(code);
    machine.memory().copyIn(CODE, bytes, 0, bytes.length);
    BootLoader.enter(machine.cpu(0), CODE);
    RunEnd end = machine.run(1000);
    assertThat(end.reason()).isEqualTo(reason);
    assertThat(machine.clock().now()).isLessThanOrEqualTo((atMostSeconds + 1) * Clock.HERTZ);
  }
}
