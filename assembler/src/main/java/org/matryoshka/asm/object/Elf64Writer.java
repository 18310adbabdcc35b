package org.matryoshka.asm.object;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes objects and linked images as ELF64 files. */
public final class Elf64Writer {
  private Elf64Writer() {}

  /** A relocatable object, as {@code ld} and {@code objdump} read it. */
  public static byte[] object(ObjectFile object) {
    SectionHeaders headers = new SectionHeaders();
    Map<String, Integer> indexes = new HashMap<>();
    for (Section section : object.sections()) {
      indexes.put(section.name(), headers.next());
      int type = Elf64.sectionType(section.flags());
      int flags = Elf64.sectionFlags(section.flags());
      if (section.flags().empty()) {
        headers.addPlaced(
            section.name(),
            type,
            flags,
            0,
            Elf64.HEADER_BYTES,
            section.size(),
            section.alignment());
      } else {
        headers.add(section.name(), type, flags, 0, 0, section.alignment(), 0, section.content());
      }
    }
    SymbolWriter symbols = symbols(object, indexes);
    int symbolTable = headers.next();
    symbols.addTo(headers);
    for (Section section : object.sections()) {
      if (!section.relocations().isEmpty()) {
        headers.add(
            ".rela" + section.name(),
            Elf64.SHT_RELA,
            Elf64.SHF_INFO_LINK,
            symbolTable,
            indexes.get(section.name()),
            8,
            Elf64.RELOCATION_BYTES,
            relocations(section, symbols, object.sections()));
      }
    }
    LittleEndianOutput out = new LittleEndianOutput().fill(0, Elf64.HEADER_BYTES);
    SectionHeaders.Written written = headers.write(out);
    return withHeader(out, Elf64.TYPE_RELOCATABLE, 0, 0, 0, written);
  }

  private static SymbolWriter symbols(ObjectFile object, Map<String, Integer> indexes) {
    SymbolWriter symbols = new SymbolWriter();
    symbols.file(object.name());
    object.sections().forEach(section -> symbols.section(indexes.get(section.name())));
    for (int local = 1; local >= 0; local--) {
      for (Symbol symbol : object.symbols()) {
        if ((symbol.binding() == Symbol.Binding.LOCAL) == (local == 1)) {
          int index =
              switch (symbol.definition()) {
                case SECTION -> indexes.get(symbol.section());
                case ABSOLUTE -> Elf64.SHN_ABS;
                case UNDEFINED -> 0;
                case COMMON -> Elf64.SHN_COMMON;
              };
          symbols.symbol(symbol, index, symbol.value());
        }
      }
    }
    return symbols;
  }

  private static byte[] relocations(Section section, SymbolWriter symbols, List<Section> sections) {
    LittleEndianOutput out = new LittleEndianOutput();
    for (Relocation relocation : section.relocations()) {
      long symbol =
          switch (relocation.target()) {
            case Relocation.Target.OfSymbol target -> symbols.index(target.symbol());
            case Relocation.Target.OfSection target -> FIRST_SECTION_SYMBOL + at(sections, target);
            case Relocation.Target.Absolute absolute -> 0;
          };
      out.put(relocation.offset(), 8);
      out.put(symbol << 32 | relocation.kind().elfType(), 8).put(relocation.addend(), 8);
    }
    return out.toByteArray();
  }

  /** After the null symbol and the file symbol come those of the sections, in their order. */
  private static final int FIRST_SECTION_SYMBOL = 2;

  private static int at(List<Section> sections, Relocation.Target.OfSection target) {
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).name().equals(target.section())) {
        return i;
      }
    }
    throw new IllegalArgumentException("no section " + target.section());
  }

  /** A linked image: program headers for a loader, sections and symbols for people and tools. */
  public static byte[] image(LinkedImage image) {
    int headerCount = image.segments().size() + 1;
    LittleEndianOutput out =
        new LittleEndianOutput()
            .fill(0, Elf64.HEADER_BYTES + headerCount * Elf64.PROGRAM_HEADER_BYTES);
    LittleEndianOutput programHeaders = new LittleEndianOutput();
    Map<PlacedSection, Long> offsets = new HashMap<>();
    for (Segment segment : image.segments()) {
      PlacedSection first = segment.sections().getFirst();
      Long known = offsets.get(first);
      if (known == null) {
        out.padTo(congruent(out.size(), segment.virtualAddress(), segment.alignment()));
        known = (long) out.size();
        for (PlacedSection section : segment.sections()) {
          long at = known + section.virtualAddress() - segment.virtualAddress();
          offsets.put(section, at);
          if (!section.flags().empty()) {
            out.padTo(at).put(section.content());
          }
        }
      }
      programHeaders.put(segment.note() ? Elf64.PT_NOTE : Elf64.PT_LOAD, 4);
      programHeaders.put(permissions(segment.flags()), 4).put(known, 8);
      programHeaders.put(segment.virtualAddress(), 8).put(segment.loadAddress(), 8);
      programHeaders.put(segment.fileBytes(), 8).put(segment.memoryBytes(), 8);
      programHeaders.put(segment.alignment(), 8);
    }
    // without this header Linux makes the stack executable
    programHeaders.put(Elf64.PT_GNU_STACK, 4).put(Elf64.PF_R | Elf64.PF_W, 4);
    programHeaders.put(0, 8).put(0, 8).put(0, 8).put(0, 8).put(0, 8).put(16, 8);
    SectionHeaders.Written written = tables(image, offsets, out);
    byte[] file =
        withHeader(
            out, Elf64.TYPE_EXECUTABLE, image.entry(), Elf64.HEADER_BYTES, headerCount, written);
    byte[] table = programHeaders.toByteArray();
    System.arraycopy(table, 0, file, Elf64.HEADER_BYTES, table.length);
    return file;
  }

  private static SectionHeaders.Written tables(
      LinkedImage image, Map<PlacedSection, Long> offsets, LittleEndianOutput out) {
    SectionHeaders headers = new SectionHeaders();
    SymbolWriter symbols = new SymbolWriter();
    Map<String, Integer> indexes = new HashMap<>();
    for (PlacedSection section : image.sections()) {
      indexes.put(section.name(), headers.next());
      symbols.section(headers.next());
      int type = Elf64.sectionType(section.flags());
      int flags = Elf64.sectionFlags(section.flags());
      if (section.flags().allocated()) {
        headers.addPlaced(
            section.name(),
            type,
            flags,
            section.virtualAddress(),
            offsets.get(section),
            section.size(),
            section.alignment());
      } else {
        headers.add(section.name(), type, flags, 0, 0, section.alignment(), 0, section.content());
      }
    }
    for (int local = 1; local >= 0; local--) {
      for (Symbol symbol : image.symbols()) {
        if ((symbol.binding() == Symbol.Binding.LOCAL) == (local == 1)) {
          int index = indexes.getOrDefault(symbol.section(), Elf64.SHN_ABS);
          symbols.symbol(symbol, index, symbol.value());
        }
      }
    }
    symbols.addTo(headers);
    return headers.write(out);
  }

  /** The next offset that equals an address modulo an alignment, as loaders map whole pages. */
  private static long congruent(long offset, long address, long alignment) {
    return offset + Math.floorMod(address - offset, alignment);
  }

  private static int permissions(SectionFlags flags) {
    return Elf64.PF_R | (flags.writable() ? Elf64.PF_W : 0) | (flags.executable() ? Elf64.PF_X : 0);
  }

  private static byte[] withHeader(
      LittleEndianOutput out,
      int type,
      long entry,
      long programHeaders,
      int programHeaderCount,
      SectionHeaders.Written sections) {
    LittleEndianOutput header = new LittleEndianOutput();
    Elf64.header(
        header,
        type,
        entry,
        programHeaders,
        programHeaderCount,
        sections.offset(),
        sections.count(),
        sections.namesIndex());
    byte[] file = out.toByteArray();
    System.arraycopy(header.toByteArray(), 0, file, 0, Elf64.HEADER_BYTES);
    return file;
  }
}
