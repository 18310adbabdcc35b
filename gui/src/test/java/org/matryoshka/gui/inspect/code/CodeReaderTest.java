package org.matryoshka.gui.inspect.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.SymbolTable;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

class CodeReaderTest {
  private static final long START = 0x400000;

  private final CodeReader reader = new CodeReader();
  private World world;

  @BeforeEach
  void load() throws WorldException {
    world = new World(WorldLoader.image("cpuid.asm", LineTableReaderTest.cpuid()));
  }

  private static List<Long> addresses(CodeSnapshot code) {
    return code.lines().stream().map(CodeLine::address).toList();
  }

  @Test
  void instructionsAreThoseOfObjdump() throws IOException {
    List<String[]> recorded = LineTableReaderTest.table("cpuid.code");
    CodeSnapshot code = reader.read(world, CodeRequest.at(1, START, 0, recorded.size()));
    for (int i = 0; i < recorded.size(); i++) {
      CodeLine line = code.lines().get(i);
      assertThat("0x%x".formatted(line.address())).isEqualTo(recorded.get(i)[0]);
      String mnemonic = line.text().split(" ", 2)[0];
      assertThat(mnemonic).startsWith(recorded.get(i)[1]);
    }
  }

  @Test
  void sourceStandsBeforeTheFirstInstructionOfALine() throws WorldException {
    String text = GuestImages.source("examples/cpuid.asm");
    world =
        new World(
            WorldLoader.image("cpuid.asm", LineTableReaderTest.cpuid())
                .withSources(Map.of("cpuid.asm", text)));
    CodeSnapshot code = reader.read(world, CodeRequest.at(1, START, 0, 2));
    CodeLine first = code.lines().getFirst();
    assertThat(first.label()).isEqualTo("_start");
    assertThat(first.source()).contains(new SourcePosition("cpuid.asm", 13));
    assertThat(first.sourceLines())
        .containsExactly(new CodeLine.SourceLine(13, "        xor     eax, eax"));
    assertThat(code.problems()).isEmpty();
  }

  @Test
  void aMissingSourceIsNamed() {
    CodeSnapshot code = reader.read(world, CodeRequest.at(1, START, 0, 2));
    assertThat(code.problems()).singleElement().asString().contains("cpuid.asm is not here");
  }

  @Test
  void everyByteStandsInOneLine() {
    CodeSnapshot code = reader.read(world, CodeRequest.at(1, START - 40, 20, 200));
    for (int i = 1; i < code.lines().size(); i++) {
      CodeLine before = code.lines().get(i - 1);
      assertThat(code.lines().get(i).address()).isEqualTo(before.address() + before.length());
    }
  }

  @Test
  void linesBeforeAnAddressAreTheInstructionsBeforeIt() {
    List<Long> forward = addresses(reader.read(world, CodeRequest.at(1, START, 0, 15)));
    for (int i = 3; i < forward.size(); i++) {
      CodeSnapshot code = reader.read(world, CodeRequest.at(1, forward.get(i), 3, 6));
      assertThat(addresses(code).subList(0, 4)).isEqualTo(forward.subList(i - 3, i + 1));
    }
  }

  /** An image without a section table: no symbols, no lines. */
  private static ElfImage nameless(ElfImage image) {
    return new ElfImage(
        new byte[64], image.entry(), image.segments(), 0, 0, false, false, SymbolTable.EMPTY);
  }

  private long length(long at) {
    CodeLine line = reader.read(world, CodeRequest.at(1, at, 0, 1)).lines().getFirst();
    return line.kind() == CodeLine.Kind.INSTRUCTION ? line.length() : 0;
  }

  @Test
  void withoutAnchorsManyReadingsAgree() throws WorldException {
    world = new World(WorldLoader.load("crc32-bare"));
    world.run(3000);
    List<Long> forward = addresses(reader.read(world, CodeRequest.atRip(1, 0, 30)));
    BackwardScan scan = new BackwardScan(new ImageNames(nameless(world.image(1))), this::length);
    long target = forward.get(25);
    assertThat(scan.start(target, 5)).isEqualTo(forward.get(20));
  }

  @Test
  void whatCannotBeReadSaysSo() {
    CodeSnapshot nowhere = reader.read(world, CodeRequest.at(1, 0xFFFF_8000_0000_0000L, 5, 3));
    assertThat(nowhere.lines()).extracting(CodeLine::kind).containsOnly(CodeLine.Kind.UNMAPPED);
    CodeSnapshot wild = reader.read(world, CodeRequest.at(1, 0x1234_5678_9ABC_DEF0L, 5, 3));
    assertThat(wild.lines()).extracting(CodeLine::kind).containsOnly(CodeLine.Kind.UNMAPPED);
    CodeSnapshot device = reader.read(world, CodeRequest.at(1, 0xFEE0_0000L, 0, 1));
    assertThat(device.lines().getFirst().kind()).isEqualTo(CodeLine.Kind.DEVICE);
    CodeSnapshot last = reader.read(world, CodeRequest.at(1, -1, 2, 4));
    assertThat(last.lines()).hasSize(4);
  }

  @Test
  void anotherAddressSpaceIsNotTheCurrentOne() {
    CodeRequest other =
        new CodeRequest(
            1, OptionalLong.of(0x7000), OptionalLong.of(START), OptionalLong.empty(), 0, 2);
    CodeSnapshot code = reader.read(world, other);
    assertThat(code.current()).isFalse();
    assertThat(code.root()).isEqualTo(0x7000);
    assertThat(code.lines().getFirst().kind()).isEqualTo(CodeLine.Kind.UNMAPPED);
  }

  @Test
  void aListThatStillHoldsTheAddressBeginsWhereItBegan() {
    CodeSnapshot first = reader.read(world, CodeRequest.at(1, START, 0, 20));
    long later = first.lines().get(9).address();
    CodeRequest request = CodeRequest.at(1, later, 2, 20);
    assertThat(reader.read(world, request.from(first.start())).start()).isEqualTo(START);
    assertThat(reader.read(world, request).start()).isNotEqualTo(START);
    // within an instruction of the old listing: another one is made
    long within = first.lines().get(5).address() + 1;
    assertThat(addresses(reader.read(world, CodeRequest.at(1, within, 2, 20).from(START))))
        .contains(within);
  }

  @Test
  void branchesKnowWhereTheyLead() {
    List<CodeLine> lines =
        new ArrayList<>(reader.read(world, CodeRequest.at(1, START, 0, 14)).lines());
    CodeLine jump = lines.stream().filter(CodeLine::hasTarget).findFirst().orElseThrow();
    assertThat(jump.flow()).isEqualTo(CodeLine.Flow.CONDITIONAL);
    assertThat(jump.target()).isEqualTo(0x40002a);
    assertThat(jump.arrowText()).isEqualTo("→ 0x40002a (_start.done) forwards");
  }

  @Test
  void symbolsAndLinesAreFound() {
    assertThat(reader.find(world, 1, "_start.print")).hasValue(0x400022);
    assertThat(reader.find(world, 1, "cpuid.asm:14")).hasValue(0x400002);
    assertThat(reader.find(world, 1, "nothing")).isEmpty();
    assertThat(reader.symbols(world, 1)).containsEntry(START, "_start");
  }

  @Test
  void lookingChangesNothing() {
    String before = world.hypervisor().stateHash();
    reader.read(world, CodeRequest.at(1, 0x200000, 50, 300));
    reader.read(world, CodeRequest.at(1, 0xFEE0_0000L, 0, 10));
    assertThat(world.hypervisor().stateHash()).isEqualTo(before);
  }

  @Test
  void detailsComeFromTheInstructionTable() {
    InstructionDetail cpuid =
        InstructionDetail.of(new byte[] {0x0f, (byte) 0xa2}, true).orElseThrow();
    assertThat(cpuid.exit()).startsWith("Exits with CPUID (10)");
    InstructionDetail classic = InstructionDetail.of(new byte[] {(byte) 0x9d}, false).orElseThrow();
    assertThat(classic.privilege()).startsWith("sensitive");
    assertThat(classic.exit()).startsWith("Does not exit in classic mode.");
    InstructionDetail add =
        InstructionDetail.of(new byte[] {0x01, (byte) 0xc8}, true).orElseThrow();
    assertThat(add.flagsWritten()).isEqualTo("CF PF AF ZF SF OF");
    assertThat(add.text()).contains("ADD r/m32, r32").contains("without an exit");
    assertThat(InstructionDetail.of(new byte[0], true)).isEmpty();
    assertThat(InstructionDetail.of(new byte[] {0x06}, true)).isEmpty();
  }
}
