package org.matryoshka.gui.disassembly;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A run of code.
 *
 * @param name of its section or segment; empty for flat code
 * @param address of its first byte
 * @param bytes the code
 * @param symbols names by address: of the whole file, or of the section in an object file
 */
public record CodeRegion(
    String name, long address, byte[] bytes, NavigableMap<Long, String> symbols) {

  /** Code without a name and without symbols. */
  public static CodeRegion flat(byte[] bytes, long address) {
    return new CodeRegion("", address, bytes, new TreeMap<>());
  }

  /** The name that starts exactly at an address, or null. */
  public String label(long at) {
    return symbols.get(at);
  }

  /** How to write a reference to an address: {@code name}, {@code name+0x12}, or null. */
  public String reference(long target) {
    Map.Entry<Long, String> symbol = symbols.floorEntry(target);
    if (symbol == null || target < address || target >= address + bytes.length) {
      return label(target);
    }
    long offset = target - symbol.getKey();
    return offset == 0 ? symbol.getValue() : symbol.getValue() + "+0x" + Long.toHexString(offset);
  }
}
