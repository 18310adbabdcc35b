package org.matryoshka.asm.object;

import java.util.ArrayList;
import java.util.List;

/** Collects the section headers of an ELF file with their contents, and writes both. */
final class SectionHeaders {
  private final List<Header> headers = new ArrayList<>();
  private final StringTable names = new StringTable();

  /** A header; content null if it has none in the file or lies in the file already. */
  private record Header(
      int name,
      int type,
      long flags,
      long address,
      long offset,
      long size,
      int link,
      int info,
      long alignment,
      long entrySize,
      byte[] content) {}

  SectionHeaders() {
    headers.add(new Header(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null));
  }

  /** The number that the next section will have. */
  int next() {
    return headers.size();
  }

  /** Adds a section whose content is to be written. */
  void add(
      String name,
      int type,
      long flags,
      int link,
      int info,
      long alignment,
      long entrySize,
      byte[] content) {
    headers.add(
        new Header(
            names.offset(name),
            type,
            flags,
            0,
            -1,
            content.length,
            link,
            info,
            alignment,
            entrySize,
            content));
  }

  /** Adds a section whose content, if any, lies in the file already. */
  void addPlaced(
      String name, int type, long flags, long address, long offset, long size, long alignment) {
    headers.add(
        new Header(
            names.offset(name), type, flags, address, offset, size, 0, 0, alignment, 0, null));
  }

  /** Where the headers lie in a file whose last part they and their contents are. */
  record Written(long offset, int count, int namesIndex) {}

  /** Writes contents and headers. */
  Written write(LittleEndianOutput out) {
    int namesIndex = next();
    names.offset(".shstrtab");
    add(".shstrtab", Elf64.SHT_STRTAB, 0, 0, 0, 1, 0, names.toByteArray());
    long[] offsets = new long[headers.size()];
    for (int i = 0; i < headers.size(); i++) {
      Header header = headers.get(i);
      offsets[i] = header.offset();
      if (header.content() != null) {
        out.padTo(roundUp(out.size(), Math.max(1, header.alignment())));
        offsets[i] = out.size();
        out.put(header.content());
      }
    }
    out.padTo(roundUp(out.size(), 8));
    long start = out.size();
    for (int i = 0; i < headers.size(); i++) {
      Header h = headers.get(i);
      out.put(h.name(), 4).put(h.type(), 4).put(h.flags(), 8).put(h.address(), 8);
      out.put(Math.max(0, offsets[i]), 8).put(h.size(), 8).put(h.link(), 4).put(h.info(), 4);
      out.put(h.alignment(), 8).put(h.entrySize(), 8);
    }
    return new Written(start, headers.size(), namesIndex);
  }

  static long roundUp(long value, long alignment) {
    return value + alignment - 1 & -alignment;
  }
}
