package org.matryoshka.guest.kernel.memory;

/**
 * The areas of an address space in ascending order. They are few, so a list is searched from its
 * start; the area found last is tried first, since the next question is mostly about it.
 */
final class AreaList {
  /** Linux allows 65530; fewer keep the kernel's heap out of a user's reach. */
  static final int MAXIMUM = 1024;

  private VirtualArea first;
  private VirtualArea recent;
  private int count;

  VirtualArea first() {
    return first;
  }

  int count() {
    return count;
  }

  boolean isFull() {
    return count >= MAXIMUM;
  }

  /** The area that holds an address, or null. */
  VirtualArea find(long address) {
    VirtualArea area = recent;
    if (area != null && area.start <= address && address < area.end) {
      return area;
    }
    area = findOrNext(address);
    if (area == null || area.start > address) {
      return null;
    }
    recent = area;
    return area;
  }

  /** The first area that ends behind an address: it holds the address or lies above it; or null. */
  VirtualArea findOrNext(long address) {
    VirtualArea area = first;
    while (area != null && area.end <= address) {
      area = area.next;
    }
    return area;
  }

  /** Whether no area lies in a range. */
  boolean isEmpty(long start, long end) {
    VirtualArea area = findOrNext(start);
    return area == null || area.start >= end;
  }

  /** Whether every page of a range belongs to an area. */
  boolean covers(long start, long end) {
    long at = start;
    VirtualArea area = findOrNext(start);
    while (at < end) {
      if (area == null || area.start > at) {
        return false;
      }
      at = area.end;
      area = area.next;
    }
    return true;
  }

  /** The bytes of all areas. */
  long bytes() {
    long sum = 0;
    for (VirtualArea area = first; area != null; area = area.next) {
      sum += area.end - area.start;
    }
    return sum;
  }

  /** Adds an area where none is. Joins it with its neighbours if they are of one kind. */
  void insert(VirtualArea area) {
    VirtualArea before = null;
    VirtualArea after = first;
    while (after != null && after.start < area.start) {
      before = after;
      after = after.next;
    }
    area.next = after;
    if (before == null) {
      first = area;
    } else {
      before.next = area;
    }
    count++;
    if (after != null && area.canJoin(after)) {
      joinWithNext(area);
    }
    if (before != null && before.canJoin(area)) {
      joinWithNext(before);
    }
  }

  /** Adds an area behind all others; {@code last} is the last one, null if there is none. */
  void append(VirtualArea area, VirtualArea last) {
    if (last == null) {
      first = area;
    } else {
      last.next = area;
    }
    count++;
  }

  /** Makes two areas of the one that holds an address, so that one begins there. */
  void splitAt(long address) {
    VirtualArea area = findOrNext(address);
    if (area == null || area.start >= address) {
      return;
    }
    VirtualArea upper = area.copy();
    upper.start = address;
    upper.firstPage += (address - area.start) >>> FrameAllocator.PAGE_SHIFT;
    upper.next = area.next;
    area.end = address;
    area.next = upper;
    count++;
    if (upper.source != null) {
      upper.source.retain();
    }
  }

  /** Takes the areas out that lie in a range, at whose ends areas were split. */
  void remove(long start, long end) {
    recent = null;
    VirtualArea before = null;
    VirtualArea area = first;
    while (area != null && area.end <= start) {
      before = area;
      area = area.next;
    }
    while (area != null && area.start < end) {
      if (area.source != null) {
        area.source.release();
      }
      count--;
      area = area.next;
    }
    if (before == null) {
      first = area;
    } else {
      before.next = area;
    }
  }

  /** Joins what can be joined after the rights in a range have changed. */
  void joinAround(long start, long end) {
    recent = null;
    VirtualArea area = first;
    while (area != null && area.start <= end) {
      VirtualArea next = area.next;
      if (next != null && area.end >= start && area.canJoin(next)) {
        joinWithNext(area);
      } else {
        area = next;
      }
    }
  }

  /**
   * The highest place for so many bytes between two addresses.
   *
   * @return its start, or 0 if there is none
   */
  long findGap(long length, long lowest, long highest) {
    long best = 0;
    long gapStart = lowest;
    VirtualArea area = first;
    while (gapStart < highest) {
      long gapEnd = area == null ? highest : Math.min(area.start, highest);
      if (gapEnd - gapStart >= length) {
        best = gapEnd - length;
      }
      if (area == null) {
        break;
      }
      gapStart = Math.max(gapStart, area.end);
      area = area.next;
    }
    return best;
  }

  private void joinWithNext(VirtualArea area) {
    VirtualArea next = area.next;
    area.end = next.end;
    area.next = next.next;
    count--;
    recent = null;
    if (next.source != null) {
      next.source.release();
    }
  }
}
