package org.matryoshka.gui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "64M,67108864",
    "64MiB,67108864",
    "64mb,67108864",
    "1G,1073741824",
    "4096,4096",
    "4K,4096",
    "0,0"
  })
  void readsSizes(String text, long bytes) {
    assertThat(Quantity.bytes(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "M", "-1", "1.5M", "64T", "0x10", "64 apples"})
  void rejectsWhatIsNoSize(String text) {
    assertThatThrownBy(() -> Quantity.bytes(text)).hasMessageContaining("is not a size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999G", "9999999999999999999"})
  void rejectsWhatIsTooLarge(String text) {
    assertThatThrownBy(() -> Quantity.count(text)).hasMessageContaining("is too large");
  }

  @ParameterizedTest
  @CsvSource({"1000,1000", "1_000_000,1000000", "5M,5000000", "2G,2000000000"})
  void readsCounts(String text, long count) {
    assertThat(Quantity.count(text)).isEqualTo(count);
  }

  @Test
  void writesNumbersForPeople() {
    assertThat(Quantity.grouped(1234567)).isEqualTo("1,234,567");
    assertThat(Quantity.percent(2 / 3.0)).isEqualTo("66.7 %");
    assertThat(Quantity.size(512)).isEqualTo("512 B");
    assertThat(Quantity.size(64 << 20)).isEqualTo("64 MiB");
    assertThat(Quantity.size(1536)).isEqualTo("1.5 KiB");
    assertThat(Quantity.hex64(-1)).isEqualTo("ffffffffffffffff");
  }
}
