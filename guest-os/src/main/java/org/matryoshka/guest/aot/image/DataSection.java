package org.matryoshka.guest.aot.image;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.object.LittleEndianOutput;
import org.matryoshka.asm.object.Relocation;
import org.matryoshka.asm.object.RelocationKind;
import org.matryoshka.asm.object.Section;
import org.matryoshka.asm.object.SectionFlags;

/** A section of data that grows. */
final class DataSection {
  private static final int ALIGNMENT = 16;

  private final String name;
  private final SectionFlags flags;
  private final Places places;
  private final LittleEndianOutput bytes = new LittleEndianOutput();
  private final List<Relocation> relocations = new ArrayList<>();

  DataSection(String name, SectionFlags flags, Places places) {
    this.name = name;
    this.flags = flags;
    this.places = places;
  }

  String name() {
    return name;
  }

  int size() {
    return bytes.size();
  }

  void align(int alignment) {
    bytes.padTo((bytes.size() + alignment - 1) & -alignment);
  }

  /** Says that a symbol is here. */
  void place(String symbol) {
    places.put(symbol, name, bytes.size());
  }

  void put(long value, int count) {
    bytes.put(value, count);
  }

  void put(byte[] more) {
    bytes.put(more);
  }

  /** Eight bytes with the address of a symbol. */
  void address(String symbol) {
    address(symbol, 0);
  }

  /** Eight bytes with an address at a distance from a symbol. */
  void address(String symbol, long distance) {
    relocations.add(
        new Relocation(
            bytes.size(),
            RelocationKind.ABSOLUTE_64,
            new Relocation.Target.OfSymbol(symbol),
            distance));
    bytes.put(0, 8);
  }

  Section toSection() {
    return Section.of(name, flags, ALIGNMENT, bytes.toByteArray(), places.resolve(relocations));
  }
}
