package org.matryoshka.asm.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.asm.object.LittleEndianOutput;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.object.Relocation;
import org.matryoshka.asm.object.Relocation.Target;
import org.matryoshka.asm.object.RelocationKind;
import org.matryoshka.asm.object.Section;
import org.matryoshka.asm.object.SectionFlags;

/**
 * Writes types and variables as a DWARF 3 compilation unit of its own, behind those that an object
 * has already. Nothing of it is loaded; the same entries give the same bytes.
 */
public final class DebugInformation {
  private static final String INFO = ".debug_info";
  private static final String ABBREVIATIONS = ".debug_abbrev";

  /** What entries of one shape share: tag, whether they own others, attributes with their forms. */
  private record Shape(int tag, boolean owns, List<Integer> attributes) {}

  private final Map<Shape, Integer> shapes = new LinkedHashMap<>();
  private final LittleEndianOutput out = new LittleEndianOutput();
  private final List<Relocation> relocations = new ArrayList<>();
  private final IdentityHashMap<DebugEntry, Integer> offsets = new IdentityHashMap<>();
  private final Map<Integer, DebugEntry> references = new HashMap<>();
  private final int base;

  private DebugInformation(int base) {
    this.base = base;
  }

  /**
   * The object with one more unit.
   *
   * @param unit how it is called
   * @param entries the unit's own, in the order in which they are written
   */
  public static ObjectFile addTo(
      ObjectFile object, CompilationUnit unit, List<DebugEntry> entries) {
    Section info = existing(object, INFO);
    Section abbreviations = existing(object, ABBREVIATIONS);
    DebugInformation writer = new DebugInformation(info.content().length);
    byte[] unitBytes = writer.unit(unit, entries, abbreviations.content().length);
    List<Relocation> fields = new ArrayList<>(info.relocations());
    fields.addAll(writer.relocations);
    List<Section> sections = new ArrayList<>(object.sections());
    sections.removeIf(s -> s.name().equals(INFO) || s.name().equals(ABBREVIATIONS));
    sections.add(information(INFO, joined(info.content(), unitBytes), fields));
    sections.add(
        information(
            ABBREVIATIONS,
            joined(abbreviations.content(), writer.abbreviations()),
            abbreviations.relocations()));
    return new ObjectFile(object.name(), sections, object.symbols());
  }

  private static Section existing(ObjectFile object, String name) {
    return object.section(name).orElseGet(() -> information(name, new byte[0], List.of()));
  }

  private static Section information(String name, byte[] content, List<Relocation> fields) {
    return Section.of(name, SectionFlags.INFORMATION, 1, content, fields);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return new LittleEndianOutput().put(first).put(second).toByteArray();
  }

  private byte[] unit(CompilationUnit unit, List<DebugEntry> entries, int abbreviationsAt) {
    DebugEntry root =
        DebugEntry.of(Dwarf.TAG_COMPILE_UNIT)
            .with(Dwarf.AT_LANGUAGE, new DebugEntry.Content.Number(unit.language()))
            .with(Dwarf.AT_NAME, new DebugEntry.Content.Text(unit.name()))
            .with(Dwarf.AT_PRODUCER, new DebugEntry.Content.Text(unit.producer()));
    entries.forEach(root::owning);
    out.put(0, 4).put(Dwarf.VERSION, 2);
    relocations.add(
        new Relocation(
            base + (long) out.size(),
            RelocationKind.ABSOLUTE_32,
            new Target.OfSection(ABBREVIATIONS),
            abbreviationsAt));
    out.put(0, 4).put(8, 1);
    write(root);
    byte[] bytes = out.toByteArray();
    LittleEndianOutput.set(bytes, 0, bytes.length - 4L, 4);
    references.forEach(
        (at, target) -> {
          Integer offset = offsets.get(target);
          if (offset == null) {
            throw new IllegalArgumentException("an entry refers to one that is not in the unit");
          }
          LittleEndianOutput.set(bytes, at, offset, 4);
        });
    return bytes;
  }

  private void write(DebugEntry entry) {
    offsets.put(entry, out.size());
    boolean owns = !entry.children().isEmpty();
    List<Integer> names = new ArrayList<>();
    for (DebugEntry.Attribute attribute : entry.attributes()) {
      names.add(attribute.name() << 8 | form(attribute.content()));
    }
    Shape shape = new Shape(entry.tag(), owns, names);
    Dwarf.unsigned(out, shapes.computeIfAbsent(shape, s -> shapes.size() + 1));
    entry.attributes().forEach(attribute -> write(attribute.content()));
    if (owns) {
      entry.children().forEach(this::write);
      out.put(0, 1);
    }
  }

  private static int form(DebugEntry.Content content) {
    return switch (content) {
      case DebugEntry.Content.Text t -> Dwarf.FORM_STRING;
      case DebugEntry.Content.Number n -> Dwarf.FORM_UDATA;
      case DebugEntry.Content.Reference r -> Dwarf.FORM_REF4;
      case DebugEntry.Content.Location l -> Dwarf.FORM_BLOCK1;
      case DebugEntry.Content.Flag f -> Dwarf.FORM_FLAG;
    };
  }

  private void write(DebugEntry.Content content) {
    switch (content) {
      case DebugEntry.Content.Text(String value) -> Dwarf.string(out, value);
      case DebugEntry.Content.Number(long value) -> Dwarf.unsigned(out, value);
      case DebugEntry.Content.Reference(DebugEntry target) -> {
        references.put(out.size(), target);
        out.put(0, 4);
      }
      case DebugEntry.Content.Location(String section, long offset) -> {
        out.put(9, 1).put(Dwarf.OP_ADDR, 1);
        relocations.add(
            new Relocation(
                base + (long) out.size(),
                RelocationKind.ABSOLUTE_64,
                new Target.OfSection(section),
                offset));
        out.put(0, 8);
      }
      case DebugEntry.Content.Flag f -> out.put(1, 1);
    }
  }

  private byte[] abbreviations() {
    LittleEndianOutput table = new LittleEndianOutput();
    shapes.forEach(
        (shape, number) -> {
          Dwarf.unsigned(table, number);
          Dwarf.unsigned(table, shape.tag());
          table.put(shape.owns() ? 1 : 0, 1);
          for (int attribute : shape.attributes()) {
            Dwarf.unsigned(table, attribute >> 8);
            Dwarf.unsigned(table, attribute & 0xFF);
          }
          table.put(0, 2);
        });
    return table.put(0, 1).toByteArray();
  }
}
