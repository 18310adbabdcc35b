package org.matryoshka.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.magic.HostedMachine;

/** The ring of lines that dmesg shows. */
class KernelLogTest {
  private final HostedMachine machine = HostedMachine.install(4096);
  private final KernelLog log = new KernelLog(null);

  @AfterEach
  void uninstall() {
    HostedMachine.uninstall();
  }

  private String read(long position, int length) {
    byte[] bytes = new byte[length];
    int count = log.read(position, bytes, 0, length);
    return new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
  }

  @Test
  void linesHaveTheTimeInFront() {
    machine.setTimestamp(12_345_678_000L);
    log.append("hello");

    assertThat(read(0, 100)).isEqualTo("[   12.345678] hello\n");
    assertThat(read(15, 5)).isEqualTo("hello");
  }

  @Test
  void oldLinesMakeRoomForNewOnes() {
    for (int i = 0; i < 2000; i++) {
      log.append("line " + i);
    }

    assertThat(log.written()).isGreaterThan(log.capacity());
    String kept = read(0, 2 * log.capacity());
    assertThat(kept).hasSize(log.capacity()).endsWith("line 1999\n").doesNotContain("line 5\n");
    assertThat(read(log.written(), 10)).isEmpty();
  }
}
