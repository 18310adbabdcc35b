package org.matryoshka.cpu.segment;

/**
 * A segment descriptor, or the low half of a system descriptor (SDM vol. 3A, figures 3-8 and 8-4).
 *
 * @param bits the eight bytes as they stand in the table
 */
public record SegmentDescriptor(long bits) {
  /** Types of system descriptors in long mode (SDM vol. 3A, table 3-2). */
  public static final int LDT = 2;

  public static final int AVAILABLE_TSS = 9;
  public static final int BUSY_TSS = 11;
  public static final int CALL_GATE = 12;
  public static final int INTERRUPT_GATE = 14;
  public static final int TRAP_GATE = 15;

  /** Bit of {@link #bits} that says that the segment has been loaded. */
  public static final long ACCESSED = 1L << 40;

  private static final int CODE = 8;
  private static final int CONFORMING_OR_DOWN = 4;
  private static final int READABLE_OR_WRITABLE = 2;

  /** Bits 31 to 0 of the base; a system descriptor has the others in its second half. */
  public long base() {
    return (bits >>> 16 & 0xFF_FFFF) | (bits >>> 32 & 0xFF00_0000L);
  }

  /** The limit in bytes, with granularity applied: unsigned 32 bits in an int. */
  public int limit() {
    int limit = (int) ((bits & 0xFFFF) | (bits >>> 32 & 0xF_0000));
    return (bits & 1L << 55) != 0 ? limit << 12 | 0xFFF : limit;
  }

  /** As {@link org.matryoshka.cpu.SegmentRegister#attributes} has them. */
  public int attributes() {
    return (int) (bits >>> 40) & 0xF0FF;
  }

  /** The four type bits; of a system descriptor one of the constants here. */
  public int type() {
    return (int) (bits >>> 40) & 15;
  }

  /** Not a system descriptor: code or data. */
  public boolean isSegment() {
    return (bits & 1L << 44) != 0;
  }

  /** A code segment. */
  public boolean isCode() {
    return isSegment() && (type() & CODE) != 0;
  }

  /** A code segment that is entered without a change of privilege. */
  public boolean isConforming() {
    return isCode() && (type() & CONFORMING_OR_DOWN) != 0;
  }

  /** A data segment that can be written. */
  public boolean isWritableData() {
    return isSegment() && !isCode() && (type() & READABLE_OR_WRITABLE) != 0;
  }

  /** A data segment, or a code segment that can be read. */
  public boolean isReadable() {
    return isSegment() && (!isCode() || (type() & READABLE_OR_WRITABLE) != 0);
  }

  /** Descriptor privilege level. */
  public int dpl() {
    return (int) (bits >>> 45) & 3;
  }

  /** The segment-present flag. */
  public boolean isPresent() {
    return (bits & 1L << 47) != 0;
  }

  /** A code segment for 64-bit mode: L set, D clear. */
  public boolean isLongCode() {
    return isCode() && (bits & 3L << 53) == 1L << 53;
  }
}
