package org.matryoshka.cpu.device.apic;

import java.util.List;
import java.util.stream.IntStream;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/** A 256-bit register with a bit for each vector: ISR, TMR or IRR. */
final class VectorSet implements Stateful {
  private static final int NONE = -1;

  private final long[] bits = new long[4];

  void add(int vector) {
    bits[vector >> 6] |= 1L << vector;
  }

  void remove(int vector) {
    bits[vector >> 6] &= ~(1L << vector);
  }

  boolean contains(int vector) {
    return (bits[vector >> 6] & 1L << vector) != 0;
  }

  /** The highest vector, which has the highest priority, or −1. */
  int highest() {
    for (int i = 3; i >= 0; i--) {
      if (bits[i] != 0) {
        return 64 * i + 63 - Long.numberOfLeadingZeros(bits[i]);
      }
    }
    return NONE;
  }

  /**
   * The bits of 32 vectors.
   *
   * @param index 0 to 7
   */
  int word(int index) {
    return (int) (bits[index >> 1] >>> (32 * (index & 1)));
  }

  /** All, the least first. */
  List<Integer> vectors() {
    return IntStream.range(0, 256).filter(this::contains).boxed().toList();
  }

  void clear() {
    for (int i = 0; i < bits.length; i++) {
      bits[i] = 0;
    }
  }

  @Override
  public void state(StateFields fields) {
    fields.numbers("bits", bits);
  }
}
