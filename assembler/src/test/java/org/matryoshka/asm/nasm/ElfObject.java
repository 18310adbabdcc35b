package org.matryoshka.asm.nasm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Reads a relocatable ELF64 file, ours or NASM's, and describes what a program gets of it. */
final class ElfObject {
  private static final int SHT_RELA = 4;
  private static final int SHT_NOBITS = 8;
  private static final int BYTES_PER_LINE = 32;

  private final ByteBuffer file;
  private final List<SectionHeader> headers = new ArrayList<>();

  private record SectionHeader(
      String name, int type, long flags, int offset, int size, int link, int info, long align) {}

  ElfObject(byte[] bytes) {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int table = (int) file.getLong(40);
    int count = file.getShort(60);
    int names = offsetOf(table, file.getShort(62));
    for (int i = 0; i < count; i++) {
      int at = table + 64 * i;
      headers.add(
          new SectionHeader(
              string(names + file.getInt(at)),
              file.getInt(at + 4),
              file.getLong(at + 8),
              (int) file.getLong(at + 24),
              (int) file.getLong(at + 32),
              file.getInt(at + 40),
              file.getInt(at + 44),
              file.getLong(at + 48)));
    }
  }

  private int offsetOf(int table, int section) {
    return (int) file.getLong(table + 64 * section + 24);
  }

  private String string(int offset) {
    int end = offset;
    while (file.get(end) != 0) {
      end++;
    }
    return new String(file.array(), offset, end - offset, StandardCharsets.UTF_8);
  }

  /**
   * Non-empty sections by name with flags, alignment, size and bytes; relocations by offset, with
   * symbols by name; global symbols.
   */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    headers.stream()
        .filter(h -> h.size > 0 && (h.type == 1 || h.type == 7 || h.type == SHT_NOBITS))
        .filter(h -> !h.name.isEmpty())
        .sorted(Comparator.comparing(SectionHeader::name))
        .forEach(header -> describe(header, lines));
    globals().stream().sorted().forEach(lines::add);
    return lines;
  }

  private void describe(SectionHeader header, List<String> lines) {
    lines.add(
        "section "
            + header.name
            + " flags "
            + header.flags
            + " align "
            + header.align
            + " size "
            + header.size
            + (header.type == SHT_NOBITS ? " nobits" : ""));
    if (header.type != SHT_NOBITS) {
      for (int at = 0; at < header.size; at += BYTES_PER_LINE) {
        int length = Math.min(BYTES_PER_LINE, header.size - at);
        lines.add(
            "  "
                + HexFormat.of()
                    .formatHex(file.array(), header.offset + at, header.offset + at + length));
      }
    }
    int index = headers.indexOf(header);
    List<Relocation> relocations = new ArrayList<>();
    headers.stream()
        .filter(h -> h.type == SHT_RELA && h.info == index)
        .forEach(h -> readRelocations(h, relocations));
    relocations.stream()
        .sorted(Comparator.comparingLong(Relocation::offset))
        .forEach(
            r ->
                lines.add(
                    "  at " + r.offset + " type " + r.type + " " + r.symbol + " + " + r.addend));
  }

  private record Relocation(long offset, int type, String symbol, long addend) {}

  private void readRelocations(SectionHeader header, List<Relocation> relocations) {
    for (int at = header.offset; at < header.offset + header.size; at += 24) {
      long info = file.getLong(at + 8);
      relocations.add(
          new Relocation(
              file.getLong(at),
              (int) info,
              symbolName(header.link, (int) (info >> 32)),
              file.getLong(at + 16)));
    }
  }

  private String symbolName(int table, int symbol) {
    SectionHeader symbols = headers.get(table);
    int at = symbols.offset + 24 * symbol;
    String name = string(headers.get(symbols.link).offset + file.getInt(at));
    int section = file.getShort(at + 6);
    return name.isEmpty() ? headers.get(section).name : name;
  }

  private List<String> globals() {
    List<String> lines = new ArrayList<>();
    for (SectionHeader header : headers) {
      for (int i = header.type == 2 ? header.info : header.size; i < header.size / 24; i++) {
        int at = header.offset + 24 * i;
        int section = file.getShort(at + 6);
        String where =
            section == 0 ? "undefined" : section < 0 ? "special" : headers.get(section).name;
        lines.add(
            "symbol "
                + string(headers.get(header.link).offset + file.getInt(at))
                + " info "
                + file.get(at + 4)
                + " "
                + where
                + " value "
                + file.getLong(at + 8)
                + " size "
                + file.getLong(at + 16));
      }
    }
    return lines;
  }
}
