package org.matryoshka.asm.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sections of one name from several objects, one behind the other. */
final class MergedSection {
  private final String name;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, Long> commons = new HashMap<>();
  private SectionFlags flags;
  private long alignment = 1;
  private long size;
  private Placement placement = Placement.NEXT;

  /** A section of an object at its offset in the whole. */
  record Part(ObjectFile object, Section section, long offset) {}

  MergedSection(String name) {
    this.name = name;
  }

  void add(ObjectFile object, Section section) {
    SectionFlags f = section.flags();
    flags =
        flags == null
            ? f
            : new SectionFlags(
                flags.allocated() || f.allocated(),
                flags.writable() || f.writable(),
                flags.executable() || f.executable(),
                flags.empty() && f.empty(),
                flags.note() && f.note());
    alignment = Math.max(alignment, section.alignment());
    if (placement.equals(Placement.NEXT)) {
      placement = section.placement();
    }
    long offset = SectionHeaders.roundUp(size, section.alignment());
    parts.add(new Part(object, section, offset));
    size = offset + section.size();
  }

  /** Room for a common symbol, once for all objects; the largest size wins. */
  void addCommon(Symbol symbol) {
    if (flags == null) {
      flags = SectionFlags.ZEROED;
    }
    if (!commons.containsKey(symbol.name())) {
      long own = symbol.value() <= 0 ? 16 : Long.highestOneBit(symbol.value());
      alignment = Math.max(alignment, own);
      size = SectionHeaders.roundUp(size, own);
      commons.put(symbol.name(), size);
      size += symbol.size();
    }
  }

  Long offsetOfCommon(String symbol) {
    return commons.get(symbol);
  }

  /** Where an object's part begins; 0 if it has none. */
  long offsetOf(ObjectFile object) {
    for (Part part : parts) {
      if (part.object().equals(object)) {
        return part.offset();
      }
    }
    return 0;
  }

  String name() {
    return name;
  }

  SectionFlags flags() {
    return flags;
  }

  long alignment() {
    return alignment;
  }

  long size() {
    return size;
  }

  Placement placement() {
    return placement;
  }

  List<Part> parts() {
    return parts;
  }

  /** The bytes of all parts, gaps zero (in code too: nothing runs there). */
  byte[] content() {
    if (flags.empty()) {
      return new byte[0];
    }
    byte[] content = new byte[Math.toIntExact(size)];
    for (Part part : parts) {
      byte[] bytes = part.section().content();
      System.arraycopy(bytes, 0, content, (int) part.offset(), bytes.length);
    }
    return content;
  }
}
