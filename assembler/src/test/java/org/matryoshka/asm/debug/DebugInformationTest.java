package org.matryoshka.asm.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.object.LinkOptions;
import org.matryoshka.asm.object.LinkResult;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.object.Linker;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.object.PlacedSection;
import org.matryoshka.asm.source.SourceText;

/** Types and variables in a linked image, compared with what objdump reads in the same image. */
class DebugInformationTest {
  private static final CompilationUnit UNIT =
      new CompilationUnit("objects", "test", CompilationUnit.C_PLUS_PLUS);

  /** Names of the numbers that occur, as objdump spells them. */
  private static final Map<Integer, String> TAGS =
      Map.of(
          0x01, "array_type",
          0x0d, "member",
          0x0f, "pointer_type",
          0x11, "compile_unit",
          0x13, "structure_type",
          0x1c, "inheritance",
          0x21, "subrange_type",
          0x24, "base_type",
          0x34, "variable");

  private static final Map<Integer, String> ATTRIBUTES = new HashMap<>();

  static {
    ATTRIBUTES.put(0x02, "location");
    ATTRIBUTES.put(0x03, "name");
    ATTRIBUTES.put(0x0b, "byte_size");
    ATTRIBUTES.put(0x10, "stmt_list");
    ATTRIBUTES.put(0x11, "low_pc");
    ATTRIBUTES.put(0x13, "language");
    ATTRIBUTES.put(0x25, "producer");
    ATTRIBUTES.put(0x38, "data_member_location");
    ATTRIBUTES.put(0x3c, "declaration");
    ATTRIBUTES.put(0x3e, "encoding");
    ATTRIBUTES.put(0x3f, "external");
    ATTRIBUTES.put(0x47, "specification");
    ATTRIBUTES.put(0x49, "type");
    ATTRIBUTES.put(0x55, "ranges");
    ATTRIBUTES.put(0x5a, "description");
  }

  @Test
  void readsAsObjdumpReadsIt() throws IOException {
    assertThat(dump(image())).isEqualTo(recorded());
  }

  @Test
  void loadedBytesStayAsTheyWere() {
    LinkedImage plain = link(object());
    LinkedImage described = image();
    for (String name : List.of(".text", ".data")) {
      PlacedSection before = plain.section(name).orElseThrow();
      PlacedSection after = described.section(name).orElseThrow();
      assertThat(after.content()).isEqualTo(before.content());
      assertThat(after.virtualAddress()).isEqualTo(before.virtualAddress());
    }
  }

  @Test
  void aReferenceOutOfTheUnitIsRefused() {
    DebugEntry number = DebugEntry.baseType("int", 5, 4);
    List<DebugEntry> entries = List.of(DebugEntry.pointerTo(number));
    ObjectFile object = object();
    assertThatThrownBy(() -> DebugInformation.addTo(object, UNIT, entries))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LinkedImage image() {
    DebugEntry number = DebugEntry.baseType("int", 5, 4);
    DebugEntry node = DebugEntry.structure("Node", "a.b.Node", 24);
    DebugEntry pointer = DebugEntry.pointerTo(node);
    DebugEntry row = DebugEntry.arrayOf(pointer, number);
    DebugEntry special = DebugEntry.structure("Special", "a.b.Special", 300);
    node.member("next", pointer, 8).member("value", number, 16);
    special.extending(node).member("row", row, 200);
    DebugEntry first = special.staticMember("first", pointer, ".data", 8);
    return link(
        DebugInformation.addTo(
            object(), UNIT, List.of(number, pointer, node, row, special, first)));
  }

  private static ObjectFile object() {
    AssemblyResult result =
        Assembler.assemble(
            new SourceText("a.asm", "global _start\n_start: ret\nsection .data\ndq 1, 2\n"),
            AssemblerOptions.of(OutputFormat.ELF64).withLineTable());
    return ((AssemblyResult.Assembled) result).object();
  }

  private static LinkedImage link(ObjectFile object) {
    return ((LinkResult.Linked) Linker.link(List.of(object), LinkOptions.PROGRAM)).image();
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in = DebugInformationTest.class.getResourceAsStream("objects.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  /** The information of all units, an attribute a line. */
  private static List<String> dump(LinkedImage image) {
    List<String> lines = new ArrayList<>();
    ByteBuffer in =
        ByteBuffer.wrap(image.section(".debug_info").orElseThrow().content())
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] abbreviations = image.section(".debug_abbrev").orElseThrow().content();
    while (in.hasRemaining()) {
      int start = in.position();
      int end = in.getInt() + in.position();
      assertThat(in.getShort()).isEqualTo((short) 3);
      int at = in.getInt();
      assertThat(in.get()).isEqualTo((byte) 8);
      int depth = 0;
      while (in.position() < end) {
        String place = Integer.toHexString(in.position());
        int code = leb(in);
        if (code == 0) {
          depth--;
          continue;
        }
        ByteBuffer shape = shape(abbreviations, at, code);
        lines.add(depth + " " + place + " " + TAGS.get(leb(shape)));
        depth += shape.get();
        for (int name = leb(shape); name != 0; name = leb(shape)) {
          lines.add(ATTRIBUTES.get(name) + " " + value(in, leb(shape), start));
        }
      }
    }
    return lines;
  }

  /** The shape of a number: its tag, whether it owns entries, its attributes. */
  private static ByteBuffer shape(byte[] table, int at, int code) {
    ByteBuffer in = ByteBuffer.wrap(table);
    in.position(at);
    while (leb(in) != code) {
      leb(in);
      in.get();
      while (leb(in) != 0) {
        leb(in);
      }
      leb(in);
    }
    return in;
  }

  private static String value(ByteBuffer in, int form, int unit) {
    return switch (form) {
      case 0x01 -> hex(in.getLong());
      case 0x05 -> Integer.toString(Short.toUnsignedInt(in.getShort()));
      case 0x06 -> hex(in.getInt());
      case 0x08 -> text(in);
      case 0x0a -> {
        assertThat(in.get()).isEqualTo((byte) 9);
        assertThat(in.get()).isEqualTo((byte) 3);
        yield "addr " + Long.toHexString(in.getLong());
      }
      case 0x0c -> Integer.toString(in.get());
      case 0x0f -> Integer.toString(leb(in));
      case 0x13 -> "<" + hex((long) in.getInt() + unit) + ">";
      default -> throw new AssertionError("form " + form);
    };
  }

  private static String hex(long value) {
    return String.format(Locale.ROOT, "0x%x", value);
  }

  private static String text(ByteBuffer in) {
    StringBuilder text = new StringBuilder();
    for (byte b = in.get(); b != 0; b = in.get()) {
      text.append((char) b);
    }
    return text.toString();
  }

  private static int leb(ByteBuffer in) {
    int value = 0;
    int shift = 0;
    byte group;
    do {
      group = in.get();
      value |= (group & 0x7F) << shift;
      shift += 7;
    } while (group < 0);
    return value;
  }
}
