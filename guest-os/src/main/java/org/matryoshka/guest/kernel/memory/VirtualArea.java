package org.matryoshka.guest.kernel.memory;

/**
 * A range of an address space in which all pages have the same rights and the same origin. Areas of
 * an address space form a list in ascending order; they do not overlap.
 */
public final class VirtualArea {
  /** Kind: anonymous memory or a file. */
  public static final int PLAIN = 0;

  /** Kind: the heap that brk moves, {@code [heap]}. */
  public static final int HEAP = 1;

  /** Kind: the stack of the first thread, {@code [stack]}; grows downwards. */
  public static final int STACK = 2;

  long start;
  long end;
  int protection;
  final int kind;
  final boolean shared;
  final PageSource source;
  long firstPage;
  VirtualArea next;

  VirtualArea(
      long start,
      long end,
      int protection,
      int kind,
      boolean shared,
      PageSource source,
      long firstPage) {
    this.start = start;
    this.end = end;
    this.protection = protection;
    this.kind = kind;
    this.shared = shared;
    this.source = source;
    this.firstPage = firstPage;
  }

  /** The first address. */
  public long start() {
    return start;
  }

  /** The first address behind it. */
  public long end() {
    return end;
  }

  /** Bits of {@link Protection}. */
  public int protection() {
    return protection;
  }

  /** {@link #PLAIN}, {@link #HEAP} or {@link #STACK}. */
  public int kind() {
    return kind;
  }

  /** Whether writes are seen by others that map the same source (MAP_SHARED). */
  public boolean isShared() {
    return shared;
  }

  /** What the pages show; null for anonymous memory. */
  public PageSource source() {
    return source;
  }

  /** The page of the source that the first page shows. */
  public long firstPage() {
    return firstPage;
  }

  /** The area after this one, or null. */
  public VirtualArea next() {
    return next;
  }

  /** The page of the source that an address of this area shows. */
  long pageOf(long address) {
    return firstPage + ((address - start) >>> FrameAllocator.PAGE_SHIFT);
  }

  /** The same range with the same properties, in no list. */
  VirtualArea copy() {
    return new VirtualArea(start, end, protection, kind, shared, source, firstPage);
  }

  /** Whether the area behind can become a part of this one. */
  @SuppressWarnings("ReferenceEquality") // each open file shows itself
  boolean canJoin(VirtualArea after) {
    return end == after.start
        && protection == after.protection
        && kind == after.kind
        && shared == after.shared
        && source == after.source
        && (source == null || pageOf(end) == after.firstPage);
  }
}
