package org.matryoshka.gui.bench;

/**
 * A run of a benchmark on a platform.
 *
 * @param benchmark its name
 * @param platform what it ran on
 * @param instructions that it retired
 * @param cycles of virtual time that it took
 * @param seconds of the host's time that it took
 */
public record Measurement(
    String benchmark, Platform platform, long instructions, long cycles, double seconds) {

  /** The faster of two runs of the same. */
  public static Measurement faster(Measurement a, Measurement b) {
    return a.seconds <= b.seconds ? a : b;
  }

  /** Millions of guest instructions in a second of the host's time. */
  public double mips() {
    return instructions / seconds / 1e6;
  }
}
