package org.matryoshka.guest.kernel.trap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.magic.HostedMachine;
import org.matryoshka.guest.magic.HostedPort;

/** What the driver of the 8259A pair writes to it. */
class InterruptControllerTest {
  private final HostedMachine machine = HostedMachine.install(4096);
  private final List<String> writes = new ArrayList<>();
  private int inService;

  InterruptControllerTest() {
    HostedPort port =
        new HostedPort() {
          @Override
          public int in(int number, int width) {
            return inService;
          }

          @Override
          public void out(int number, int width, int value) {
            writes.add(String.format("%02x=%02x", number, value));
          }
        };
    machine.attach(0x20, 0x21, port);
    machine.attach(0xa0, 0xa1, port);
  }

  @AfterEach
  void uninstall() {
    HostedMachine.uninstall();
  }

  @Test
  void startsWithAllLinesMaskedButTheCascade() {
    new InterruptController();

    assertThat(writes)
        .containsExactly(
            "20=11", "a0=11", "21=20", "a1=28", "21=04", "a1=02", "21=01", "a1=01", "21=fb",
            "a1=ff");
  }

  @Test
  void acknowledgesAndCallsTheDriver() {
    InterruptController controller = new InterruptController();
    List<Integer> calls = new ArrayList<>();
    controller.register(4, (irq, frame) -> calls.add(irq));
    controller.register(12, (irq, frame) -> calls.add(irq));
    writes.clear();

    controller.take(4, 0);
    controller.take(12, 0);
    controller.take(3, 0);

    assertThat(calls).containsExactly(4, 12);
    assertThat(writes).containsExactly("20=20", "a0=20", "20=20", "20=20");
    assertThat(controller.count(4)).isEqualTo(1);
  }

  @Test
  void spuriousInterruptsAreNobodys() {
    InterruptController controller = new InterruptController();
    writes.clear();

    inService = 0;
    controller.take(7, 0);
    controller.take(15, 0);
    assertThat(writes).containsExactly("20=0b", "a0=0b", "20=20");
    assertThat(controller.count(7)).isZero();

    inService = 0x80;
    controller.take(7, 0);
    assertThat(controller.count(7)).isEqualTo(1);
  }
}
