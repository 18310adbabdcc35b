package org.matryoshka.cpu.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/devices.md} is what the code gives now; {@code -Dbless=true} writes it anew. */
class DevicesPageGoldenTest {
  private static final Path FILE = Path.of("..", "docs", "devices.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.writeString(FILE, DevicesPage.page());
    }
    assertThat(Files.readString(FILE).replace("\r\n", "\n"))
        .as("docs/devices.md; -Dbless=true writes it anew")
        .isEqualTo(DevicesPage.page());
  }
}
