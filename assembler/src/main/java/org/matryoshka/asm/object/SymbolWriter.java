package org.matryoshka.asm.object;

import java.util.HashMap;
import java.util.Map;

/** Builds the symbol table of an ELF file; local symbols must be added before all others. */
final class SymbolWriter {
  private final LittleEndianOutput out = new LittleEndianOutput();
  private final StringTable names = new StringTable();
  private final Map<String, Integer> indexes = new HashMap<>();
  private int count;
  private int locals;

  SymbolWriter() {
    put(0, 0, 0, 0, 0, true);
  }

  void file(String name) {
    put(names.offset(name), Elf64.STT_FILE, Elf64.SHN_ABS, 0, 0, true);
  }

  void section(int index) {
    put(0, Elf64.STT_SECTION, index, 0, 0, true);
  }

  void symbol(Symbol symbol, int sectionIndex, long value) {
    indexes.put(symbol.name(), count);
    put(
        names.offset(symbol.name()),
        symbol.binding().ordinal() << 4 | symbol.type().ordinal(),
        sectionIndex,
        value,
        symbol.size(),
        symbol.binding() == Symbol.Binding.LOCAL);
  }

  private void put(int name, int info, int section, long value, long size, boolean local) {
    out.put(name, 4).put(info, 1).put(0, 1).put(section, 2).put(value, 8).put(size, 8);
    count++;
    if (local) {
      locals = count;
    }
  }

  /** Number of a symbol that was added. */
  int index(String name) {
    return indexes.get(name);
  }

  /** Adds symbol and string table as sections. */
  void addTo(SectionHeaders headers) {
    headers.add(
        ".symtab",
        Elf64.SHT_SYMTAB,
        0,
        headers.next() + 1,
        locals,
        8,
        Elf64.SYMBOL_BYTES,
        out.toByteArray());
    headers.add(".strtab", Elf64.SHT_STRTAB, 0, 0, 0, 1, 0, names.toByteArray());
  }
}
