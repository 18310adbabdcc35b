package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.guest.image.GuestImages;

/** The commands on good input, from end to end. */
class WholeRunTest {
  @TempDir Path folder;
  private final CommandLineHarness cli = new CommandLineHarness();

  private static String stateHash(String report) {
    return report
        .lines()
        .filter(line -> line.strip().startsWith("state hash"))
        .collect(Collectors.joining());
  }

  private static List<String> consoleOf(String vm, String out) {
    String prefix = vm + " ";
    return out.lines()
        .filter(line -> line.startsWith(prefix) && line.contains("|"))
        .map(line -> line.substring(line.indexOf('|') + 1))
        .map(line -> line.startsWith(" ") ? line.substring(1) : line)
        .toList();
  }

  @Test
  void theDemoEndsWellAndIsTheSameTwice() {
    var first = cli.run("demo");
    assertThat(first.status()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .contains("CPU shares", "VM exits", "Shadow paging", "hidden-fault", "MIPS", "state hash");
    var second = cli.run("demo");
    assertThat(stateHash(second.out())).isNotEmpty().isEqualTo(stateHash(first.out()));
    assertThat(withoutWallTime(second.out())).isEqualTo(withoutWallTime(first.out()));
  }

  private static String withoutWallTime(String out) {
    return out.lines()
        .filter(line -> !line.strip().startsWith("wall time"))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trap", "classic"})
  void theKernelPrintsTheSameOnTheBareMachineAndInAVm(String mode) {
    var bare = cli.run("boot", GuestImages.DEMO_KERNEL, "--memory", "16M");
    var vm = cli.run("vm", GuestImages.DEMO_KERNEL, "--memory", "16M", "--mode", mode);
    assertThat(bare.status()).isZero();
    assertThat(vm.status()).isZero();
    List<String> bareLines = bare.out().lines().map(String::stripTrailing).toList();
    assertThat(bareLines).hasSizeGreaterThan(10);
    assertThat(consoleOf("vm", vm.out())).isEqualTo(bareLines);
  }

  @Test
  void sharesFollowWeights() throws IOException {
    Path stats = folder.resolve("stats.json");
    assertThat(cli.run("demo", "--stats", stats.toString()).status()).isZero();
    List<Double> shares = numbers(stats, "cpuShare");
    assertThat(shares).hasSize(2);
    assertThat(shares.get(0)).isBetween(0.64, 0.69);
    assertThat(shares.get(1)).isBetween(0.31, 0.36);
  }

  @Test
  void fourVmsShareTwoCores() throws IOException {
    Path stats = folder.resolve("stats.json");
    var outcome = cli.run("vm", "four-vms", "--stats", stats.toString());
    assertThat(outcome.status()).isZero();
    for (String vm : List.of("anna", "boris", "clara", "dmitri")) {
      assertThat(consoleOf(vm, outcome.out())).anyMatch(line -> line.contains("goodbye"));
    }
    assertThat(numbers(stats, "cap")).containsExactly(100.0, 100.0, 100.0, 25.0);
  }

  @Test
  void theStatisticsKeepTheirContract() throws IOException {
    Path stats = folder.resolve("stats.json");
    assertThat(cli.run("vm", "demo", "--stats", stats.toString()).status()).isZero();
    assertThat(fields(stats))
        .contains(
            "engine",
            "instructions",
            "virtualCycles",
            "wallSeconds",
            "exitStatus",
            "stateHash",
            "vms",
            "exits",
            "reason",
            "cause",
            "count",
            "cycles",
            "cpuShare",
            "shadowPages");
  }

  @Test
  void withJsonTheOutputIsOneDocumentAndTheConsoleGoesAside() throws IOException {
    var outcome = cli.run("boot", GuestImages.DEMO_KERNEL, "--json");
    Path document = Files.writeString(folder.resolve("out.json"), outcome.out());
    assertThat(fields(document)).contains("stateHash");
    assertThat(outcome.err()).contains("goodbye");
  }

  @Test
  void aTraceHasALineForEachExit() throws IOException {
    Path trace = folder.resolve("exits.txt");
    Path stats = folder.resolve("stats.json");
    cli.run("demo", "--trace", trace.toString(), "--stats", stats.toString());
    double counted = numbers(stats, "count").stream().mapToDouble(Double::doubleValue).sum();
    List<String> lines = Files.readAllLines(trace);
    assertThat(lines.getFirst()).startsWith("#");
    assertThat((double) lines.size() - 1).isEqualTo(counted);
    assertThat(lines).anyMatch(line -> line.contains("CR_ACCESS(28)") && line.endsWith("."));
  }

  @Test
  void aTraceOfInstructionsHasALineForEach() throws IOException {
    Path trace = folder.resolve("instructions.txt");
    Path program = assemble("mov edi, 5\nmov eax, 60\nsyscall");
    var outcome = cli.run("run", "--trace", trace.toString(), program.toString());
    assertThat(outcome.status()).isEqualTo(5);
    assertThat(Files.readAllLines(trace))
        .anyMatch(line -> line.endsWith("  mov edi, 5"))
        .anyMatch(line -> line.endsWith("  mov eax, 0x3c") || line.endsWith("  mov eax, 60"));
  }

  @Test
  void underTheHypervisorATraceOfInstructionsShowsTheExitsBetweenThem() throws IOException {
    Path trace = folder.resolve("steps.txt");
    cli.run(
        "vm",
        GuestImages.DEMO_KERNEL,
        "--trace",
        trace.toString(),
        "--trace-kind",
        "instructions",
        "--max-instructions",
        "20K");
    assertThat(Files.readAllLines(trace))
        .hasSizeGreaterThan(1000)
        .anyMatch(line -> line.contains("exit of VM 1: The guest wrote CR3, which is privileged"))
        .anyMatch(line -> line.matches("[0-9a-f]{16}  mov .*"));
  }

  @Test
  void aProgramGetsItsArgumentsAndInput() throws IOException {
    // exit status = argc; standard input is copied to standard output
    Path program =
        assemble(
            """
            pop rbx
            sub rsp, 64
            xor eax, eax
            xor edi, edi
            mov rsi, rsp
            mov edx, 64
            syscall
            mov rdx, rax
            mov eax, 1
            mov edi, 1
            mov rsi, rsp
            syscall
            mov eax, 60
            mov edi, ebx
            syscall
            """);
    cli.type("from outside".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var outcome = cli.run("run", program.toString(), "--memory", "-x");
    assertThat(outcome.out()).isEqualTo("from outside");
    assertThat(outcome.status()).isEqualTo(3);
  }

  @Test
  void whatTheAssemblerWroteTheDisassemblerReads() throws IOException {
    Path program = assemble("mov rax, [rbx+rcx*8+16]\nret");
    assertThat(cli.run("disasm", program.toString()).out())
        .contains("mov rax, [rbx+rcx*8+0x10]", "ret", "_start:");
    assertThat(cli.run("disasm", "-x", "48 89 e5").out()).contains("mov rbp, rsp");
  }

  private Path assemble(String code) throws IOException {
    Path source = folder.resolve("p.asm");
    Files.writeString(source, "global _start\nsection .text\n_start:\n" + code + "\n");
    Path program = folder.resolve("p.elf");
    var outcome = cli.run("asm", source.toString(), "-f", "image", "-o", program.toString());
    assertThat(outcome.err()).isEmpty();
    return program;
  }

  private static Set<String> fields(Path document) throws IOException {
    Set<String> fields = new TreeSet<>();
    try (JsonParser parser = new JsonFactory().createParser(document.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          fields.add(parser.currentName());
        }
      }
    }
    return fields;
  }

  private static List<Double> numbers(Path document, String field) throws IOException {
    List<Double> numbers = new java.util.ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(document.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric() && field.equals(parser.currentName())) {
          numbers.add(parser.getDoubleValue());
        }
      }
    }
    return numbers;
  }
}
