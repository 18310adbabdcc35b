package org.matryoshka.guest.aot.image;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.asm.object.LittleEndianOutput;
import org.matryoshka.guest.aot.backend.write.LineRow;
import org.matryoshka.guest.aot.backend.write.WrittenFunction;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.guest.runtime.Names;

/** Writes the table that stack traces are made from, as {@code runtime.FunctionTable} reads it. */
final class FunctionTableWriter {
  /** Start of the code that the table is about. */
  static final String CODE = "__function_code";

  /** Start of the table. */
  static final String TABLE = "__function_table";

  /** End of the table. */
  static final String TABLE_END = "__function_table_end";

  /** Start of what the table refers to. */
  static final String RECORDS = "__function_records";

  /** Start of the names. */
  static final String TEXTS = "__function_texts";

  private final LittleEndianOutput records = new LittleEndianOutput();
  private final LittleEndianOutput texts = new LittleEndianOutput();
  private final Map<String, Integer> textPlaces = new HashMap<>();
  private final Map<MethodId, Integer> methods = new HashMap<>();
  private final Map<SourcePosition, Integer> inlined = new HashMap<>();

  /** Writes the table and all that it refers to. */
  void write(DataSection out, List<WrittenFunction> functions) {
    out.align(4);
    out.place(TABLE);
    int end = 0;
    for (WrittenFunction function : functions) {
      // what the record of the function refers to stands before it
      method(function.method(), function.file());
      function.stops().forEach(row -> position(row.position()));
      out.put(function.start(), 4);
      out.put(function.frameBytes(), 4);
      out.put(records.size(), 4);
      record(function);
      end = function.start() + function.size();
    }
    out.put(end, 4);
    out.put(0, 8);
    out.place(TABLE_END);
    out.place(RECORDS);
    out.put(records.toByteArray());
    out.place(TEXTS);
    out.put(texts.toByteArray());
  }

  private void record(WrittenFunction function) {
    number(records, method(function.method(), function.file()));
    LittleEndianOutput rows = new LittleEndianOutput();
    int count = 0;
    int offset = 0;
    int line = 0;
    SourcePosition before = null;
    for (LineRow row : function.stops()) {
      if (same(row.position(), before)) {
        continue;
      }
      before = row.position();
      count++;
      number(rows, row.offset() - offset);
      offset = row.offset();
      if (before.inlinedInto() != null) {
        number(rows, position(before));
      } else {
        int distance = before.line() - line;
        line = before.line();
        number(rows, (Math.abs(distance) << 1 | (distance < 0 ? 1 : 0)) << 1);
      }
    }
    number(records, count);
    records.put(rows.toByteArray());
  }

  private static boolean same(SourcePosition position, SourcePosition before) {
    return before != null
        && position.line() == before.line()
        && position.inlinedInto() == null
        && before.inlinedInto() == null;
  }

  /** How a row or record names a position; makes the record of an inlined call. */
  private int position(SourcePosition position) {
    if (position.inlinedInto() == null) {
      return position.line() << 1;
    }
    Integer known = inlined.get(position);
    if (known != null) {
      return known;
    }
    int caller = position(position.inlinedInto());
    int method = method(position.method(), position.file());
    int made = records.size() << 1 | 1;
    inlined.put(position, made);
    number(records, method);
    number(records, position.line());
    number(records, caller);
    return made;
  }

  /** Where the names of a method are; writes them if they are not there yet. */
  private int method(MethodId method, String file) {
    return methods.computeIfAbsent(
        method,
        m -> {
          int place = records.size();
          number(records, text(Names.original(m.owner().replace('/', '.'))));
          number(records, text(m.name()));
          number(records, text(file));
          return place;
        });
  }

  private int text(String text) {
    return textPlaces.computeIfAbsent(
        text,
        t -> {
          int place = texts.size();
          texts.put(t.getBytes(StandardCharsets.ISO_8859_1)).put(0, 1);
          return place;
        });
  }

  private static void number(LittleEndianOutput out, int value) {
    int rest = value;
    while (rest >= 0x80) {
      out.put((rest & 0x7F) | 0x80, 1);
      rest >>>= 7;
    }
    out.put(rest, 1);
  }
}
