package org.matryoshka.guest.kukla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.hv.VirtualizationMode;

/** Kukla boots, runs commands and switches off: on the bare machine and in VMs of both modes. */
class KuklaBootTest {
  private static final int MEGABYTES = 16;
  private static final long BOOT_BUDGET = 25_000_000;
  private static final long BUDGET = 50_000_000;
  private static final int SUCCESS = 0x10;

  /** A way to run it. */
  interface Place {
    KuklaSession boot(String commandLine) throws ImageException;
  }

  static Stream<Place> places() {
    return Stream.of(
        line -> KuklaSession.onBareMachine(MEGABYTES, line),
        line -> KuklaSession.underHypervisor(VirtualizationMode.TRAP, MEGABYTES, line),
        line -> KuklaSession.underHypervisor(VirtualizationMode.CLASSIC, MEGABYTES, line));
  }

  @ParameterizedTest
  @MethodSource("places")
  void bootsToAPromptAndRunsCommands(Place place) throws ImageException {
    KuklaSession kukla = place.boot("");

    assertThat(kukla.untilPrompt(BOOT_BUDGET)).endsWith("root@kukla:/# ");
    assertThat(kukla.command("echo one two | wc", BUDGET).split("\\s+"))
        .containsExactly("", "1", "2", "8");
    assertThat(kukla.command("ls /", BUDGET)).contains("bin", "proc", "tmp");
    assertThat(kukla.command("sh -c 'exit 7'; echo $?", BUDGET)).isEqualTo("7\n");
    kukla.command("poweroff", BUDGET);
    assertThat(kukla.exitValue()).hasValue(SUCCESS);
  }

  @Test
  void allMemoryComesBackAtExit() throws ImageException {
    KuklaSession kukla = KuklaSession.onBareMachine(MEGABYTES, "");
    kukla.untilPrompt(BOOT_BUDGET);
    String work = "ls -l /bin | sort | head -3 > /dev/null; (cat /proc/meminfo | wc) > /dev/null";
    kukla.command(work, BUDGET);
    kukla.command(work, BUDGET);
    long before = freeKilobytes(kukla);

    for (int i = 0; i < 10; i++) {
      kukla.command(work, BUDGET);
    }

    assertThat(before).isGreaterThan(10_000);
    assertThat(freeKilobytes(kukla)).isEqualTo(before);
  }

  /**
   * Free memory, and what has been taken of it for good: by the kernel's heap, and by the shell's.
   */
  private static long freeKilobytes(KuklaSession kukla) throws ImageException {
    String text = kukla.command("cat /proc/meminfo /proc/$$/status", BUDGET);
    return field(text, "MemFree:") + field(text, "Slab:") + field(text, "VmRSS:");
  }

  private static long field(String text, String name) {
    String rest = text.substring(text.indexOf(name) + name.length()).strip();
    return Long.parseLong(rest.substring(0, rest.indexOf(' ')));
  }

  @Test
  void anInitThatIsMissingIsSaidWithAStackTrace() throws ImageException {
    KuklaSession kukla = KuklaSession.onBareMachine(MEGABYTES, "init=/bin/none");

    String text = kukla.untilPrompt(BOOT_BUDGET);

    assertThat(text)
        .contains("kernel panic: java.lang.IllegalStateException: init=/bin/none can't be executed")
        .contains("at org.matryoshka.guest.kernel.InitProgram.run(InitProgram.java:");
    assertThat(kukla.exitValue()).hasValue(1);
  }
}
