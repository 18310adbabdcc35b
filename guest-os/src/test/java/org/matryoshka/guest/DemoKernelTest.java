package org.matryoshka.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.machine.RunEnd;
import org.matryoshka.guest.image.GuestImages;

/** The demo kernel on the bare machine. */
class DemoKernelTest {
  private static final long BUDGET = 200_000_000;
  private static final int SUCCESS = 0x10;
  private static final int FAILURE = 1;

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private Machine machine;
  private RunEnd end;

  private String boot(long megabytes) throws ImageException {
    console.reset();
    machine = new Machine(MachineConfiguration.of(megabytes << 20, console::write));
    machine.boot(ElfReader.read(GuestImages.bytes(GuestImages.DEMO_KERNEL)), "");
    end = machine.run(BUDGET);
    return console.toString(StandardCharsets.US_ASCII);
  }

  @Test
  void printsWhatItPrintsOnQemuAndSwitchesOffWithSuccess() throws IOException, ImageException {
    String printed = boot(16);

    assertThat(printed).isEqualTo(Consoles.demoKernel(16 * 1024 - 385));
    assertThat(end.exitValue()).hasValue(SUCCESS);
  }

  @Test
  void runsTheSameEveryTime() throws ImageException {
    boot(8);
    String first = machine.stateHash();
    long instructions = machine.instructions();
    boot(8);

    assertThat(machine.stateHash()).isEqualTo(first);
    assertThat(machine.instructions()).isEqualTo(instructions);
  }

  @Test
  void saysSoWhenMemoryIsTooSmall() throws ImageException {
    String printed = boot(3);

    assertThat(printed).endsWith("kernel panic: out of memory\n");
    assertThat(end.exitValue()).hasValue(FAILURE);
  }
}
