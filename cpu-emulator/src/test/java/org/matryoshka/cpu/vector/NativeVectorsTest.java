package org.matryoshka.cpu.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.table.InstructionForm;

/**
 * Replays instructions that a real processor executed (AMD Zen 5). How the sample was made is in
 * src/test/native/README.md; flags that the manual leaves undefined are not compared.
 */
class NativeVectorsTest {
  @Test
  void everyInstructionDoesWhatTheProcessorDid() throws IOException {
    replay("native-vectors.bin.gz", ExtraState.NONE, 15_000);
  }

  @Test
  void everyVectorInstructionDoesWhatTheProcessorDid() throws IOException {
    replay("native-simd.bin.gz", ExtraState.SIMD, 10_000);
  }

  @Test
  void everyX87InstructionDoesWhatTheProcessorDid() throws IOException {
    replay("native-x87.bin.gz", ExtraState.X87, 5_000);
  }

  private static void replay(String file, ExtraState extra, int least) throws IOException {
    ByteBuffer sample = sample(file);
    VectorCore core = new VectorCore();
    List<String> differences = new ArrayList<>();
    Set<InstructionForm> seen = new HashSet<>();
    int count = 0;
    while (sample.hasRemaining()) {
      VectorCase given = VectorCase.read(sample);
      VectorResult expected = VectorResult.readShort(sample, given, extra);
      String difference =
          VectorComparison.difference(given, expected, core.execute(given, extra), extra);
      if (difference != null) {
        differences.add(difference);
      }
      seen.add(VectorComparison.instruction(given).form());
      count++;
    }
    assertThat(differences).isEmpty();
    assertThat(count).isGreaterThan(least);
    // All forms that any program may use but those that the generator leaves out.
    assertThat(seen).hasSizeGreaterThan(new CaseGenerator(1, extra).forms() - 15);
  }

  private static ByteBuffer sample(String file) throws IOException {
    try (InputStream in = NativeVectorsTest.class.getResourceAsStream(file);
        GZIPInputStream unpacked = new GZIPInputStream(in)) {
      return ByteBuffer.wrap(unpacked.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
