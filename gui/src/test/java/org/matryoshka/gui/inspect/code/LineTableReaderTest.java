package org.matryoshka.gui.inspect.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.guest.image.GuestImages;

class LineTableReaderTest {
  static byte[] resource(String name) throws IOException {
    try (InputStream in = LineTableReaderTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  static List<String[]> table(String name) throws IOException {
    return new String(resource(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .toList();
  }

  static byte[] cpuid() {
    SourceText source = new SourceText("cpuid.asm", GuestImages.source("examples/cpuid.asm"));
    AssemblerOptions options = AssemblerOptions.of(OutputFormat.IMAGE).withLineTable();
    return ((AssemblyResult.Assembled) Assembler.assemble(source, options)).output();
  }

  private static void compare(byte[] elf, String recorded, String file) throws IOException {
    SourceLines lines = LineTableReader.read(elf);
    List<String[]> rows = table(recorded);
    for (int i = 0; i < rows.size(); i++) {
      long address = Long.decode(rows.get(i)[0]);
      if (rows.get(i)[1].equals("-")) {
        assertThat(lines.at(address)).as("behind the end").isEmpty();
        continue;
      }
      int line = Integer.parseInt(rows.get(i)[1]);
      assertThat(lines.at(address)).contains(new SourcePosition(file, line));
      assertThat(lines.beginsAt(address)).isTrue();
      assertThat(lines.anchor(Long.decode(rows.get(i + 1)[0]) - 1)).hasValue(address);
    }
  }

  @Test
  void readsOurTablesAsObjdumpDoes() throws IOException {
    compare(cpuid(), "cpuid.lines", "cpuid.asm");
  }

  @Test
  void readsTablesOfGccAsObjdumpDoes() throws IOException {
    compare(resource("dwarf5.elf"), "dwarf5.lines", "/src/tiny.c");
  }

  @Test
  void findsTheCodeOfALine() throws IOException {
    SourceLines lines = LineTableReader.read(resource("dwarf5.elf"));
    assertThat(lines.addressOf("/src/tiny.c", 10)).hasValue(0x401026);
    assertThat(lines.addressOf("/src/tiny.c", 5)).as("the next line with code").hasValue(0x40100e);
    assertThat(lines.addressOf("/src/tiny.c", 99)).isEmpty();
    assertThat(lines.addressOf("other.c", 1)).isEmpty();
  }

  @Test
  void kuklasTableNamesJavaSourcesThatAreBundled() {
    SourceLines lines = LineTableReader.read(GuestImages.bytes(GuestImages.KUKLA));
    long address = lines.addressOf("org/matryoshka/guest/kernel/Kernel.java", 1).orElseThrow();
    SourcePosition position = lines.at(address).orElseThrow();
    String source = GuestImages.findSource(position.file()).orElseThrow();
    assertThat(source.lines().count()).isGreaterThanOrEqualTo(position.line());
  }

  @Test
  void brokenTablesAreReadAsFarAsTheyMakeSense() throws IOException {
    Random random = new Random(7);
    for (byte[] good : List.of(cpuid(), resource("dwarf5.elf"))) {
      for (int round = 0; round < 400; round++) {
        byte[] bad = good.clone();
        for (int i = 0; i < 8; i++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
        LineTableReader.read(bad).at(0x400000);
      }
    }
    assertThat(LineTableReader.read(new byte[0]).isEmpty()).isTrue();
    assertThat(LineTableReader.read(new byte[64]).isEmpty()).isTrue();
  }
}
