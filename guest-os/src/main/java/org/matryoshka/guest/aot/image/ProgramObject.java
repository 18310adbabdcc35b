package org.matryoshka.guest.aot.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.asm.debug.CompilationUnit;
import org.matryoshka.asm.debug.LineTable;
import org.matryoshka.asm.debug.SourceRow;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.object.Section;
import org.matryoshka.asm.object.SectionFlags;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.backend.write.JumpTable;
import org.matryoshka.guest.aot.backend.write.LineRow;
import org.matryoshka.guest.aot.backend.write.TextSection;
import org.matryoshka.guest.aot.backend.write.WrittenFunction;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.SourcePosition;

/** Makes the relocatable object of a compiled program. */
public final class ProgramObject {
  /** Symbols that the runtime knows. */
  private static final List<String> BOUNDARIES =
      List.of(
          FunctionTableWriter.CODE,
          FunctionTableWriter.TABLE,
          FunctionTableWriter.TABLE_END,
          FunctionTableWriter.RECORDS,
          FunctionTableWriter.TEXTS);

  private static final String TEXT = ".text";
  private static final int TEXT_ALIGNMENT = 16;

  private final ObjectLayout layout;
  private final TextSection text;
  private final Places places = new Places();
  private final DataSection constants = new DataSection(".rodata", SectionFlags.CONSTANTS, places);
  private final DataSection data = new DataSection(".data", SectionFlags.DATA, places);
  private final List<Symbol> symbols = new ArrayList<>();

  private ProgramObject(ObjectLayout layout, TextSection text) {
    this.layout = layout;
    this.text = text;
  }

  /**
   * Makes the object.
   *
   * @param name of the object, for messages and debuggers
   */
  public static ObjectFile of(String name, ObjectLayout layout, TextSection text) {
    return new ProgramObject(layout, text).make(name);
  }

  private ObjectFile make(String name) {
    functions();
    StaticsWriter statics = new StaticsWriter(layout, data, places);
    statics.write();
    new DescriptorWriter(layout, constants).write();
    new LiteralWriter(layout, constants).strings();
    jumpTables();
    new FunctionTableWriter().write(constants, text.functions());
    places.put(FunctionTableWriter.CODE, TEXT, 0);
    for (String boundary : BOUNDARIES) {
      Places.Place place = places.get(boundary);
      symbols.add(Symbol.label(boundary, place.section(), place.offset(), Symbol.Binding.GLOBAL));
    }
    symbols.addAll(statics.symbols());
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.of(
            TEXT,
            SectionFlags.CODE,
            TEXT_ALIGNMENT,
            text.code().toByteArray(),
            places.resolve(text.code().relocations())));
    sections.add(constants.toSection());
    sections.add(data.toSection());
    sections.add(statics.zeroed());
    ObjectFile object = new ObjectFile(name, sections, symbols);
    ObjectFile withLines =
        LineTable.addTo(
            object,
            new CompilationUnit(name, "Matryoshka ahead-of-time compiler", CompilationUnit.JAVA),
            rows());
    return ObjectTypes.addTo(withLines, layout, places);
  }

  private void functions() {
    for (WrittenFunction function : text.functions()) {
      places.put(function.symbol(), TEXT, function.start());
      symbols.add(function(function.symbol(), function, Symbol.Binding.GLOBAL));
      String runtime = Symbols.runtime(function.method());
      if (runtime != null) {
        places.alias(runtime, function.symbol());
      }
      if (function.method().equals(Program.INITIALIZE_STATICS)) {
        symbols.add(function(Symbols.INITIALIZE_STATICS, function, Symbol.Binding.GLOBAL));
      }
    }
    Map<MethodId, WrittenFunction> written = new HashMap<>();
    text.functions().forEach(function -> written.put(function.method(), function));
    layout
        .program()
        .exports()
        .forEach(
            (symbol, method) -> {
              WrittenFunction function = written.get(method);
              if (function != null) {
                symbols.add(function(symbol, function, Symbol.Binding.GLOBAL));
                places.alias(symbol, function.symbol());
              }
            });
  }

  private static Symbol function(String name, WrittenFunction function, Symbol.Binding binding) {
    return new Symbol(
        name,
        Symbol.Definition.SECTION,
        function.start(),
        TEXT,
        function.size(),
        binding,
        Symbol.Type.FUNCTION);
  }

  private void jumpTables() {
    constants.align(8);
    places.put(TEXT, TEXT, 0);
    for (JumpTable table : text.tables()) {
      constants.place(table.symbol());
      table.targets().forEach(offset -> constants.address(TEXT, offset));
    }
  }

  /** Debuggers show the innermost of inlined methods. */
  private List<SourceRow> rows() {
    List<SourceRow> rows = new ArrayList<>();
    for (WrittenFunction function : text.functions()) {
      for (LineRow row : function.rows()) {
        SourcePosition position = row.position();
        String owner = position.method().owner();
        String folder = owner.substring(0, owner.lastIndexOf('/') + 1);
        rows.add(
            new SourceRow(
                TEXT,
                (long) function.start() + row.offset(),
                folder + position.file(),
                position.line()));
      }
    }
    return rows;
  }
}
