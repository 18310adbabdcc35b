package org.matryoshka.asm.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.source.SourceText;

/** The line table of linked images, read back with a small DWARF reader. */
class LineTableTest {
  private static final AssemblerOptions OPTIONS =
      AssemblerOptions.of(OutputFormat.IMAGE).withLineTable();

  @Test
  void everyAddressHasItsLineAlsoInMacrosAndSeveralSources() {
    AssemblyResult result =
        Assembler.assembleAndLink(
            List.of(
                new SourceText(
                    "a.asm",
                    "global _start\nextern f\n_start: call f\n\n nop\nsection .more exec\n hlt"),
                new SourceText(
                    "b.asm", "global f\n%macro two 0\n nop\n cld\n%endmacro\nf: ret\n two\n")),
            OPTIONS);
    LinkedImage image = ((AssemblyResult.Assembled) result).image().orElseThrow();
    assertThat(rows(image))
        .containsExactly(
            "400000 file 1 line 3",
            "400005 file 1 line 5",
            "400006 end",
            "400013 file 1 line 7",
            "400014 end",
            "400010 file 1 line 6",
            "400011 file 1 line 7",
            "400012 file 1 line 7",
            "400013 end");
  }

  @Test
  void withoutTheOptionThereIsNone() {
    AssemblyResult result =
        Assembler.assemble(
            new SourceText("a.asm", "global _start\n_start: nop"),
            AssemblerOptions.of(OutputFormat.IMAGE));
    LinkedImage image = ((AssemblyResult.Assembled) result).image().orElseThrow();
    assertThat(image.section(".debug_line")).isEmpty();
  }

  /** Runs the line-number programs of all units. */
  private static List<String> rows(LinkedImage image) {
    List<String> rows = new ArrayList<>();
    ByteBuffer in =
        ByteBuffer.wrap(image.section(".debug_line").orElseThrow().content())
            .order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      int end = in.getInt() + in.position();
      assertThat(in.getShort()).isEqualTo((short) 3);
      in.position(in.getInt() + in.position());
      long address = 0;
      long line = 1;
      long file = 1;
      while (in.position() < end) {
        switch (in.get()) {
          case 0 -> {
            in.get();
            if (in.get() == 2) {
              address = in.getLong();
            } else {
              rows.add(Long.toHexString(address) + " end");
              line = 1;
              file = 1;
            }
          }
          case 1 -> rows.add(Long.toHexString(address) + " file " + file + " line " + line);
          case 2 -> address += leb(in, false);
          case 3 -> line += leb(in, true);
          case 4 -> file = leb(in, false);
          default -> throw new AssertionError("opcode at " + in.position());
        }
      }
    }
    return rows;
  }

  private static long leb(ByteBuffer in, boolean signed) {
    long value = 0;
    int shift = 0;
    byte group;
    do {
      group = in.get();
      value |= (long) (group & 0x7F) << shift;
      shift += 7;
    } while (group < 0);
    return signed && (group & 0x40) != 0 ? value | -1L << shift : value;
  }
}
