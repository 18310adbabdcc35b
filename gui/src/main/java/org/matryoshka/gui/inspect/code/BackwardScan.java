package org.matryoshka.gui.inspect.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * Finds where the instructions before an address begin. x86 code can't be read backwards: so it is
 * read forwards from a place where an instruction is known to begin (a line of the line table, a
 * symbol), and where there is none, from many places, of which most soon agree.
 */
final class BackwardScan {
  private static final int MAX_LENGTH = 15;
  private static final int AVERAGE_LENGTH = 4;

  /** How far back an anchor may lie: reading from there must not take long. */
  private static final long MAX_DISTANCE = 0x4000;

  /** Candidates that are tried where nothing is known. */
  private static final int CANDIDATES = 32;

  private final ImageNames names;

  /** Length of the instruction at an address; 0 if there is none. */
  private final LongUnaryOperator length;

  BackwardScan(ImageNames names, LongUnaryOperator length) {
    this.names = names;
    this.length = length;
  }

  /**
   * Where a listing begins that has some lines before an address.
   *
   * @return the address itself if nothing can be read before it
   */
  long start(long address, int before) {
    if (before == 0) {
      return address;
    }
    List<Long> found = fromAnchor(address, before);
    if (found.size() < before) {
      long from = found.isEmpty() ? address : found.getFirst();
      List<Long> more = guess(from, before - found.size());
      more.addAll(found);
      found = more;
    }
    return found.isEmpty() ? address : found.get(Math.max(0, found.size() - before));
  }

  private List<Long> fromAnchor(long address, int before) {
    long wanted = address - (long) before * AVERAGE_LENGTH;
    List<Long> best = List.of();
    for (int attempt = 0; attempt < 8; attempt++) {
      OptionalLong anchor = names.anchor(wanted);
      if (anchor.isPresent() && address - anchor.getAsLong() <= MAX_DISTANCE) {
        List<Long> read = read(anchor.getAsLong(), address);
        if (read.size() >= before) {
          return read;
        }
        best = read.size() > best.size() ? read : best;
      }
      // nearer if nothing was there, farther if it was not far enough
      wanted =
          best.isEmpty() ? address - (address - wanted) / 2 : wanted - (long) before * MAX_LENGTH;
    }
    return best;
  }

  /** The beginnings of instructions from one place to another; none if that is not among them. */
  private List<Long> read(long from, long to) {
    List<Long> starts = new ArrayList<>();
    long at = from;
    while (Long.compareUnsigned(at, to) < 0) {
      starts.add(at);
      long bytes = length.applyAsLong(at);
      if (bytes == 0) {
        return List.of();
      }
      at += bytes;
    }
    return at == to ? starts : List.of();
  }

  /** Lets many readings vote, and follows the most likely one backwards. */
  private List<Long> guess(long address, int before) {
    Map<Long, Integer> votes = new TreeMap<>(Long::compareUnsigned);
    long first = address - (long) before * AVERAGE_LENGTH - CANDIDATES;
    for (int i = 0; i < CANDIDATES; i++) {
      for (long start : read(first + i, address)) {
        votes.merge(start, 1, Integer::sum);
      }
    }
    List<Long> starts = new ArrayList<>();
    long at = address;
    while (starts.size() < before) {
      long best = 0;
      int most = 0;
      for (int bytes = 1; bytes <= MAX_LENGTH; bytes++) {
        int count = votes.getOrDefault(at - bytes, 0);
        if (count > most && length.applyAsLong(at - bytes) == bytes) {
          best = at - bytes;
          most = count;
        }
      }
      if (most == 0) {
        break;
      }
      starts.addFirst(best);
      at = best;
    }
    return starts;
  }
}
