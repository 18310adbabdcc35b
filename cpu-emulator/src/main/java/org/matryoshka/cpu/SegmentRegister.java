package org.matryoshka.cpu;

/** A segment register with its hidden part (SDM vol. 3A, 3.4.3), also LDTR and TR. Plain data. */
public final class SegmentRegister {
  /** The visible selector. */
  public int selector;

  /** Base linear address. */
  public long base;

  /** Limit in bytes, with granularity applied; unsigned 32 bits in an int. */
  public int limit;

  /**
   * Bits 40 to 55 of the descriptor: type, S, DPL, P, and AVL, L, D/B, G in bits 12 to 15; 0 for an
   * unusable register.
   */
  public int attributes;

  /** Sets all parts. */
  public void set(int selector, long base, int limit, int attributes) {
    this.selector = selector;
    this.base = base;
    this.limit = limit;
    this.attributes = attributes;
  }

  /** Copies another register. */
  public void copyFrom(SegmentRegister other) {
    set(other.selector, other.base, other.limit, other.attributes);
  }
}
