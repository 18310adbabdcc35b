package org.matryoshka.guest.runtime.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
  @Test
  void outputFormatsAsPrintfDoes() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      int width = random.nextInt(22) + 1;
      String text =
          new ByteOutput(0)
              .decimal(value, width)
              .put('|')
              .hex(value, Math.min(width, 20))
              .put('|')
              .left("ab", width)
              .toString();
      assertThat(text)
          .isEqualTo(
              String.format("%" + width + "d|%0" + Math.min(width, 20) + "x|", value, value)
                  + String.format("%-" + width + "s", "ab"));
    }
  }

  @Test
  void columnsCountFromTheLineStart() {
    ByteOutput out = new ByteOutput();
    out.text("one").column(6).text("x").line().text("three!!").column(6).text("y");
    assertThat(out.toString()).isEqualTo("one   x\nthree!!y");
    assertThat(out.clear().column(2).zerosTo(4).toBytes()).containsExactly(32, 32, 0, 0);
  }

  @Test
  void numbersAreLittleEndian() {
    byte[] bytes = new byte[15];
    ByteBuffer model = ByteBuffer.allocate(15).order(ByteOrder.LITTLE_ENDIAN);
    LittleEndian.putShort(bytes, 0, 0x8182);
    LittleEndian.putInt(bytes, 2, 0x91929394);
    LittleEndian.putLong(bytes, 7, 0x8877665544332211L);
    model.putShort(0, (short) 0x8182).putInt(2, 0x91929394).putLong(7, 0x8877665544332211L);
    assertThat(bytes).isEqualTo(model.array());
    assertThat(LittleEndian.getUnsignedShort(bytes, 0)).isEqualTo(0x8182);
    assertThat(LittleEndian.getInt(bytes, 2)).isEqualTo(0x91929394);
    assertThat(LittleEndian.getLong(bytes, 7)).isEqualTo(0x8877665544332211L);
    byte[] written = new ByteOutput(1).putShort(0x8182).putInt(0x91929394).putLong(-2).toBytes();
    assertThat(written).hasSize(14).startsWith(Arrays.copyOf(bytes, 6));
  }

  @Test
  void byteStringsAreValues() {
    ByteString one = ByteString.of("caf\u00e9");
    byte[] latin = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    ByteString same = ByteString.of(latin, 0, 4);
    latin[0] = 'x';
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString("caf\u00e9");
    assertThat(one).isNotEqualTo(one.slice(0, 3));
    assertThat(one.slice(1, 3).equalsText("af")).isTrue();
    assertThat(one.compareTo(ByteString.of("cafz"))).isPositive();
    assertThat(one.compareTo(ByteString.of("caf"))).isPositive();
    assertThat(one.indexOf(0xe9, 0)).isEqualTo(3);
    assertThat(one.indexOf('c', 1)).isEqualTo(-1);
  }

  /** The expected columns are what {@code basename} and {@code dirname} of coreutils 9.1 print. */
  @ParameterizedTest
  @CsvSource({
    "/usr/lib, lib, /usr",
    "/usr/, usr, /",
    "usr, usr, .",
    "/, /, /",
    "//, /, /",
    "a//b//, b, a",
    ".., .., .",
    "/a, a, /",
  })
  void namesOfPaths(String path, String base, String parent) {
    assertThat(PathNames.base(path)).isEqualTo(base);
    assertThat(PathNames.parent(path)).isEqualTo(parent);
  }

  @Test
  void partsAndJoins() {
    assertThat(PathNames.parts("//a/b/../c/")).containsExactly("a", "b", "..", "c");
    assertThat(PathNames.join("/usr", "bin")).isEqualTo("/usr/bin");
    assertThat(PathNames.join("/", "bin")).isEqualTo("/bin");
    assertThat(PathNames.join("/usr", "/bin")).isEqualTo("/bin");
  }
}
