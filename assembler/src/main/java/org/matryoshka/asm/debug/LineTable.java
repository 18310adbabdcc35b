package org.matryoshka.asm.debug;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.asm.assembly.LineRecord;
import org.matryoshka.asm.object.LittleEndianOutput;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.object.Relocation;
import org.matryoshka.asm.object.Relocation.Target;
import org.matryoshka.asm.object.RelocationKind;
import org.matryoshka.asm.object.Section;
import org.matryoshka.asm.object.SectionFlags;

/**
 * Writes which line of which source each byte of code comes from, as a DWARF 3 line-number program
 * (DWARF Debugging Information Format, version 3, chapter 6.2) with the compilation unit around it.
 * A line of a macro counts as the line that calls the outermost macro.
 */
public final class LineTable {
  private static final int OPCODE_BASE = 10;

  // standard and extended opcodes of a line-number program
  private static final int COPY = 1;
  private static final int ADVANCE_PC = 2;
  private static final int ADVANCE_LINE = 3;
  private static final int SET_FILE = 4;
  private static final int END_SEQUENCE = 1;
  private static final int SET_ADDRESS = 2;

  private final CompilationUnit unit;
  private final Map<String, List<SourceRow>> rows = new HashMap<>();
  private final Map<String, Integer> files = new LinkedHashMap<>();

  private LineTable(CompilationUnit unit, List<SourceRow> all) {
    this.unit = unit;
    files.put(unit.name(), 1);
    for (SourceRow row : all) {
      files.putIfAbsent(row.file(), files.size() + 1);
      rows.computeIfAbsent(row.section(), section -> new ArrayList<>()).add(row);
    }
    rows.values().forEach(own -> own.sort(Comparator.comparingLong(SourceRow::offset)));
  }

  /** The object of an assembly source with the sections {@code .debug_…} behind its own. */
  public static ObjectFile addTo(ObjectFile object, List<LineRecord> lines) {
    List<SourceRow> rows = new ArrayList<>();
    for (LineRecord record : lines) {
      if (record.length() > 0) {
        rows.add(
            new SourceRow(
                record.section(),
                record.offset(),
                record.line().source().name(),
                record.line().line()));
      }
    }
    return addTo(
        object,
        new CompilationUnit(object.name(), "Matryoshka assembler", CompilationUnit.ASSEMBLER),
        rows);
  }

  /** The object with the sections {@code .debug_…} behind its own. */
  public static ObjectFile addTo(ObjectFile object, CompilationUnit unit, List<SourceRow> rows) {
    LineTable table = new LineTable(unit, rows);
    List<Section> code =
        object.sections().stream().filter(s -> s.flags().executable() && s.size() > 0).toList();
    List<Section> sections = new ArrayList<>(object.sections());
    sections.add(table.program(code));
    sections.add(table.unit());
    sections.add(abbreviations());
    sections.add(ranges(code));
    return new ObjectFile(object.name(), sections, object.symbols());
  }

  private static Section section(
      String name, LittleEndianOutput out, List<Relocation> relocations) {
    return Section.of(name, SectionFlags.INFORMATION, 1, out.toByteArray(), relocations);
  }

  private Section program(List<Section> code) {
    List<Relocation> relocations = new ArrayList<>();
    LittleEndianOutput header = new LittleEndianOutput();
    // minimum instruction length 1, statements by default, line base and range for no special
    // opcode
    header.put(1, 1).put(1, 1).put(0, 1).put(1, 1).put(OPCODE_BASE, 1);
    for (int operands : new int[] {0, 1, 1, 1, 1, 0, 0, 0, 1}) {
      header.put(operands, 1);
    }
    header.put(0, 1); // no directories
    for (String file : files.keySet()) {
      Dwarf.string(header, file).put(0, 1).put(0, 1).put(0, 1);
    }
    header.put(0, 1);
    LittleEndianOutput body = new LittleEndianOutput();
    long bodyStart = 4L + 2 + 4 + header.size();
    for (Section section : code) {
      body.put(0, 1).put(9, 1).put(SET_ADDRESS, 1);
      relocations.add(address(bodyStart + body.size(), section, 0));
      body.put(0, 8);
      rows(body, section);
    }
    LittleEndianOutput out = new LittleEndianOutput();
    out.put(2 + 4 + header.size() + body.size(), 4).put(Dwarf.VERSION, 2).put(header.size(), 4);
    out.put(header.toByteArray()).put(body.toByteArray());
    return section(".debug_line", out, relocations);
  }

  private void rows(LittleEndianOutput out, Section section) {
    long offset = 0;
    int line = 1;
    int file = 1;
    for (SourceRow row : rows.getOrDefault(section.name(), List.of())) {
      int ownFile = files.get(row.file());
      if (ownFile != file) {
        Dwarf.unsigned(out.put(SET_FILE, 1), ownFile);
        file = ownFile;
      }
      Dwarf.signed(out.put(ADVANCE_LINE, 1), row.line() - line);
      Dwarf.unsigned(out.put(ADVANCE_PC, 1), row.offset() - offset);
      out.put(COPY, 1);
      line = row.line();
      offset = row.offset();
    }
    Dwarf.unsigned(out.put(ADVANCE_PC, 1), section.size() - offset);
    out.put(0, 1).put(1, 1).put(END_SEQUENCE, 1);
  }

  private Section unit() {
    List<Relocation> relocations = new ArrayList<>();
    LittleEndianOutput out = new LittleEndianOutput();
    out.put(0, 4).put(Dwarf.VERSION, 2);
    relocations.add(offsetOf(out.size(), ".debug_abbrev"));
    out.put(0, 4).put(8, 1).put(1, 1);
    relocations.add(offsetOf(out.size(), ".debug_line"));
    out.put(0, 4);
    relocations.add(offsetOf(out.size(), ".debug_ranges"));
    out.put(0, 4).put(0, 8).put(unit.language(), 2);
    Dwarf.string(Dwarf.string(out, unit.name()), unit.producer());
    byte[] bytes = out.toByteArray();
    LittleEndianOutput.set(bytes, 0, bytes.length - 4L, 4);
    return Section.of(".debug_info", SectionFlags.INFORMATION, 1, bytes, relocations);
  }

  private static Section abbreviations() {
    LittleEndianOutput out = new LittleEndianOutput();
    out.put(1, 1).put(Dwarf.TAG_COMPILE_UNIT, 1).put(0, 1);
    out.put(Dwarf.AT_STMT_LIST, 1)
        .put(Dwarf.FORM_DATA4, 1)
        .put(Dwarf.AT_RANGES, 1)
        .put(Dwarf.FORM_DATA4, 1);
    out.put(Dwarf.AT_LOW_PC, 1)
        .put(Dwarf.FORM_ADDR, 1)
        .put(Dwarf.AT_LANGUAGE, 1)
        .put(Dwarf.FORM_DATA2, 1);
    out.put(Dwarf.AT_NAME, 1)
        .put(Dwarf.FORM_STRING, 1)
        .put(Dwarf.AT_PRODUCER, 1)
        .put(Dwarf.FORM_STRING, 1);
    out.put(0, 2).put(0, 1);
    return section(".debug_abbrev", out, List.of());
  }

  private static Section ranges(List<Section> code) {
    List<Relocation> relocations = new ArrayList<>();
    LittleEndianOutput out = new LittleEndianOutput();
    for (Section section : code) {
      relocations.add(address(out.size(), section, 0));
      relocations.add(address(out.size() + 8L, section, section.size()));
      out.put(0, 8).put(0, 8);
    }
    out.put(0, 8).put(0, 8);
    return section(".debug_ranges", out, relocations);
  }

  private static Relocation address(long offset, Section section, long addend) {
    return new Relocation(
        offset, RelocationKind.ABSOLUTE_64, new Target.OfSection(section.name()), addend);
  }

  private static Relocation offsetOf(long offset, String section) {
    return new Relocation(offset, RelocationKind.ABSOLUTE_32, new Target.OfSection(section), 0);
  }
}
