package org.matryoshka.cpu.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.machine.Resources;

/** Good files are read, and whatever is wrong with others is said in a sentence. */
class ElfReaderTest {
  private static byte[] good() {
    return new TinyElf().segment(0x10_0000, "F4 90 90 90").bytes();
  }

  @Test
  void readsWhatIsThere() throws ImageException {
    ElfImage image =
        ElfReader.read(
            new TinyElf()
                .segment(0x10_0000, new byte[] {1, 2, 3}, 0x2000, 5)
                .segment(0x20_0000, new byte[0], 0x1000, 6)
                .entry(0x10_0001)
                .bytes());
    assertThat(image.entry()).isEqualTo(0x10_0001);
    assertThat(image.segments()).hasSize(2);
    assertThat(image.segments().getFirst().memorySize()).isEqualTo(0x2000);
    assertThat(image.segments().getFirst().flags()).isEqualTo(5);
    assertThat(image.interpreter()).isFalse();
    assertThat(image.positionIndependent()).isFalse();
  }

  @Test
  void emptyFile() {
    assertRefused(new byte[0], "empty");
  }

  @Test
  void textFile() {
    assertRefused("#!/bin/sh\necho no\n".getBytes(StandardCharsets.US_ASCII), "not an ELF file");
  }

  @Test
  void everyTruncationOfAGoodFileIsRefused() {
    byte[] file = good();
    for (int length = 1; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> ElfReader.read(cut))
          .as("cut after %d bytes", length)
          .isInstanceOf(ImageException.class)
          .hasMessageContaining("truncated");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, 1, 1, 32-bit",
    "4, 9, 1, unknown class",
    "5, 2, 1, little-endian",
    "18, 183, 2, AArch64",
    "18, 3, 2, Intel 80386",
    "18, 999, 2, machine number 999",
    "16, 1, 2, object file",
    "16, 4, 2, core dump",
    "16, 77, 2, unknown type 77",
    "54, 55, 2, 55 bytes instead of 56",
    "56, 0, 2, no program header",
    "56, 60000, 2, truncated",
    "32, -1, 8, truncated",
    "32, 9223372036854775807, 8, truncated",
    "64, 2, 4, no loadable segment",
    "72, -8, 8, truncated",
    "96, -1, 8, truncated",
    "96, 100000, 8, truncated",
    "104, 2, 8, only 2 in memory",
    "104, -1, 8, beyond the end",
    "80, -2, 8, beyond the end",
    "88, -2, 8, beyond the end"
  })
  void wrongField(int offset, long value, int size, String message) {
    byte[] file = good();
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    switch (size) {
      case 1 -> buffer.put(offset, (byte) value);
      case 2 -> buffer.putShort(offset, (short) value);
      case 4 -> buffer.putInt(offset, (int) value);
      default -> buffer.putLong(offset, value);
    }
    assertRefused(file, message);
  }

  @Test
  void overlapsAreFound() throws ImageException {
    ElfImage image =
        ElfReader.read(
            new TinyElf()
                .segment(0x10_0000, new byte[4], 0x2000, 7)
                .segment(0x20_0000, new byte[4], 0x2000, 7)
                .segment(0x10_1FFF, new byte[4], 0x10, 7)
                .bytes());
    assertThatThrownBy(() -> image.requireDisjoint(true))
        .isInstanceOf(ImageException.class)
        .hasMessage("segments 0 and 2 overlap at physical address 0x101fff");
    assertThatThrownBy(() -> image.requireDisjoint(false)).hasMessageContaining("virtual");
  }

  @Test
  void symbolsNameAddresses() throws ImageException {
    SymbolTable symbols =
        ElfReader.read(Resources.bytes(ElfReaderTest.class, "symbols.elf")).symbols();
    assertThat(symbols.describe(0x40_1000)).contains("_start");
    assertThat(symbols.describe(0x40_1003)).contains("_start+0x3");
    assertThat(symbols.describe(0x40_1010)).contains("second");
    assertThat(symbols.describe(0x1000)).isEmpty();
    assertThat(symbols.describe(1L << 40)).isEmpty();
  }

  @Test
  void randomDamageNeverGetsBeyondAnImageException() {
    Random random = new Random(1);
    byte[] file = Resources.bytes(ElfReaderTest.class, "symbols.elf");
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = file.clone();
      int start = random.nextBoolean() ? 0 : Math.max(0, damaged.length - 600);
      for (int i = 0; i < 1 + round % 8; i++) {
        int at = Math.min(damaged.length - 1, start + random.nextInt(600));
        damaged[at] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256));
      }
      try {
        ElfReader.read(damaged).symbols().describe(0x40_1000);
      } catch (ImageException e) {
        assertThat(e).hasMessageMatching("(?s).{10,}");
      }
    }
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> ElfReader.read(file))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(message);
  }
}
