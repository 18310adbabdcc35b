package org.matryoshka.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.asm.source.SourceLoader;
import org.matryoshka.asm.source.SourceText;

/**
 * Sources that want too much, or are none: a message, never an exception, a hang or a full heap.
 */
class HostileSourceTest {

  static Stream<Arguments> sources() {
    return Stream.of(
        Arguments.of("times 1000000000000 db 0", "more than 256 MiB"),
        Arguments.of("times 300000000 db 0", "more than 256 MiB"),
        Arguments.of("times 9999999 jmp $", "is more than 1000000"),
        Arguments.of("times -1 nop", "times -1 is negative"),
        Arguments.of("resq 0x2000000000000001", "can't reserve"),
        Arguments.of("section .bss\nresb 200000000\nresb 200000000", "grows beyond 256 MiB"),
        Arguments.of("dq 1 / 0", "division by zero"),
        Arguments.of("dq 0x8000000000000000 // (1 - 1)", "division by zero"),
        Arguments.of("%assign x 5 % (2 - 2)", "division by zero"),
        Arguments.of("%rep 100000000\nnop\n%endrep", "is more than 1000000 rounds"),
        Arguments.of("%rep 2000\n%rep 2000\nnop\n%endrep\n%endrep", "more than 1000000 lines"),
        Arguments.of("dq " + "(".repeat(100_000) + "1", "too deeply nested"),
        Arguments.of("dq " + "-".repeat(100_000) + "1", "too deeply nested"),
        Arguments.of("dq 1" + "+1".repeat(100_000), "too long"),
        Arguments.of("mov eax, [" + "rax+".repeat(5000) + "1]", "too long"),
        Arguments.of("times 2 ".repeat(10_000) + "nop", "too long"),
        Arguments.of(doubling("%define a", 26) + "dq a25", "macros expand to more than"),
        Arguments.of(
            "%define s 'x'\n" + "%strcat s s, s\n".repeat(40) + "db s", "string is longer than"),
        Arguments.of(manyMacros(400) + "m399", "nest more than 256 deep"),
        Arguments.of("%define x y %+ y\n%define yy x\ndb x", "does not end"),
        Arguments.of("%push a\n".repeat(2000), "more than 1000 contexts"),
        Arguments.of("a: times (b - a) % 2 + 1 db 0\nb:", "needs a value that is known"),
        Arguments.of("%if $ - $$ == 0\ntimes 3 db 0\n%endif\n%include 'self'", "nest more than"),
        Arguments.of("a equ b\nb equ a\ndq a", "do not settle"),
        Arguments.of("db 'abc", "without its closing quote"),
        Arguments.of("mov eax, \u0000\u0001", "unexpected character U+0000"),
        Arguments.of("align 3", "no power of two"),
        Arguments.of("align 0", "no power of two"),
        Arguments.of("%macro m 99999999\n%endmacro", "not a number of parameters"),
        Arguments.of("section .text align=99999999999", "no power of two"),
        Arguments.of("%{1:99999999999999}", "only inside a macro"),
        Arguments.of("%macro m 1\ndb %{1:99999999999999}\n%endmacro\nm 1", "not a parameter"),
        Arguments.of("dq 0x" + "f".repeat(5000), "not a number"),
        Arguments.of("foo bar baz\n".repeat(50_000), "unknown instruction 'foo'"));
  }

  private static String doubling(String define, int count) {
    StringBuilder out = new StringBuilder(define + "0 1\n");
    for (int i = 1; i < count; i++) {
      out.append(define).append(i).append(" a").append(i - 1).append(" + a").append(i - 1);
      out.append('\n');
    }
    return out.toString();
  }

  private static String manyMacros(int count) {
    StringBuilder out = new StringBuilder("%macro m0 0\nnop\n%endmacro\n");
    for (int i = 1; i < count; i++) {
      out.append("%macro m").append(i).append(" 0\nm").append(i - 1).append("\n%endmacro\n");
    }
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void endsInAMessage(String source, String message) {
    SourceLoader self =
        (name, from) ->
            java.util.Optional.of(
                new SourceLoader.LoadedFile(
                    "self", "%include 'self'".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    AssemblyResult result =
        Assembler.assemble(
            new SourceText("test.asm", source),
            AssemblerOptions.of(OutputFormat.ELF64).withLoader(self));
    assertThat(result).isInstanceOf(AssemblyResult.Rejected.class);
    assertThat(Assembling.text(result.diagnostics())).contains(message);
    assertThat(result.diagnostics()).hasSizeLessThan(500);
  }

  /** Random pieces of real syntax in random order. */
  @Test
  void survivesNonsense() {
    String[] words = {
      "mov",
      "eax",
      "rax",
      ",",
      "[",
      "]",
      "(",
      ")",
      "+",
      "*",
      "5",
      "0x10",
      "'a'",
      "\"",
      "`\\x",
      "db",
      "dq",
      "resb",
      "times",
      "equ",
      "%define",
      "%macro",
      "%endmacro",
      "%rep",
      "%endrep",
      "%if",
      "%else",
      "%endif",
      "%1",
      "%0",
      "%%a",
      "%[",
      "%+",
      "a",
      "b",
      "c:",
      ".d",
      "section",
      ".text",
      "global",
      "extern",
      "align",
      "struc",
      "endstruc",
      "istruc",
      "at",
      "iend",
      "\n",
      "\n",
      "\n",
      "byte",
      "rel",
      "lock",
      "rep",
      "short",
      "{",
      "}",
      "?",
      ":",
      "$",
      "$$",
      "-",
      "!",
      "=",
      ";",
      "%assign",
      "%include",
      "incbin",
      "1.5",
      "wrt",
      "..plt",
      "dup",
      "%exitrep",
      "%push",
      "%pop",
      "%$x",
      "%strlen",
      "%substr",
      "%undef",
      "default",
      "bits",
      "64",
      "org",
      "absolute",
      "common",
      "%rotate",
      "%exitmacro",
      "%unmacro",
      "%deftok",
      "%defstr",
      "%xdefine",
      "%ifidn",
      "%elif"
    };
    Random random = new Random(20261120);
    int rejected = 0;
    for (int round = 0; round < 3000; round++) {
      StringBuilder source = new StringBuilder();
      int count = 1 + random.nextInt(60);
      for (int i = 0; i < count; i++) {
        source.append(words[random.nextInt(words.length)]).append(random.nextInt(4) > 0 ? " " : "");
      }
      OutputFormat format = OutputFormat.values()[round % 3];
      AssemblyResult result = Assembling.assemble(format, source.toString());
      if (result instanceof AssemblyResult.Rejected) {
        rejected++;
        assertThat(Assembling.text(result.diagnostics())).isNotEmpty();
      }
    }
    assertThat(rejected).isGreaterThan(1000);
  }

  @Test
  void survivesRandomCharacters() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      StringBuilder source = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        source.append(
            (char) (random.nextInt(5) == 0 ? random.nextInt(0x3000) : random.nextInt(128)));
      }
      AssemblyResult result = Assembling.assemble(OutputFormat.ELF64, source.toString());
      assertThat(Assembling.text(result.diagnostics())).isNotNull();
    }
  }
}
