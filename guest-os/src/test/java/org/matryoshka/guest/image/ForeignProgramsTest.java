package org.matryoshka.guest.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.machine.RunEnd;

/** Programs that gcc compiled with musl do in Kukla what they did on Linux. */
class ForeignProgramsTest {
  private static final long BUDGET = 2_000_000_000;
  private static final int MEMORY = 32 << 20;
  private static final int SUCCESS = 0x10;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "processes",
        "execute",
        "memory",
        "signals",
        "jobs",
        "times",
        "threads",
        "identity",
        "hostile"
      })
  void doesWhatItDidOnLinux(String name) throws Exception {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    RunEnd end = boot(archive(List.of(name)), console);
    String printed = console.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
    assertThat(section(printed, name)).as(printed).isEqualTo(text(name + ".out") + text(name + ".status"));
    assertThat(end.exitValue()).hasValue(SUCCESS);
  }

  private static RunEnd boot(byte[] archive, ByteArrayOutputStream console)
      throws GuestBuildException, ImageException {
    Machine machine = new Machine(MachineConfiguration.of(MEMORY, console::write));
    machine.boot(
        ElfReader.read(KuklaBuilder.bundled().kernel(archive)), "init=/runner loglevel=1");
    return machine.run(BUDGET);
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
  private static String section(String printed, String name) {
    int start = printed.indexOf("== " + name + "\n");
    int end = printed.indexOf("\n== end", start);
    if (start < 0 || end < 0) {
      return "nothing";
    }
    return printed
        .substring(start + name.length() + 4, end + 1)
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
