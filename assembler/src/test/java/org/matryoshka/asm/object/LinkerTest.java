package org.matryoshka.asm.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.Assembling;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.source.SourceText;

/** Places, addresses, fields and program headers of linked images. */
class LinkerTest {

  private static LinkedImage image(String... lines) {
    return Assembling.good(OutputFormat.IMAGE, lines).image().orElseThrow();
  }

  private static long field(LinkedImage image, String section, int offset, int bytes) {
    ByteBuffer content =
        ByteBuffer.wrap(image.section(section).orElseThrow().content())
            .order(ByteOrder.LITTLE_ENDIAN);
    return bytes == 8 ? content.getLong(offset) : content.getInt(offset);
  }

  @Test
  void aProgramHasCodeConstantsAndDataOnPagesOfTheirOwn() {
    LinkedImage image =
        image(
            "global _start",
            "section .bss",
            "zeroed: resq 3",
            "section .data",
            "variable: dq _start",
            "section .rodata",
            "constant: dq zeroed",
            "section .text",
            "_start: lea rax, [rel variable]",
            "mov rcx, constant");
    assertThat(image.sections().stream().map(PlacedSection::name))
        .containsExactly(".text", ".rodata", ".data", ".bss");
    assertThat(image.sections().stream().map(PlacedSection::virtualAddress))
        .containsExactly(0x400000L, 0x401000L, 0x402000L, 0x402008L);
    assertThat(image.entry()).isEqualTo(0x400000);
    assertThat(field(image, ".data", 0, 8)).isEqualTo(0x400000);
    assertThat(field(image, ".rodata", 0, 8)).isEqualTo(0x402008);
    assertThat(field(image, ".text", 3, 4)).isEqualTo(0x402000 - 0x400007);
    assertThat(field(image, ".text", 9, 8)).isEqualTo(0x401000);
    assertThat(image.segments()).hasSize(3);
    Segment data = image.segments().getLast();
    assertThat(data.fileBytes()).isEqualTo(8);
    assertThat(data.memoryBytes()).isEqualTo(32);
  }

  @Test
  void aKernelLiesHighAndIsLoadedLow() {
    LinkedImage image =
        image(
            "global _start",
            "section .boot exec start=0x100000 vstart=0x100000",
            "_start: mov eax, table - 0xffffffff80000000",
            "mov rax, high",
            "section .text voffset=0xffffffff80000000",
            "high: nop",
            "section .data",
            "table: dq high",
            "section .bss align=4096",
            "resb 1");
    assertThat(image.entry()).isEqualTo(0x100000);
    PlacedSection text = image.section(".text").orElseThrow();
    assertThat(text.loadAddress()).isEqualTo(0x100010);
    assertThat(text.virtualAddress()).isEqualTo(0xffffffff80100010L);
    PlacedSection data = image.section(".data").orElseThrow();
    assertThat(data.loadAddress()).isEqualTo(0x101000);
    assertThat(data.virtualAddress()).isEqualTo(0xffffffff80101000L);
    assertThat(field(image, ".boot", 1, 4)).isEqualTo(0x101000);
    assertThat(field(image, ".boot", 7, 8)).isEqualTo(0xffffffff80100010L);
    assertThat(field(image, ".data", 0, 8)).isEqualTo(0xffffffff80100010L);
    assertThat(image.section(".bss").orElseThrow().virtualAddress()).isEqualTo(0xffffffff80102000L);
  }

  @Test
  void placementsOfTheOptionsGoBeforeThoseOfTheSource() {
    AssemblyResult result =
        Assembler.assemble(
            new SourceText("t", "global _start\nsection .text start=0x5000\n_start: nop"),
            AssemblerOptions.of(OutputFormat.IMAGE)
                .withLink(LinkOptions.PROGRAM.withPlacement(".text=0x7000:0x9000")));
    LinkedImage image = ((AssemblyResult.Assembled) result).image().orElseThrow();
    assertThat(image.entry()).isEqualTo(0x9000);
    assertThat(image.sections().getFirst().loadAddress()).isEqualTo(0x7000);
  }

  @Test
  void severalSourcesSeeEachOthersGlobals() {
    AssemblyResult result =
        Assembler.assembleAndLink(
            List.of(
                new SourceText(
                    "a.asm", "global _start\nextern f, v\n_start: call f\nmov eax, [v]\nl: nop"),
                new SourceText(
                    "b.asm", "global f, v\nl: nop\nf: ret\nsection .data\ndd 1\nv: dd 7")),
            AssemblerOptions.of(OutputFormat.IMAGE));
    LinkedImage image = ((AssemblyResult.Assembled) result).image().orElseThrow();
    long f = image.symbol("f").orElseThrow().value();
    assertThat(f).isEqualTo(0x400011); // a.asm's code is 13 bytes, b.asm's part is 16-aligned
    assertThat(field(image, ".text", 1, 4)).isEqualTo(f - 0x400005);
    assertThat(field(image, ".text", 8, 4)).isEqualTo(0x401004);
  }

  @Test
  void weakGivesWayToStrongAndCommonIsAllocatedOnce() {
    ObjectFile first =
        object(
            "a",
            Symbol.label("_start", ".text", 0, Symbol.Binding.GLOBAL),
            Symbol.label("x", ".text", 1, Symbol.Binding.WEAK),
            new Symbol(
                "c", Symbol.Definition.COMMON, 8, "", 24, Symbol.Binding.GLOBAL, Symbol.Type.NONE));
    ObjectFile second =
        object(
            "b",
            Symbol.label("x", ".text", 2, Symbol.Binding.GLOBAL),
            new Symbol(
                "c", Symbol.Definition.COMMON, 8, "", 24, Symbol.Binding.GLOBAL, Symbol.Type.NONE));
    LinkedImage image =
        ((LinkResult.Linked) Linker.link(List.of(first, second), LinkOptions.PROGRAM)).image();
    assertThat(image.symbol("x").orElseThrow().value()).isEqualTo(0x400000 + 4 + 2);
    assertThat(image.section(".bss").orElseThrow().size()).isEqualTo(24);
  }

  private static ObjectFile object(String name, Symbol... symbols) {
    Section text = Section.of(".text", SectionFlags.CODE, 1, new byte[4], List.of());
    return new ObjectFile(name, List.of(text), List.of(symbols));
  }

  @Test
  void linkerSymbolsTellTheBoundsOfSections() {
    LinkedImage image =
        image(
            "global _start",
            "extern __start_data, __stop_data, __load_start_data, _end",
            "_start: nop",
            "section .data",
            "dq __start_data, __stop_data, __load_start_data, _end");
    assertThat(field(image, ".data", 0, 8)).isEqualTo(0x401000);
    assertThat(field(image, ".data", 8, 8)).isEqualTo(0x401020);
    assertThat(field(image, ".data", 16, 8)).isEqualTo(0x401000);
    assertThat(field(image, ".data", 24, 8)).isEqualTo(0x401020);
  }

  @Test
  void allProblemsAreTold() {
    ObjectFile a = object("a", Symbol.label("x", ".text", 0, Symbol.Binding.GLOBAL));
    Section bad =
        Section.of(
            ".text",
            SectionFlags.CODE,
            1,
            new byte[16],
            List.of(
                new Relocation(
                    0, RelocationKind.ABSOLUTE_8, new Relocation.Target.OfSymbol("x"), 0),
                new Relocation(
                    4, RelocationKind.RELATIVE_32, new Relocation.Target.OfSymbol("nowhere"), 0)));
    ObjectFile b =
        new ObjectFile(
            "b",
            List.of(bad),
            List.of(
                Symbol.label("x", ".text", 0, Symbol.Binding.GLOBAL),
                Symbol.undefined("nowhere", Symbol.Binding.GLOBAL)));
    LinkResult.Failed failed = (LinkResult.Failed) Linker.link(List.of(a, b), LinkOptions.PROGRAM);
    assertThat(failed.problems())
        .hasSize(4)
        .anyMatch(p -> p.contains("'x' is defined in a and in b"))
        .anyMatch(p -> p.contains("'nowhere' is used in .text but defined nowhere"))
        .anyMatch(p -> p.contains("does not fit the field of 1 bytes"))
        .anyMatch(p -> p.contains("entry symbol '_start'"));
  }

  @Test
  void theFileHasTheHeadersThatALoaderReads() {
    byte[] file =
        Assembling.good(
                OutputFormat.IMAGE,
                "global _start",
                "section .note.x note",
                "dd 4, 4, 1",
                "db 'abc', 0",
                "dd 5",
                "section .text",
                "_start: nop",
                "section .bss",
                "resb 100")
            .output();
    ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(elf.getInt(0)).isEqualTo(0x464C457F);
    assertThat(elf.getShort(16)).isEqualTo((short) 2);
    assertThat(elf.getShort(18)).isEqualTo((short) 62);
    long entry = elf.getLong(24);
    int count = elf.getShort(56);
    Map<Integer, Long> kinds = new java.util.TreeMap<>();
    boolean entryLoaded = false;
    for (int i = 0; i < count; i++) {
      int at = 64 + 56 * i;
      int type = elf.getInt(at);
      kinds.merge(type, 1L, Long::sum);
      long offset = elf.getLong(at + 8);
      long address = elf.getLong(at + 16);
      long inFile = elf.getLong(at + 32);
      long inMemory = elf.getLong(at + 40);
      long alignment = elf.getLong(at + 48);
      assertThat(offset + inFile).isLessThanOrEqualTo(file.length);
      assertThat(inMemory).isGreaterThanOrEqualTo(inFile);
      if (type == 1) {
        assertThat(offset % alignment).isEqualTo(address % alignment);
        boolean executable = (elf.getInt(at + 4) & 1) != 0;
        if (executable && entry >= address && entry < address + inFile) {
          entryLoaded = true;
          assertThat(file[(int) (offset + entry - address)]).isEqualTo((byte) 0x90);
        }
      }
    }
    assertThat(entryLoaded).isTrue();
    assertThat(kinds).containsKeys(1, 4, 0x6474E551);
  }

  @Test
  void theSameSourceGivesTheSameBytes() {
    String[] source = {"global _start", "_start: mov eax, [v]", "section .data", "v: dd 1"};
    assertThat(Assembling.good(OutputFormat.IMAGE, source).output())
        .isEqualTo(Assembling.good(OutputFormat.IMAGE, source).output());
  }
}
