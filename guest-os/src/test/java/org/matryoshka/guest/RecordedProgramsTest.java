package org.matryoshka.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.user.ProgramEnd;
import org.matryoshka.cpu.user.UserMachine;
import org.matryoshka.cpu.user.UserProgram;

/** Programs that gcc compiled print and return what they did on the host's CPU. */
class RecordedProgramsTest {
  private static final long BUDGET = 100_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bits",
        "calls",
        "crc",
        "division",
        "recursion",
        "sort",
        "strings",
        "structs",
        "vm"
      })
  void doesWhatItDidOnTheHost(String name) throws IOException, ImageException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    UserMachine machine =
        new UserMachine(
            new UserProgram(
                resource(name + ".elf"),
                List.of("./" + name + ".elf", "first", "second argument"),
                List.of(),
                UserProgram.DEFAULT_MEMORY,
                0,
                new ByteArrayInputStream("seven\n".getBytes(StandardCharsets.US_ASCII)),
                out,
                error,
                notice -> {}));

    ProgramEnd end = machine.run(BUDGET);

    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(text(name + ".out"));
    assertThat(error.size()).isZero();
    assertThat(end.reason()).as(end.explanation()).isEqualTo(ProgramEnd.Reason.EXIT);
    assertThat("exit status " + end.exitStatus() + "\n").isEqualTo(text(name + ".status"));
  }

  private static String text(String file) throws IOException {
    return new String(resource(file), StandardCharsets.US_ASCII);
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream in = RecordedProgramsTest.class.getResourceAsStream("/programs/" + file)) {
      return in.readAllBytes();
    }
  }
}
