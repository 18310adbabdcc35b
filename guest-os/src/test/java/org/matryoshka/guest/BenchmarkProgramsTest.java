package org.matryoshka.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.user.ProgramEnd;
import org.matryoshka.cpu.user.UserMachine;
import org.matryoshka.cpu.user.UserProgram;
import org.matryoshka.guest.image.GuestImage;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.guest.image.ImageBuilder;

/**
 * The benchmarks compute what they shall. The lines were recorded on the host's CPU, assembled by
 * NASM 2.16.01 with -D ROUNDS=1; pagefaults, which is no program for Linux, on QEMU 7.2.22.
 */
class BenchmarkProgramsTest {
  private static final long BUDGET = 200_000_000;
  private static final Map<String, String> SHORT = Map.of("ROUNDS", "1");

  private static byte[] assemble(String name) throws IOException {
    GuestImage image = GuestImages.find(name).orElseThrow();
    return ImageBuilder.assemble(Path.of("src/main/asm"), image, SHORT);
  }

  @ParameterizedTest
  @CsvSource({
    "sieve, sieve 000245c5001e8479",
    "crc32, crc32 00000000e89c5bfb",
    "quicksort, quicksort 685e56c69e170575",
    "recursion, recursion 0000000000213d05"
  })
  void linuxProgram(String name, String line) throws IOException, ImageException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UserMachine machine =
        new UserMachine(
            new UserProgram(
                assemble(name + "-linux"),
                List.of(name),
                List.of(),
                UserProgram.DEFAULT_MEMORY,
                0,
                new ByteArrayInputStream(new byte[0]),
                out,
                out,
                notice -> {}));

    ProgramEnd end = machine.run(BUDGET);

    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(line + "\n");
    assertThat(end.exitStatus()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "sieve, sieve 000245c5001e8479",
    "crc32, crc32 00000000e89c5bfb",
    "quicksort, quicksort 685e56c69e170575",
    "recursion, recursion 0000000000213d05",
    "pagefaults, pagefaults 0000020000000200"
  })
  void bootableImage(String name, String line) throws IOException, ImageException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    Machine machine = new Machine(MachineConfiguration.of(16 << 20, console::write));
    machine.boot(ElfReader.read(assemble(name + "-bare")), "");

    assertThat(machine.run(BUDGET).exitValue()).hasValue(0x10);
    assertThat(console.toString(StandardCharsets.US_ASCII)).isEqualTo(line + "\n");
  }
}
