package org.matryoshka.guest.aot.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.backend.write.LineRow;
import org.matryoshka.guest.aot.backend.write.WrittenFunction;

/** Writes the table that stack traces are made from, as {@code runtime.FunctionTable} reads it. */
final class FunctionTableWriter {
  private final ObjectLayout layout;
  private final DataSection out;
  private final Map<String, Integer> literals = new HashMap<>();

  FunctionTableWriter(ObjectLayout layout, DataSection out) {
    this.layout = layout;
    this.out = out;
  }

  /** Makes the literals that the table refers to; before literals are written. */
  void prepare(List<WrittenFunction> functions) {
    for (WrittenFunction function : functions) {
      literal(name(function));
      literal(function.file());
    }
  }

  private String literal(String text) {
    return Symbols.literal(literals.computeIfAbsent(text, layout::literal));
  }

  private static String name(WrittenFunction function) {
    return function.method().owner().replace('/', '.') + "." + function.method().name();
  }

  void write(List<WrittenFunction> functions) {
    for (WrittenFunction function : functions) {
      out.align(8);
      out.place("lines:" + function.symbol());
      List<LineRow> rows = lines(function);
      out.address(literal(function.file()));
      out.put(rows.size(), 4);
      out.put(0, 4);
      for (LineRow row : rows) {
        out.put(row.offset(), 4);
        out.put(row.position().outermost().line(), 4);
      }
    }
    out.align(8);
    out.place(ProgramObject.FUNCTION_TABLE);
    for (WrittenFunction function : functions) {
      out.address(function.symbol());
      out.put(function.size(), 4);
      out.put(function.frameBytes(), 4);
      out.address(literal(name(function)));
      out.address("lines:" + function.symbol());
    }
    out.place(ProgramObject.FUNCTION_TABLE_END);
  }

  /** Rows at which the line of the function itself changes, inlined or not. */
  private static List<LineRow> lines(WrittenFunction function) {
    List<LineRow> rows = new ArrayList<>();
    int line = -1;
    for (LineRow row : function.rows()) {
      if (row.position().outermost().line() != line) {
        line = row.position().outermost().line();
        rows.add(row);
      }
    }
    return rows;
  }
}
