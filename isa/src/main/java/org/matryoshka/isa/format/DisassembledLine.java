package org.matryoshka.isa.format;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One line of a disassembly.
 *
 * @param address of the first byte
 * @param bytes 1 to 15 bytes
 * @param text the instruction, or {@code db} with the bytes where there is none
 */
public record DisassembledLine(long address, byte[] bytes, String text) {

  @Override
  public boolean equals(Object other) {
    return other instanceof DisassembledLine line
        && line.address == address
        && Arrays.equals(line.bytes, bytes)
        && line.text.equals(text);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(address) * 31 + Arrays.hashCode(bytes);
  }

  /** Address, bytes and text in columns. */
  @Override
  public String toString() {
    String hex = HexFormat.ofDelimiter(" ").formatHex(bytes);
    return String.format(Locale.ROOT, "%8x:  %-30s  %s", address, hex, text);
  }
}
