package org.matryoshka.isa.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What objdump said about some of {@link CodeStrings}: a line of length and text for each. */
final class ObjdumpCorpus {
  /** Every so many strings one is in the corpus. */
  static final int STEP = 12;

  static final int COUNT = CodeStrings.COUNT / STEP;

  /** The address of a string is its index in the corpus times this. */
  static final int SLOT = 32;

  private ObjdumpCorpus() {}

  static List<String> read() throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(ObjdumpCorpus.class.getResourceAsStream("objdump.txt.gz")),
                StandardCharsets.UTF_8))) {
      in.readLine();
      in.lines().forEach(lines::add);
    }
    return lines;
  }
}
