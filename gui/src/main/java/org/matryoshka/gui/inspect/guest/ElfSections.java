package org.matryoshka.gui.inspect.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The sections and symbols of an ELF64 file. Whatever does not make sense in the file is left out:
 * a file without a section table has no sections.
 */
public final class ElfSections {
  /** A section's bytes in the file and its address in memory. */
  public record Section(long address, ByteBuffer content) {}

  private static final int HEADER = 64;
  private static final int SECTION_HEADER = 64;
  private static final int SYMBOL = 24;
  private static final int NOBITS = 8;

  private final ByteBuffer file;
  private final Map<String, Section> sections = new HashMap<>();
  private final Map<String, Long> symbols = new HashMap<>();

  private ElfSections(byte[] bytes) {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Those of a file. */
  public static ElfSections of(byte[] bytes) {
    ElfSections elf = new ElfSections(bytes);
    try {
      elf.readSections();
      elf.readSymbols();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      // what has been found up to here is what there is
      return elf;
    }
    return elf;
  }

  private void readSections() {
    if (file.capacity() < HEADER) {
      return;
    }
    long table = file.getLong(40);
    int count = Short.toUnsignedInt(file.getShort(60));
    int names = Short.toUnsignedInt(file.getShort(62));
    if (table <= 0 || count == 0) {
      return;
    }
    long nameTable = file.getLong(header(table, names) + 24);
    for (int i = 1; i < count; i++) {
      int at = header(table, i);
      if (file.getInt(at + 4) != NOBITS) {
        int offset = Math.toIntExact(file.getLong(at + 24) & Integer.MAX_VALUE);
        int size = Math.toIntExact(file.getLong(at + 32) & Integer.MAX_VALUE);
        ByteBuffer content = file.slice(offset, size).order(ByteOrder.LITTLE_ENDIAN);
        String name = text(file, (int) nameTable + file.getInt(at));
        sections.putIfAbsent(name, new Section(file.getLong(at + 16), content));
      }
    }
  }

  private static int header(long table, int index) {
    long at = table + (long) index * SECTION_HEADER;
    if (at > Integer.MAX_VALUE) {
      throw new IndexOutOfBoundsException("section header " + index);
    }
    return (int) at;
  }

  private void readSymbols() {
    Section table = sections.get(".symtab");
    Section texts = sections.get(".strtab");
    if (table == null || texts == null) {
      return;
    }
    ByteBuffer in = table.content();
    for (int at = SYMBOL; at + SYMBOL <= in.capacity(); at += SYMBOL) {
      symbols.putIfAbsent(text(texts.content(), in.getInt(at)), in.getLong(at + 8));
    }
  }

  /** The content of a section; null if there is none of this name. */
  public Section section(String name) {
    return sections.get(name);
  }

  /** The address of a symbol; null if there is none. */
  Long symbol(String name) {
    return symbols.get(name);
  }

  /**
   * The text up to the next zero byte.
   *
   * @throws IndexOutOfBoundsException if it does not end in the buffer
   */
  public static String text(ByteBuffer in, int from) {
    int end = from;
    while (in.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - from];
    in.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
