package org.matryoshka.isa.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What objdump said: a line of length and text for each string of code. */
final class ObjdumpCorpus {
  /** Every so many strings one is in the corpus. */
  static final int STEP = 12;

  static final int COUNT = CodeStrings.COUNT / STEP;

  /** The address of a string is its index in the corpus times this. */
  static final int SLOT = 32;

  private ObjdumpCorpus() {}

  /** About every {@link #STEP}th of {@link CodeStrings}. */
  static List<String> strings() throws IOException {
    return lines(new GZIPInputStream(ObjdumpCorpus.class.getResourceAsStream("objdump.txt.gz")));
  }

  /** About bytes of every row: these in hexadecimal, a bar, length and text. */
  static List<String> rows() throws IOException {
    return lines(ObjdumpCorpus.class.getResourceAsStream("objdump-rows.txt"));
  }

  private static List<String> lines(InputStream file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      in.readLine();
      in.lines().forEach(lines::add);
    }
    return lines;
  }
}
