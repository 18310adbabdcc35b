package org.matryoshka.guest.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.machine.RunEnd;

/**
 * Programs that gcc compiled with musl do in Kukla what they did on Linux: the same output, the
 * same exit status. One boot runs them all; the first process is {@code runner.c}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignProgramsTest {
  private static final long BUDGET = 4_000_000_000L;
  private static final int MEMORY = 16 << 20;
  private static final int SUCCESS = 0x10;
  private static final List<String> PROGRAMS =
      List.of(
          "execute",
          "fuzz",
          "glibc",
          "hello",
          "hostile",
          "hungry",
          "identity",
          "jobs",
          "memory",
          "processes",
          "signals",
          "threads",
          "floating",
          "times");

  private String console;
  private RunEnd end;

  @BeforeAll
  void boot() throws GuestBuildException, ImageException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Machine machine = new Machine(MachineConfiguration.of(MEMORY, bytes::write));
    byte[] kernel = KuklaBuilder.bundled().kernel(archive(PROGRAMS));
    machine.boot(ElfReader.read(kernel), "init=/runner");
    end = machine.run(BUDGET);
    console = bytes.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
  }

  static List<String> programs() {
    return PROGRAMS;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void doesWhatItDidOnLinux(String name) throws IOException {
    assertThat(section(name)).isEqualTo(text(name + ".out") + text(name + ".status"));
  }

  @Test
  void theMachineIsSwitchedOffAtTheEnd() {
    assertThat(end.exitValue()).as(console).hasValue(SUCCESS);
  }

  private static byte[] archive(List<String> names) throws IOException {
    CpioArchive archive = new CpioArchive();
    archive.add("dev", CpioArchive.DIRECTORY, 0, new byte[0]);
    archive.add("tests", CpioArchive.DIRECTORY, 0, new byte[0]);
    archive.add("runner", CpioArchive.FILE | 0755, 0, resource("runner.elf"));
    for (String name : names) {
      archive.add("tests/" + name, CpioArchive.FILE | 0755, 0, resource(name + ".elf"));
    }
    return archive.finish();
  }

  /** What a program printed, without the lines of the kernel's log between. */
  private String section(String name) {
    int start = console.indexOf("== " + name + "\n");
    int stop = console.indexOf("\n== ", start + 1);
    if (start < 0 || stop < 0) {
      return "nothing: " + console;
    }
    return console
        .substring(start + name.length() + 4, stop + 1)
        .replaceAll("(?m)^\\[ *[0-9]+\\.[0-9]+\\] .*\n", "");
  }

  private static String text(String file) throws IOException {
    return new String(resource(file), StandardCharsets.ISO_8859_1);
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream in = ForeignProgramsTest.class.getResourceAsStream("/kukla/" + file)) {
      return in.readAllBytes();
    }
  }
}
