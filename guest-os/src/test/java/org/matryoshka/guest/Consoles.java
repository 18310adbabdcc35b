package org.matryoshka.guest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Recorded console output. */
final class Consoles {
  private Consoles() {}

  /** What the demo kernel prints on a machine that reports this much RAM. */
  static String demoKernel(long kilobytes) throws IOException {
    return resource("/console/demo-kernel.txt")
        .replaceFirst("memory: \\d+ KiB", "memory: " + kilobytes + " KiB");
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = Consoles.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
