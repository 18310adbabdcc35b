package org.matryoshka.gui.inspect.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Which line of which source each address of an image comes from. Immutable. */
public final class SourceLines {
  /** No line table. */
  public static final SourceLines NONE = new SourceLines(List.of());

  /**
   * Code from an address on.
   *
   * @param position null where nothing is known: the end of a run of code
   */
  record Row(long address, SourcePosition position) {}

  private final NavigableMap<Long, Row> rows = new TreeMap<>(Long::compareUnsigned);

  SourceLines(List<Row> all) {
    List<Row> sorted = new ArrayList<>(all);
    // where a run ends and another begins, the beginning counts
    sorted.sort(
        Comparator.comparing(Row::address, Long::compareUnsigned)
            .thenComparing(row -> row.position() != null));
    for (Row row : sorted) {
      rows.put(row.address(), row);
    }
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The line that an address comes from. */
  public Optional<SourcePosition> at(long address) {
    Map.Entry<Long, Row> row = rows.floorEntry(address);
    return row == null ? Optional.empty() : Optional.ofNullable(row.getValue().position());
  }

  /** Whether a line of source begins at an address, so that an instruction does. */
  public boolean beginsAt(long address) {
    Row row = rows.get(address);
    return row != null && row.position() != null;
  }

  /** The last address at or below one, in the same run of code, at which an instruction begins. */
  public OptionalLong anchor(long address) {
    Map.Entry<Long, Row> row = rows.floorEntry(address);
    return row == null || row.getValue().position() == null
        ? OptionalLong.empty()
        : OptionalLong.of(row.getKey());
  }

  /** The first address of a line's code; of the next line that has code if it has none. */
  public OptionalLong addressOf(String file, int line) {
    return rows.values().stream()
        .filter(row -> row.position() != null && row.position().file().equals(file))
        .filter(row -> row.position().line() >= line)
        .min(
            Comparator.<Row>comparingInt(row -> row.position().line())
                .thenComparing(Row::address, Long::compareUnsigned))
        .map(row -> OptionalLong.of(row.address()))
        .orElse(OptionalLong.empty());
  }
}
