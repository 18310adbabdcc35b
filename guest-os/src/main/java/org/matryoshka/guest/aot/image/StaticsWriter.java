package org.matryoshka.guest.aot.image;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.object.Placement;
import org.matryoshka.asm.object.Section;
import org.matryoshka.asm.object.SectionFlags;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.ProgramClass;
import org.matryoshka.guest.aot.ir.ProgramField;
import org.matryoshka.guest.aot.ir.StaticValue;

/** Lays the static fields out: references together, numbers that begin as zero in {@code .bss}. */
final class StaticsWriter {
  private final ObjectLayout layout;
  private final DataSection data;
  private final Places places;
  private final List<Symbol> symbols = new ArrayList<>();
  private int zeroed;

  StaticsWriter(ObjectLayout layout, DataSection data, Places places) {
    this.layout = layout;
    this.data = data;
    this.places = places;
  }

  void write() {
    List<ProgramField> all = new ArrayList<>();
    for (ProgramClass type : layout.program().classes().values()) {
      type.fields().stream().filter(ProgramField::isStatic).forEach(all::add);
    }
    data.align(8);
    boundary(Symbols.STATIC_REFERENCES);
    for (ProgramField field : all) {
      if (field.id().kind() == ElementKind.REFERENCE) {
        reference(field);
      }
    }
    boundary(Symbols.STATIC_REFERENCES_END);
    for (ProgramField field : all) {
      if (field.initialValue() instanceof StaticValue.Numbers numbers) {
        LiteralWriter.array(data, Symbols.field(field.id()) + ".array", numbers);
      }
    }
    for (ProgramField field : all) {
      if (field.id().kind() != ElementKind.REFERENCE) {
        number(field);
      }
    }
  }

  private void boundary(String symbol) {
    symbols.add(Symbol.label(symbol, data.name(), data.size(), Symbol.Binding.GLOBAL));
    data.place(symbol);
  }

  private void reference(ProgramField field) {
    String symbol = Symbols.field(field.id());
    data.place(symbol);
    symbol(field, data.name(), data.size());
    switch (field.initialValue()) {
      case StaticValue.Text text -> data.address(Symbols.literal(layout.literal(text.value())));
      case StaticValue.Numbers numbers -> data.address(symbol + ".array");
      case null, default -> data.put(0, 8);
    }
  }

  private void number(ProgramField field) {
    int size = field.id().kind().size();
    if (field.initialValue() instanceof StaticValue.Scalar(long value) && value != 0) {
      data.align(size);
      data.place(Symbols.field(field.id()));
      symbol(field, data.name(), data.size());
      data.put(value, size);
    } else {
      zeroed = zeroed + size - 1 & -size;
      places.put(Symbols.field(field.id()), ".bss", zeroed);
      symbol(field, ".bss", zeroed);
      zeroed += size;
    }
  }

  private void symbol(ProgramField field, String section, long offset) {
    symbols.add(
        new Symbol(
            field.id().toString(),
            Symbol.Definition.SECTION,
            offset,
            section,
            field.id().kind().size(),
            Symbol.Binding.LOCAL,
            Symbol.Type.OBJECT));
  }

  List<Symbol> symbols() {
    return symbols;
  }

  /** The section of the fields that begin as zero. */
  Section zeroed() {
    return new Section(
        ".bss", SectionFlags.ZEROED, 16, new byte[0], zeroed, List.of(), Placement.NEXT);
  }
}
