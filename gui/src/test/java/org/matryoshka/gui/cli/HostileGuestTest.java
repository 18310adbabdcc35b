package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest can only kill itself: the documented exit code, a sentence, no stack trace. */
class HostileGuestTest {
  @TempDir Path folder;
  private final CommandLineHarness cli = new CommandLineHarness();

  /** A bootable image at 2 MiB with this code. */
  private String image(String code) throws IOException {
    Path source = folder.resolve("guest.asm");
    Files.writeString(source, "global _start\nsection .text\n_start:\n" + code + "\n");
    String image = folder.resolve("guest.elf").toString();
    var outcome =
        cli.run("asm", source.toString(), "-f", "image", "-P", ".text=0x200000", "-o", image);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    return image;
  }

  private static final String TRIPLE_FAULT = "ud2";
  private static final String NON_CANONICAL = "mov rax, 0x8000000000000000\njmp rax";
  private static final String TABLES_OVER_EACH_OTHER =
      """
      mov rax, cr3
      and rax, -4096
      lea rdx, [rax+3]
      mov ecx, 512
      mov rdi, rax
      fill: mov [rdi], rdx
      add rdi, 8
      loop fill
      mov cr3, rax
      mov rax, [0x200000]
      jmp $
      """;
  private static final String ALL_PORTS =
      """
      xor edx, edx
      again: cmp dx, 0xf4
      je skip
      mov eax, edx
      out dx, al
      out dx, ax
      out dx, eax
      in al, dx
      in eax, dx
      skip: inc dx
      jnz again
      mov dx, 0xf4
      xor eax, eax
      out dx, eax
      """;

  @ParameterizedTest
  @CsvSource({"boot,trap", "vm,trap", "vm,classic"})
  void aTripleFaultEndsTheGuestWithFailure(String command, String mode) throws IOException {
    var outcome = boot(command, mode, image(TRIPLE_FAULT));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out() + outcome.err()).containsIgnoringCase("triple fault");
  }

  @ParameterizedTest
  @CsvSource({"boot,trap", "vm,trap", "vm,classic"})
  void aJumpToANonCanonicalAddressEndsTheGuestWithFailure(String command, String mode)
      throws IOException {
    assertThat(boot(command, mode, image(NON_CANONICAL)).status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"boot,trap", "vm,trap", "vm,classic"})
  void pageTablesOverEachOtherAreTheGuestsOwnAffair(String command, String mode)
      throws IOException {
    var outcome = boot(command, mode, image(TABLES_OVER_EACH_OTHER), "--max-instructions", "100K");
    assertThat(outcome.status()).isIn(1, 4);
  }

  @ParameterizedTest
  @CsvSource({"boot,trap", "vm,trap", "vm,classic"})
  void allPortsMayBeWritten(String command, String mode) throws IOException {
    var outcome = boot(command, mode, image(ALL_PORTS));
    assertThat(outcome.status()).isIn(0, 1);
  }

  @ParameterizedTest
  @CsvSource({"boot,trap", "vm,trap", "vm,classic"})
  void anEndlessLoopEndsWithItsBudget(String command, String mode) throws IOException {
    var outcome = boot(command, mode, image("jmp $"), "--max-instructions", "1M");
    assertThat(outcome.status()).isEqualTo(4);
    assertThat(outcome.out() + outcome.err()).contains("budget of 1,000,000 instructions");
  }

  @ParameterizedTest
  @CsvSource({"boot,trap", "vm,trap", "vm,classic"})
  void aGuestThatWaitsForNothingIsNotWaitedFor(String command, String mode) throws IOException {
    var outcome = boot(command, mode, image("cli\nhlt\njmp $"));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out() + outcome.err()).contains("waits for an interrupt");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomBytesDoNoHarm(long seed) throws IOException {
    byte[] bytes = new byte[4000];
    new Random(seed).nextBytes(bytes);
    StringBuilder code = new StringBuilder("db 0x90");
    for (byte b : bytes) {
      code.append(",").append(b & 0xff);
    }
    String image = image(code.toString());
    for (String mode : new String[] {"trap", "classic"}) {
      assertThat(boot("vm", mode, image, "--max-instructions", "200K").status()).isIn(0, 1, 4);
    }
    assertThat(boot("boot", "trap", image, "--max-instructions", "200K").status()).isIn(0, 1, 4);
  }

  @Test
  void aProgramThatFaultsEndsByASignal() throws IOException {
    Path source = folder.resolve("crash.asm");
    Files.writeString(source, "global _start\nsection .text\n_start: mov eax, [8]\n");
    String program = folder.resolve("crash.elf").toString();
    cli.run("asm", source.toString(), "-f", "image", "-o", program);
    var outcome = cli.run("run", program);
    assertThat(outcome.status()).isEqualTo(128 + 11);
    assertThat(outcome.err()).contains("SIGSEGV").contains("0x8");
  }

  private CommandLineHarness.Outcome boot(
      String command, String mode, String image, String... more) {
    String[] line = new String[more.length + (command.equals("vm") ? 4 : 2)];
    line[0] = command;
    line[1] = image;
    System.arraycopy(more, 0, line, 2, more.length);
    if (command.equals("vm")) {
      line[line.length - 2] = "--mode";
      line[line.length - 1] = mode;
    }
    var outcome = cli.run(line);
    assertThat(outcome.err()).doesNotContain("bug of ours").doesNotContain("\tat ");
    return outcome;
  }
}
