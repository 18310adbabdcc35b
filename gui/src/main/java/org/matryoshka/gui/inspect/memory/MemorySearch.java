package org.matryoshka.gui.inspect.memory;

import java.util.List;
import org.matryoshka.gui.inspect.memory.SearchProgress.State;
import org.matryoshka.gui.inspect.paging.MappedRange;
import org.matryoshka.gui.session.World;

/**
 * Searches a space, a piece at a time, so that whoever owns the machine can do other things between
 * two pieces. Only what can be read is searched; a match may cross pages that are neighbours in the
 * space.
 */
public final class MemorySearch {
  /** Bytes looked at in one piece: some milliseconds. */
  public static final int PIECE = 4 << 20;

  private static final int WINDOW = 64 << 10;

  private final MemorySpace space;
  private final byte[] pattern;
  private final boolean forwards;

  /** A search that has not begun. */
  public MemorySearch(MemorySpace space, SearchPattern pattern, boolean forwards) {
    this.space = space;
    this.pattern = pattern.bytes();
    this.forwards = forwards;
  }

  /**
   * Looks at the next piece.
   *
   * @param from the first address at which a match may begin; backwards the last one
   */
  public SearchProgress piece(World world, long from) {
    MemoryLens lens = new MemoryLens(world, space);
    List<MappedRange> ranges = lens.ranges();
    long scanned = 0;
    long at = from;
    while (scanned < PIECE) {
      MappedRange range = forwards ? rangeFrom(ranges, at) : rangeTo(ranges, at);
      if (range == null) {
        return new SearchProgress(State.END, at, scanned);
      }
      long first;
      long last;
      if (forwards) {
        first = Long.compareUnsigned(at, range.start()) < 0 ? range.start() : at;
        boolean toEnd = Long.compareUnsigned(range.end() - first, WINDOW) < 0;
        last = toEnd ? range.end() : first + WINDOW - 1;
      } else {
        last = Long.compareUnsigned(at, range.end()) > 0 ? range.end() : at;
        boolean toStart = Long.compareUnsigned(last - range.start(), WINDOW) < 0;
        first = toStart ? range.start() : last - WINDOW + 1;
      }
      long found = scan(lens, first, last);
      if (found != NOT_FOUND) {
        return new SearchProgress(State.FOUND, first + found, scanned);
      }
      scanned += last - first + 1;
      at = forwards ? last + 1 : first - 1;
      if ((forwards && last == -1) || (!forwards && first == 0)) {
        return new SearchProgress(State.END, at, scanned);
      }
    }
    return new SearchProgress(State.GOES_ON, at, scanned);
  }

  private static final long NOT_FOUND = -1;

  /** Offset of a match that begins between two addresses, the first or the last one. */
  private long scan(MemoryLens lens, long first, long last) {
    int starts = (int) (last - first) + 1;
    byte[] bytes = new byte[starts + pattern.length - 1];
    boolean[] readable = new boolean[(bytes.length >>> 12) + 2];
    for (int done = 0; done < bytes.length; ) {
      long address = first + done;
      int offset = (int) address & 4095;
      int part = Math.min(4096 - offset, bytes.length - done);
      PagePiece page = lens.page(address);
      lens.copy(page, offset, bytes, done, part);
      readable[(int) (((address & -4096) - (first & -4096)) >>> 12)] = page.readable();
      done += part;
    }
    int lead = (int) first & 4095;
    for (int i = 0; i < starts; i++) {
      int start = forwards ? i : starts - 1 - i;
      if (bytes[start] == pattern[0] && matches(bytes, start, readable, lead)) {
        return start;
      }
    }
    return NOT_FOUND;
  }

  private boolean matches(byte[] bytes, int start, boolean[] readable, int lead) {
    for (int i = 0; i < pattern.length; i++) {
      if (bytes[start + i] != pattern[i] || !readable[(lead + start + i) >>> 12]) {
        return false;
      }
    }
    return true;
  }

  private static MappedRange rangeFrom(List<MappedRange> ranges, long at) {
    for (MappedRange range : ranges) {
      if (Long.compareUnsigned(range.end(), at) >= 0) {
        return range;
      }
    }
    return null;
  }

  private static MappedRange rangeTo(List<MappedRange> ranges, long at) {
    for (int i = ranges.size() - 1; i >= 0; i--) {
      if (Long.compareUnsigned(ranges.get(i).start(), at) <= 0) {
        return ranges.get(i);
      }
    }
    return null;
  }
}
