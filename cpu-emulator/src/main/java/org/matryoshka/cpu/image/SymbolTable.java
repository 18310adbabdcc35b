package org.matryoshka.cpu.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names of addresses, from an ELF file's symbol table (System V ABI, "Symbol Table"). They only
 * serve messages, so a table that is broken or missing is simply empty.
 */
public final class SymbolTable {
  /** No names. */
  public static final SymbolTable EMPTY = new SymbolTable(new TreeMap<>());

  private static final int SECTION_HEADER_SIZE = 64;
  private static final int SYMBOL_SIZE = 24;
  private static final int SYMTAB = 2;
  private static final int ABSOLUTE = 0xFFF1;

  /** Kinds of symbols that name a place: none, data and functions. */
  private static final int LAST_NAMING_KIND = 2;

  private final NavigableMap<Long, String> byAddress;

  private SymbolTable(NavigableMap<Long, String> byAddress) {
    this.byAddress = byAddress;
  }

  /** Number of names. */
  public int size() {
    return byAddress.size();
  }

  /**
   * An address in terms of the nearest symbol at or below it.
   *
   * @return {@code name} or {@code name+0x12}; empty if there is no symbol below, or it is 16 MiB
   *     or more away
   */
  public Optional<String> describe(long address) {
    Map.Entry<Long, String> below = byAddress.floorEntry(address);
    if (below == null || address - below.getKey() >= 1 << 24) {
      return Optional.empty();
    }
    long offset = address - below.getKey();
    String name = below.getValue();
    return Optional.of(offset == 0 ? name : name + "+0x" + Long.toHexString(offset));
  }

  /**
   * The address of a name; the least one if several have it.
   *
   * @return empty if nothing is called so
   */
  public Optional<Long> address(String name) {
    return byAddress.entrySet().stream()
        .filter(symbol -> symbol.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** All names by their addresses, as signed numbers; of several names of an address the first. */
  public NavigableMap<Long, String> names() {
    return Collections.unmodifiableNavigableMap(byAddress);
  }

  /** The symbols of a file that has a whole ELF header. */
  static SymbolTable read(ByteBuffer file) {
    long headers = file.getLong(40);
    int entrySize = file.getShort(58) & 0xFFFF;
    int count = file.getShort(60) & 0xFFFF;
    if (entrySize != SECTION_HEADER_SIZE || outside(file, headers, (long) count * entrySize)) {
      return EMPTY;
    }
    for (int i = 0; i < count; i++) {
      int at = (int) headers + i * entrySize;
      int strings = file.getInt(at + 40);
      if (file.getInt(at + 4) == SYMTAB && strings >= 0 && strings < count) {
        return read(file, at, (int) headers + strings * entrySize);
      }
    }
    return EMPTY;
  }

  private static SymbolTable read(ByteBuffer file, int symbols, int strings) {
    long at = file.getLong(symbols + 24);
    long size = file.getLong(symbols + 32);
    long names = file.getLong(strings + 24);
    long namesSize = file.getLong(strings + 32);
    if (outside(file, at, size) || outside(file, names, namesSize)) {
      return EMPTY;
    }
    NavigableMap<Long, String> found = new TreeMap<>();
    for (long symbol = at; symbol + SYMBOL_SIZE <= at + size; symbol += SYMBOL_SIZE) {
      int entry = (int) symbol;
      int kind = file.get(entry + 4) & 15;
      // an absolute symbol is a number that the source has given a name, not a place
      int section = file.getShort(entry + 6) & 0xFFFF;
      boolean defined = section != 0 && section != ABSOLUTE;
      long name = file.getInt(entry) & 0xFFFF_FFFFL;
      if (defined && kind <= LAST_NAMING_KIND && name > 0 && name < namesSize) {
        String text = text(file, (int) (names + name), (int) (names + namesSize));
        if (!text.isEmpty()) {
          found.putIfAbsent(file.getLong(entry + 8), text);
        }
      }
    }
    return new SymbolTable(found);
  }

  private static String text(ByteBuffer file, int from, int limit) {
    int end = from;
    while (end < limit && file.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - from];
    file.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static boolean outside(ByteBuffer file, long offset, long size) {
    return offset < 0 || size < 0 || offset > file.capacity() - size;
  }
}
