package org.matryoshka.guest.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.aot.backend.write.WrittenFunction;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.samples.Listed;

/** The listing shows machine code under the lines that it comes from. */
class ListingTest {
  private static final Path GOLDEN = Path.of("src/test/resources/aot/listing.txt");
  private static final Path GUIDE = Path.of("../docs/aot.md");

  /** What stands before the listing in the guide. */
  private static final String FENCE = "```nasm\n";

  private static String listing() {
    // an entry point, so that it is there although its caller has it inlined
    MethodId entry = new MethodId(Listed.class.getName().replace('.', '/'), "sum", "([II)I");
    AotRequest request = ProgramRunner.request(Listed.class).withEntryPoint("listed_sum", entry);
    CompiledProgram program = AotCompiler.compile(request);
    WrittenFunction sum =
        program.text().functions().stream()
            .filter(function -> function.method().name().equals("sum"))
            .findFirst()
            .orElseThrow();
    String text = program.listing(ProgramRunner.link(program), ListingTest::source).render(sum);
    // addresses change with the runtime that lies before and behind
    return text.lines()
        .map(line -> line.matches("  [0-9a-f]{8}  .*") ? line.substring(12) : line)
        .map(line -> line.replaceFirst("^(e8)[0-9a-f]{8} ", "$1........ "))
        .map(String::stripTrailing)
        .reduce("", (all, line) -> all + line + "\n");
  }

  private static List<String> source(String path) {
    Path file = Path.of("src/test/java").resolve(path);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isThatOfTheGoldenFileAndOfTheGuide() throws IOException {
    String listing = listing();
    if (Boolean.getBoolean("bless")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, listing);
      String guide = Files.readString(GUIDE, StandardCharsets.UTF_8);
      int start = guide.indexOf(FENCE) + FENCE.length();
      Files.writeString(
          GUIDE,
          guide.substring(0, start) + listing + guide.substring(guide.indexOf("```", start)));
    }

    assertThat(listing).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    assertThat(Files.readString(GUIDE, StandardCharsets.UTF_8)).contains(listing);
  }
}
