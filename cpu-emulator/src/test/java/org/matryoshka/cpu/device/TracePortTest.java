package org.matryoshka.cpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.io.EventQueue;

/** The trace port hands whole words on, with their time. */
class TracePortTest {
  @Test
  void wholeWordsComeOutWithTheirTime() {
    EventQueue clock = new EventQueue();
    TracePort port = new TracePort(clock);
    port.write(0, 4, 1); // nobody listens: nothing happens
    List<String> words = new ArrayList<>();
    port.setListener((time, word) -> words.add(time + ":" + Integer.toHexString(word)));
    clock.advanceTo(7);
    port.write(0, 4, 0x8000_0001);
    port.write(0, 1, 5);
    port.write(2, 2, 6);
    clock.advanceTo(9);
    port.write(0, 4, 0);
    assertThat(words).containsExactly("7:80000001", "9:0");
    assertThat(port.read(0, 4)).isZero();
  }
}
