package org.matryoshka.gui.inspect.guest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the information entries of DWARF 3 units (chapter 7.5), as far as structures, members and
 * static members need it. Units of other versions, and what stands behind an unknown form, are left
 * out.
 */
final class DebugReader {
  static final int TAG_ARRAY_TYPE = 0x01;
  static final int TAG_MEMBER = 0x0d;
  static final int TAG_POINTER_TYPE = 0x0f;
  static final int TAG_STRUCTURE_TYPE = 0x13;
  static final int TAG_INHERITANCE = 0x1c;
  static final int TAG_BASE_TYPE = 0x24;
  static final int TAG_VARIABLE = 0x34;
  static final int AT_LOCATION = 0x02;
  static final int AT_NAME = 0x03;
  static final int AT_BYTE_SIZE = 0x0b;
  static final int AT_MEMBER_LOCATION = 0x38;
  static final int AT_SPECIFICATION = 0x47;
  static final int AT_TYPE = 0x49;
  static final int AT_DESCRIPTION = 0x5a;

  /** An entry: numbers of any form, texts, and the entries that it owns. */
  record Entry(
      int offset,
      int tag,
      Map<Integer, Long> numbers,
      Map<Integer, String> texts,
      List<Entry> children) {
    Optional<String> text(int attribute) {
      return Optional.ofNullable(texts.get(attribute));
    }

    /**
     * A number, or the offset of an entry that is referred to; -1 if the attribute is not there.
     */
    long number(int attribute) {
      return numbers.getOrDefault(attribute, -1L);
    }
  }

  /** What entries of one shape have in common: attribute and form, in turn. */
  private record Shape(int tag, boolean owns, List<Integer> attributes) {}

  private static final int VERSION = 3;
  private static final int OP_ADDR = 3;

  private final ByteBuffer info;
  private final ByteBuffer abbreviations;
  private final Map<Integer, Map<Integer, Shape>> tables = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private int unit;

  private DebugReader(ByteBuffer info, ByteBuffer abbreviations) {
    this.info = info;
    this.abbreviations = abbreviations;
  }

  /** The entries directly below the units, of all units. */
  static List<Entry> read(ByteBuffer info, ByteBuffer abbreviations) {
    DebugReader reader = new DebugReader(info.duplicate().order(info.order()), abbreviations);
    try {
      reader.units();
    } catch (IndexOutOfBoundsException
        | java.nio.BufferUnderflowException
        | IllegalArgumentException e) {
      // what has been read up to here is what there is
      return reader.entries;
    }
    return reader.entries;
  }

  private void units() {
    while (info.remaining() > 11) {
      unit = info.position();
      int end = info.getInt() + info.position();
      if (end <= unit || end > info.limit()) {
        return;
      }
      int version = info.getShort();
      Map<Integer, Shape> shapes =
          version == VERSION ? tables.computeIfAbsent(info.getInt(), this::shapes) : Map.of();
      if (!shapes.isEmpty() && info.get() == 8) {
        for (Entry root : siblings(shapes, end, 0)) {
          entries.addAll(root.children());
        }
      }
      info.position(end);
    }
  }

  private List<Entry> siblings(Map<Integer, Shape> shapes, int end, int depth) {
    if (depth > 8) {
      throw new IllegalArgumentException("entries are nested too deeply");
    }
    List<Entry> found = new ArrayList<>();
    while (info.position() < end) {
      int offset = info.position();
      int code = (int) unsigned(info);
      if (code == 0) {
        return found;
      }
      Shape shape = shapes.get(code);
      if (shape == null) {
        throw new IllegalArgumentException("entry of an unknown shape");
      }
      Map<Integer, Long> numbers = new HashMap<>();
      Map<Integer, String> texts = new HashMap<>();
      for (int i = 0; i < shape.attributes().size(); i += 2) {
        attribute(shape.attributes().get(i), shape.attributes().get(i + 1), numbers, texts);
      }
      List<Entry> children = shape.owns() ? siblings(shapes, end, depth + 1) : List.of();
      found.add(new Entry(offset, shape.tag(), numbers, texts, children));
    }
    return found;
  }

  private void attribute(
      int name, int form, Map<Integer, Long> numbers, Map<Integer, String> texts) {
    switch (form) {
      case 0x01, 0x07 -> numbers.put(name, info.getLong());
      case 0x05 -> numbers.put(name, (long) Short.toUnsignedInt(info.getShort()));
      case 0x06 -> numbers.put(name, Integer.toUnsignedLong(info.getInt()));
      case 0x08 -> {
        String text = ElfSections.text(info, info.position());
        texts.put(name, text);
        while (info.get() != 0) {}
      }
      case 0x0a -> {
        int length = Byte.toUnsignedInt(info.get());
        int start = info.position();
        if (length == 9 && info.get(start) == OP_ADDR) {
          numbers.put(name, info.getLong(start + 1));
        }
        info.position(start + length);
      }
      case 0x0b, 0x0c -> numbers.put(name, (long) Byte.toUnsignedInt(info.get()));
      case 0x0f -> numbers.put(name, unsigned(info));
      case 0x13 -> numbers.put(name, Integer.toUnsignedLong(info.getInt()) + unit);
      default -> throw new IllegalArgumentException("unknown form " + form);
    }
  }

  private Map<Integer, Shape> shapes(int offset) {
    ByteBuffer in = abbreviations.duplicate().order(abbreviations.order());
    in.position(offset);
    Map<Integer, Shape> shapes = new HashMap<>();
    for (int code = (int) unsigned(in); code != 0; code = (int) unsigned(in)) {
      int tag = (int) unsigned(in);
      boolean owns = in.get() != 0;
      List<Integer> attributes = new ArrayList<>();
      for (int name = (int) unsigned(in); name != 0; name = (int) unsigned(in)) {
        attributes.add(name);
        attributes.add((int) unsigned(in));
      }
      unsigned(in);
      shapes.put(code, new Shape(tag, owns, attributes));
    }
    return shapes;
  }

  /** ULEB128 (7.6). */
  private static long unsigned(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte group;
    do {
      group = in.get();
      value |= shift < 64 ? (long) (group & 0x7F) << shift : 0;
      shift += 7;
    } while (group < 0);
    return value;
  }
}
