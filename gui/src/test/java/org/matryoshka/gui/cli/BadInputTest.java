package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.guest.image.GuestImages;

/** Bad input gives a clear message and the documented exit code, and never a stack trace. */
class BadInputTest {
  private static final int PROGRAM_HEADER_OFFSET = 32;
  private static final int PROGRAM_HEADER_COUNT = 56;

  @TempDir Path folder;
  private final CommandLineHarness cli = new CommandLineHarness();

  @BeforeEach
  void writeInputs() throws IOException {
    byte[] kernel = GuestImages.bytes(GuestImages.DEMO_KERNEL);
    Files.createFile(folder.resolve("empty"));
    Files.writeString(folder.resolve("text"), "#!/bin/sh\necho no ELF file\n");
    Files.write(folder.resolve("truncated"), Arrays.copyOf(kernel, 100));
    Files.write(folder.resolve("cut"), Arrays.copyOf(kernel, kernel.length / 2));
    Files.write(folder.resolve("arm"), patched(kernel, elf -> elf.putChar(18, (char) 183)));
    Files.write(folder.resolve("elf32"), patched(kernel, elf -> elf.put(4, (byte) 1)));
    Files.write(folder.resolve("overlapping"), patched(kernel, BadInputTest::overlap));
    Files.write(folder.resolve("random"), new byte[] {0x7f, 'E', 'L', 'F', 9, 9, 9, 9, 9, 9});
  }

  private interface Patch {
    void apply(ByteBuffer elf);
  }

  private static byte[] patched(byte[] kernel, Patch patch) {
    byte[] bytes = kernel.clone();
    patch.apply(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    return bytes;
  }

  /** Makes every loadable segment start where the first one does. */
  private static void overlap(ByteBuffer elf) {
    int table = (int) elf.getLong(PROGRAM_HEADER_OFFSET);
    long first = 0;
    for (int i = 0; i < elf.getChar(PROGRAM_HEADER_COUNT); i++) {
      int header = table + 56 * i;
      if (elf.getInt(header) == 1) {
        first = first == 0 ? elf.getLong(header + 24) : first;
        elf.putLong(header + 24, first);
        elf.putLong(header + 16, first);
      }
    }
  }

  static Stream<List<String>> rejectedFiles() {
    return Stream.of("run", "boot", "vm")
        .flatMap(
            command ->
                Stream.of(
                    List.of(command, "missing", "there is no such file"),
                    List.of(command, "empty", "is empty"),
                    List.of(command, ".", "is a directory"),
                    List.of(command, "text", "text: "),
                    List.of(command, "truncated", "truncated: "),
                    List.of(command, "cut", "cut: "),
                    List.of(command, "arm", "arm: "),
                    List.of(command, "elf32", "elf32: "),
                    List.of(command, "overlapping", "overlap"),
                    List.of(command, "random", "random: ")));
  }

  @ParameterizedTest
  @MethodSource("rejectedFiles")
  void aFileThatIsNoImageIsRejected(List<String> what) {
    var outcome = cli.run(what.get(0), folder.resolve(what.get(1)).toString());
    assertThat(outcome.err()).contains(what.get(2)).startsWith("matryoshka: ");
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.status()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot", "vm"})
  void anImageThatIsLargerThanTheMemoryIsRejected(String command) {
    var outcome = cli.run(command, GuestImages.DEMO_KERNEL, "--memory", "1M");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("memory").contains("--memory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boot --memory 3 demo-kernel | must be a multiple of 4K",
        "boot --memory lots demo-kernel | 'lots' is not a size",
        "boot --cores 0 demo-kernel | must be a whole number from 1 to 16",
        "boot --engine turbo demo-kernel | there is no such engine",
        "boot --max-instructions many demo-kernel | 'many' is not a count",
        "boot --trace-kind exits --trace x demo-kernel | has no VM exits",
        "boot --trace-kind instructions demo-kernel | give both",
        "boot --stats same --trace same demo-kernel | would overwrite",
        "boot | needs IMAGE",
        "boot demo-kernel more | takes one IMAGE, not also 'more'",
        "boot --memroy 1M demo-kernel | did you mean --memory?",
        "run | needs a PROGRAM",
        "run --seed x crc32-linux | is not a whole number",
        "vm --mode fast demo | is neither trap nor classic",
        "vm --memory 32M demo | a scenario of several VMs says itself how much",
        "boot --set scheduler demo-kernel | must be KEY=VALUE, as in",
        "vm --set =x demo-kernel | must be KEY=VALUE, as in",
        "boot --trace x --trace-kind scheduling demo-kernel | did you mean sched?",
        "boot --classpath src demo-kernel | only kukla takes classes",
        "demo extra | takes no operand",
        "asm | needs FILE.asm",
        "asm - | needs -o OUT",
        "asm -f coff x.asm | is none of elf64, image, bin",
        "asm -e start x.asm | they need -f image",
        "disasm -x 4 | two hexadecimal digits for each",
        "disasm -a here -x 90 | is not an address",
        "bench sive | did you mean sieve?",
        "lab list | unknown command lab",
      })
  void aWrongCommandLineIsExitCodeTwo(String line, String message) {
    var outcome = cli.run(line.split(" ", -1));
    assertThat(outcome.err()).contains(message).startsWith("matryoshka: ");
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void aWrongScenarioIsToldLineByLine() throws IOException {
    Path file = folder.resolve("s.yaml");
    Files.writeString(
        file, "name: x\ncors: 2\nvms:\n  - name: a\n    image: demo-kernel\n    weight: 0\n");
    var outcome = cli.run("vm", file.toString());
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err().lines())
        .containsExactly(
            file + ":2:1: error: unknown key 'cors' in the scenario; did you mean cores?",
            file + ":6:13: error: 'weight' of VM 1: '0' is not a whole number from 1 to 1000",
            "matryoshka: " + file + ": is no scenario (docs/scenarios.md explains the format)");
  }

  @Test
  void aScenarioWhoseImageIsMissingSaysWhichFile() throws IOException {
    Path file = folder.resolve("s.yaml");
    Files.writeString(file, "name: x\nvms: [{name: a, image: kernels/none.elf}]\n");
    var outcome = cli.run("vm", file.toString());
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains(folder.resolve("kernels/none.elf") + ": there is no such");
  }

  @Test
  void assemblyErrorsAreToldWithPlaceAndCaretAndWriteNothing() throws IOException {
    Path source = folder.resolve("bad.asm");
    Files.writeString(source, "start:\n  mov eax, nowhere\n  jmp elsewhere\n");
    var outcome = cli.run("asm", source.toString(), "-o", folder.resolve("bad.o").toString());
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("bad.asm:2:12: error:", "bad.asm:3:7: error:", "^~~~~~~", "2 errors");
    assertThat(folder.resolve("bad.o")).doesNotExist();
  }

  @Test
  void anOutputThatCanNotBeWrittenIsTold() {
    String file = folder.resolve("no/such/folder/trace.txt").toString();
    var outcome = cli.run("boot", GuestImages.DEMO_KERNEL, "--trace", file);
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("its folder does not exist");
  }

  @Test
  void standardInputIsReadForAMinusSign() {
    cli.type("xor eax, eax\n".getBytes(StandardCharsets.UTF_8));
    var outcome = cli.run("asm", "-", "-f", "bin", "-o", "-");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("1");
  }

  @Test
  void anOutputNeverOverwritesItsInputOrAnotherOutput() throws IOException {
    Path source = folder.resolve("kept.asm");
    Files.writeString(source, "nop\n");
    String name = source.toString();
    String object = folder.resolve("kept.o").toString();
    for (List<String> line :
        List.of(
            List.of("asm", name, "-o", name),
            List.of("asm", name, "-o", object, "-l", name),
            List.of("asm", name, "-o", object, "-l", object),
            List.of("boot", "--stats", name, name),
            List.of("run", "--trace", name, name),
            List.of("vm", "--trace", object, "--stats", object, name))) {
      var outcome = cli.run(line.toArray(String[]::new));
      assertThat(outcome.status()).as("%s", line).isEqualTo(2);
      assertThat(outcome.err()).contains("would overwrite");
    }
    assertThat(source).hasContent("nop\n");
    assertThat(folder.resolve("kept.o")).doesNotExist();
  }

  @Test
  void anObjectFileIsShownWithTheNamesOfItsOwnSections() throws IOException {
    Path source = folder.resolve("two.asm");
    Files.writeString(
        source,
        "section .data\nvalue: dq 7\nsection .text\nstart: nop\nsection .more exec\nlast: hlt\n");
    String object = folder.resolve("two.o").toString();
    assertThat(cli.run("asm", source.toString(), "-o", object).status()).isZero();
    String shown = cli.run("disasm", object).out();
    assertThat(shown).doesNotContain("value:");
    assertThat(shown.lines().filter(text -> text.matches("\\S.*")))
        .containsExactly("section .text", "start:", "section .more", "last:");
  }

  @Test
  void everyCommandTellsItsVersion() {
    var outcome = cli.run("boot", "--version");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).isEqualTo("matryoshka test\n");
  }
}
