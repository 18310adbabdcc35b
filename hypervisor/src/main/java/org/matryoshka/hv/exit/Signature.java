package org.matryoshka.hv.exit;

import java.nio.charset.StandardCharsets;

/** The hypervisor's name as CPUID leaf 0x40000000 and the signature hypercall give it. */
public final class Signature {
  /** Twelve characters, as customary. */
  public static final String TEXT = "MatryoshkaHV";

  private Signature() {}

  /**
   * Four of its characters, little-endian.
   *
   * @param index 0 to 2
   */
  public static int word(int index) {
    byte[] bytes = TEXT.getBytes(StandardCharsets.US_ASCII);
    int word = 0;
    for (int i = 3; i >= 0; i--) {
      word = word << 8 | bytes[4 * index + i];
    }
    return word;
  }
}
