package org.matryoshka.guest.aot.backend.write;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.ir.SourcePosition;

/** Collects where code comes from while it is raw: jumps have no bytes yet. */
final class LineRows {
  private final List<LineRow> raw = new ArrayList<>();
  private final List<Integer> jumpsBefore = new ArrayList<>();

  /** Notes where the code from here on comes from; null and repetitions count for nothing. */
  void add(int rawOffset, int jumps, SourcePosition position) {
    if (position != null && (raw.isEmpty() || !raw.getLast().position().equals(position))) {
      raw.add(new LineRow(rawOffset, position));
      jumpsBefore.add(jumps);
    }
  }

  /** The rows with the offsets of the code as it was written. */
  List<LineRow> written(Jumps jumps) {
    List<LineRow> rows = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      LineRow row = raw.get(i);
      int offset = jumps.finalOffset(row.offset(), jumpsBefore.get(i));
      if (!rows.isEmpty() && rows.getLast().offset() == offset) {
        rows.removeLast();
      }
      rows.add(new LineRow(offset, row.position()));
    }
    return rows;
  }
}
