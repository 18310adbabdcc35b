package org.matryoshka.cpu.snapshot;

/**
 * A 64-bit digest of the values that parts list, in their order. It depends on nothing else, so it
 * is the same on every host. Not cryptographic.
 */
public final class StateHash extends StateFields {
  private long hash = 0x9E37_79B9_7F4A_7C15L;

  @Override
  public boolean loading() {
    return false;
  }

  @Override
  public long number(String name, long value) {
    add(value);
    return value;
  }

  @Override
  public void part(String name, Stateful part) {
    part.state(this);
  }

  /** Mixes in one value. */
  public void add(long value) {
    // The finalizer of SplitMix64 over a running sum: every input bit reaches every output bit.
    long z = Long.rotateLeft(hash, 23) + value;
    z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    hash = z ^ z >>> 31;
  }

  /** The digest of everything so far. */
  public long value() {
    return hash;
  }

  /** The digest of one part. */
  public static long of(Stateful part) {
    StateHash hash = new StateHash();
    part.state(hash);
    return hash.value();
  }

  @Override
  protected String element(String name, int index) {
    return name;
  }
}
