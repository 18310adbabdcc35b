package org.matryoshka.cpu.vector;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Makes cases for the program in src/test/native, compares our processor with what it recorded, and
 * packs a sample for {@link NativeVectorsTest}. See src/test/native/README.md.
 *
 * <pre>
 * RecordVectors cases   SEED COUNT CASES       COUNT cases of every form
 * RecordVectors compare CASES RESULTS          differences, by form
 * RecordVectors pack    CASES RESULTS FILE     cases and results in one compressed file
 * </pre>
 *
 * With {@code -Dextra=SIMD} or {@code X87} for the vector or x87 instructions, else for all others.
 */
public final class RecordVectors {
  private static final ExtraState EXTRA = ExtraState.valueOf(System.getProperty("extra", "NONE"));

  private RecordVectors() {}

  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "cases" ->
          cases(
              Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
      case "compare" -> compare(Path.of(arguments[1]), Path.of(arguments[2]));
      default -> pack(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
    }
  }

  private static void cases(long seed, int count, Path file) throws IOException {
    CaseGenerator generator = new CaseGenerator(seed, EXTRA);
    ByteBuffer buffer = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
      for (int form = 0; form < generator.forms(); form++) {
        for (int i = 0; i < count; i++) {
          buffer.clear();
          generator.next(form).ifPresent(made -> made.write(buffer));
          out.write(buffer.array(), 0, buffer.position());
        }
      }
    }
  }

  private static ByteBuffer map(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void compare(Path cases, Path results) throws IOException {
    ByteBuffer in = map(cases);
    ByteBuffer recorded = map(results);
    VectorCore core = new VectorCore();
    Map<String, List<String>> differences = new TreeMap<>();
    int count = 0;
    int faults = 0;
    while (in.hasRemaining()) {
      VectorCase given = VectorCase.read(in);
      VectorResult expected = VectorResult.read(recorded, EXTRA);
      String difference =
          VectorComparison.difference(given, expected, core.execute(given, EXTRA), EXTRA);
      if (difference != null) {
        String form = VectorComparison.instruction(given).form().mnemonic().text();
        differences.computeIfAbsent(form, f -> new ArrayList<>()).add(difference);
      }
      count++;
      faults += expected.vector() == VectorResult.NO_EXCEPTION ? 0 : 1;
    }
    differences.forEach(
        (form, list) -> {
          System.out.println(form + ": " + list.size());
          list.stream().limit(3).forEach(line -> System.out.println("    " + line));
        });
    System.out.println(
        count
            + " cases, "
            + faults
            + " of them faults, differences in "
            + differences.values().stream().mapToInt(List::size).sum());
  }

  private static void pack(Path cases, Path results, Path file) throws IOException {
    ByteBuffer in = map(cases);
    ByteBuffer recorded = map(results);
    ByteBuffer buffer = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      while (in.hasRemaining()) {
        VectorCase given = VectorCase.read(in);
        buffer.clear();
        given.write(buffer);
        VectorResult.read(recorded, EXTRA).writeShort(buffer, given, EXTRA);
        out.write(buffer.array(), 0, buffer.position());
      }
    }
  }
}
