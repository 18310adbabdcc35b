package org.matryoshka.gui.inspect.nest;

import java.util.stream.Collectors;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;

/** The nest as plain text. */
public final class NestText {
  private NestText() {}

  /** A line a doll, indented by its depth, and the last crossing below. */
  public static String of(Nest nest) {
    Table table = new Table().left("Layer").left("Now").left("").left("Crossings");
    rows(table, nest.machine(), 0);
    return table.format("") + "\n" + crossing(nest) + "\n";
  }

  private static void rows(Table table, Doll doll, int depth) {
    table.row(
        "  ".repeat(depth) + doll.name(), doll.activity().words(), doll.facts(), crossings(doll));
    doll.inner().forEach(inner -> rows(table, inner, depth + 1));
  }

  /** The crossings of a border in one line. */
  public static String crossings(Doll doll) {
    return doll.border().stream()
        .map(crossing -> crossing.name() + " " + Quantity.grouped(crossing.count()))
        .collect(Collectors.joining(", "));
  }

  /** The last crossing as a sentence. */
  public static String crossing(Nest nest) {
    return nest.lastExit()
        .map(
            entry ->
                "Exit %s: %s".formatted(Quantity.grouped(entry.index()), entry.exit().sentence()))
        .orElse("No border has been crossed yet. Press F7 to run to the first VM exit.");
  }
}
