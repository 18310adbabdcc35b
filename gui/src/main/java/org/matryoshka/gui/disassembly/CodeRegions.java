package org.matryoshka.gui.disassembly;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the code of a file. Of an ELF64 file that is its executable sections or, where it has none,
 * its executable segments; symbols are named where a table is there. (System V ABI, "Object
 * Files".)
 */
public final class CodeRegions {
  private static final int MACHINE_X86_64 = 62;
  private static final int SECTION_HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int OBJECT_FILE = 1;
  private static final int TYPE_PROGBITS = 1;
  private static final int TYPE_SYMTAB = 2;
  private static final long FLAG_EXECUTABLE = 4;
  private static final int LOAD = 1;
  private static final int SYMBOL = 24;
  private static final int SYMBOL_TYPE_SECTION = 3;

  private final String file;
  private final ByteBuffer elf;
  private final NavigableMap<Long, String> symbols = new TreeMap<>();

  /** In an object file every section begins at 0, so the names of one are wrong in another. */
  private final Map<Integer, NavigableMap<Long, String>> symbolsOfSection = new HashMap<>();

  private CodeRegions(String file, byte[] bytes) {
    this.file = file;
    this.elf = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The code of a file.
   *
   * @param file names it in messages
   * @param address where flat code stands
   * @throws BrokenFileException when it is an ELF file for another machine, or a broken one
   */
  public static List<CodeRegion> of(String file, byte[] bytes, long address) {
    byte[] magic = {0x7f, 'E', 'L', 'F'};
    if (bytes.length < 4 || !Arrays.equals(bytes, 0, 4, magic, 0, 4)) {
      return List.of(CodeRegion.flat(bytes, address));
    }
    return new CodeRegions(file, bytes).read();
  }

  private List<CodeRegion> read() {
    if (elf.capacity() < SECTION_HEADER) {
      throw broken("its header is cut off");
    }
    if (elf.get(4) != 2 || elf.get(5) != 1 || elf.getChar(18) != MACHINE_X86_64) {
      throw new BrokenFileException(file + ": is an ELF file, but not for x86-64 (64 bits)");
    }
    List<CodeRegion> regions = sections();
    if (regions.isEmpty()) {
      regions = segments();
    }
    if (regions.isEmpty()) {
      throw new BrokenFileException(file + ": is an ELF file without code");
    }
    return regions;
  }

  private List<CodeRegion> sections() {
    int count = elf.getChar(60);
    int table = at(elf.getLong(40), (long) count * SECTION_HEADER);
    int names = count == 0 ? 0 : elf.getChar(62);
    for (int i = 0; i < count; i++) {
      if (elf.getInt(table + i * SECTION_HEADER + 4) == TYPE_SYMTAB) {
        readSymbols(table, count, table + i * SECTION_HEADER);
      }
    }
    List<CodeRegion> regions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int header = table + i * SECTION_HEADER;
      boolean executable = (elf.getLong(header + 8) & FLAG_EXECUTABLE) != 0;
      if (executable && elf.getInt(header + 4) == TYPE_PROGBITS && elf.getLong(header + 32) > 0) {
        String name =
            names < count ? string(table + names * SECTION_HEADER, elf.getInt(header)) : "";
        NavigableMap<Long, String> named =
            elf.getChar(16) == OBJECT_FILE
                ? symbolsOfSection.getOrDefault(i, new TreeMap<>())
                : symbols;
        regions.add(
            region(name, header + 16, elf.getLong(header + 24), elf.getLong(header + 32), named));
      }
    }
    return regions;
  }

  private List<CodeRegion> segments() {
    int count = elf.getChar(56);
    int table = at(elf.getLong(32), (long) count * PROGRAM_HEADER);
    List<CodeRegion> regions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int header = table + i * PROGRAM_HEADER;
      boolean executable = (elf.getInt(header + 4) & 1) != 0;
      if (elf.getInt(header) == LOAD && executable && elf.getLong(header + 32) > 0) {
        regions.add(
            region(
                "segment " + i,
                header + 16,
                elf.getLong(header + 8),
                elf.getLong(header + 32),
                symbols));
      }
    }
    return regions;
  }

  private CodeRegion region(
      String name, int addressField, long offset, long size, NavigableMap<Long, String> named) {
    int from = at(offset, size);
    byte[] bytes = Arrays.copyOfRange(elf.array(), from, from + (int) size);
    return new CodeRegion(name, elf.getLong(addressField), bytes, named);
  }

  /** Named symbols that stand in a section; of several at one address the first counts. */
  private void readSymbols(int table, int sections, int header) {
    long size = elf.getLong(header + 32);
    int from = at(elf.getLong(header + 24), size);
    int strings = elf.getInt(header + 40);
    if (strings < 0 || strings >= sections) {
      throw broken("its symbol table names string table " + strings + ", which is not there");
    }
    for (int symbol = from; symbol + SYMBOL <= from + size; symbol += SYMBOL) {
      int type = elf.get(symbol + 4) & 0xf;
      int section = elf.getChar(symbol + 6);
      if (type < SYMBOL_TYPE_SECTION && section > 0 && section < sections) {
        String name = string(table + strings * SECTION_HEADER, elf.getInt(symbol));
        if (!name.isEmpty()) {
          long value = elf.getLong(symbol + 8);
          symbols.putIfAbsent(value, name);
          symbolsOfSection.computeIfAbsent(section, _ -> new TreeMap<>()).putIfAbsent(value, name);
        }
      }
    }
  }

  /** A text of a string table; what runs over the table's end is cut off there. */
  private String string(int stringTableHeader, int index) {
    long size = elf.getLong(stringTableHeader + 32);
    int table = at(elf.getLong(stringTableHeader + 24), size);
    if (index < 0 || index >= size) {
      return "";
    }
    int end = table + index;
    while (end < table + size && elf.get(end) != 0) {
      end++;
    }
    return new String(elf.array(), table + index, end - table - index, StandardCharsets.UTF_8)
        .replaceAll("\\p{Cntrl}", "?");
  }

  /** Checks that a range lies in the file. */
  private int at(long offset, long size) {
    if (offset < 0 || size < 0 || offset > elf.capacity() - size) {
      throw broken("it is cut off: it refers to bytes beyond its end");
    }
    return (int) offset;
  }

  private BrokenFileException broken(String why) {
    return new BrokenFileException(file + ": is a broken ELF file: " + why);
  }
}
