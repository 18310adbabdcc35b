package org.matryoshka.isa.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The generated pages in {@code docs/isa} are those that the table gives now. {@code -Dbless=true}
 * writes them anew.
 */
class IsaDocsGoldenTest {
  private static final Path DIRECTORY = Path.of("..", "docs", "isa");

  @Test
  void pagesAreUpToDate() throws IOException {
    Map<String, String> pages = new TreeMap<>(IsaReferenceWriter.pages());
    pages.put(VirtualizabilityReport.FILE, VirtualizabilityReport.page());
    if (Boolean.getBoolean("bless")) {
      write(pages);
    }
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      assertThat(new TreeSet<>(files.map(f -> f.getFileName().toString()).toList()))
          .isEqualTo(pages.keySet());
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      String committed = Files.readString(DIRECTORY.resolve(page.getKey())).replace("\r\n", "\n");
      assertThat(committed)
          .as("docs/isa/%s; -Dbless=true writes it anew", page.getKey())
          .isEqualTo(page.getValue());
    }
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(DIRECTORY);
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(DIRECTORY.resolve(page.getKey()), page.getValue());
    }
  }
}
