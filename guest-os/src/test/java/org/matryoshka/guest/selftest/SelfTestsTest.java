package org.matryoshka.guest.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.machine.RunEnd;
import org.matryoshka.guest.image.SelfTestImage;
import org.matryoshka.guest.magic.HostedMachine;

/** The self tests on the JVM and on the machine. */
class SelfTestsTest {
  private static final long BUDGET = 400_000_000;
  private static final int SUCCESS = 0x10;

  @AfterEach
  void uninstall() {
    HostedMachine.uninstall();
  }

  @Test
  void logsOnTheMachineEqualThoseOnTheJvm() throws Exception {
    HostedMachine.install((int) SelfTest.MEMORY_END);
    StringBuilder hosted = new StringBuilder();
    int failures =
        SelfTests.run(
            new SelfTestLog() {
              @Override
              public void line(String text) {
                hosted.append(text).append('\n');
              }
            });
    assertThat(failures).as(hosted.toString()).isZero();

    ByteArrayOutputStream console = new ByteArrayOutputStream();
    Machine machine = new Machine(MachineConfiguration.of(32 << 20, console::write));
    machine.boot(ElfReader.read(SelfTestImage.build()), "");
    RunEnd end = machine.run(BUDGET);

    assertThat(console.toString(StandardCharsets.ISO_8859_1)).isEqualTo(hosted.toString());
    assertThat(end.exitValue()).hasValue(SUCCESS);
  }
}
