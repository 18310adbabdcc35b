package org.matryoshka.gui.inspect.code;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.inspect.guest.ElfSections;

/** Reads the file names of a line table: in the form of DWARF 2 to 4, and in that of DWARF 5. */
final class SourceFileTable {
  private static final int CONTENT_PATH = 1;
  private static final int CONTENT_DIRECTORY = 2;

  private static final int FORM_BLOCK2 = 0x03;
  private static final int FORM_BLOCK4 = 0x04;
  private static final int FORM_DATA2 = 0x05;
  private static final int FORM_DATA4 = 0x06;
  private static final int FORM_DATA8 = 0x07;
  private static final int FORM_STRING = 0x08;
  private static final int FORM_BLOCK = 0x09;
  private static final int FORM_DATA1 = 0x0b;
  private static final int FORM_STRP = 0x0e;
  private static final int FORM_UDATA = 0x0f;
  private static final int FORM_DATA16 = 0x1e;
  private static final int FORM_LINE_STRP = 0x1f;

  private static final int MAX_FILES = 100_000;

  private final ElfSections elf;
  private final ByteBuffer in;

  SourceFileTable(ElfSections elf, ByteBuffer in) {
    this.elf = elf;
    this.in = in;
  }

  /** DWARF 2 to 4: directories, then files; files count from 1. */
  static List<String> readOld(ByteBuffer in) {
    List<String> directories = new ArrayList<>();
    for (String name = text(in); !name.isEmpty(); name = text(in)) {
      directories.add(name);
    }
    List<String> files = new ArrayList<>();
    for (String name = text(in); !name.isEmpty(); name = text(in)) {
      int directory = (int) unsigned(in);
      unsigned(in); // time
      unsigned(in); // size
      boolean known = directory > 0 && directory <= directories.size();
      files.add(known ? path(directories.get(directory - 1), name) : name);
    }
    return files;
  }

  /** DWARF 5: the shape of entries comes first; files count from 0. */
  List<String> read() {
    List<String> directories = new ArrayList<>();
    entries().forEach(entry -> directories.add(entry.name()));
    List<String> files = new ArrayList<>();
    for (Entry entry : entries()) {
      boolean known = entry.directory() < directories.size();
      files.add(known ? path(directories.get(entry.directory()), entry.name()) : entry.name());
    }
    return files;
  }

  private record Entry(String name, int directory) {}

  private List<Entry> entries() {
    int columns = in.get() & 0xFF;
    int[] contents = new int[columns];
    int[] forms = new int[columns];
    for (int i = 0; i < columns; i++) {
      contents[i] = (int) unsigned(in);
      forms[i] = (int) unsigned(in);
    }
    long count = unsigned(in);
    if (count < 0 || count > MAX_FILES) {
      throw new IllegalArgumentException(count + " files");
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = "";
      int directory = 0;
      for (int column = 0; column < columns; column++) {
        if (contents[column] == CONTENT_PATH) {
          name = name(forms[column]);
        } else if (contents[column] == CONTENT_DIRECTORY) {
          directory = (int) Math.min(number(forms[column]) & Long.MAX_VALUE, Integer.MAX_VALUE);
        } else {
          number(forms[column]);
        }
      }
      entries.add(new Entry(name, directory));
    }
    return entries;
  }

  private String name(int form) {
    return switch (form) {
      case FORM_STRING -> text(in);
      case FORM_LINE_STRP -> text(".debug_line_str", in.getInt());
      case FORM_STRP -> text(".debug_str", in.getInt());
      default -> throw new IllegalArgumentException("a name of form " + form);
    };
  }

  private String text(String section, int offset) {
    ElfSections.Section texts = elf.section(section);
    if (texts == null) {
      throw new IllegalArgumentException("no section " + section);
    }
    return ElfSections.text(texts.content(), offset);
  }

  private long number(int form) {
    return switch (form) {
      case FORM_DATA1 -> in.get() & 0xFF;
      case FORM_DATA2 -> in.getShort() & 0xFFFF;
      case FORM_DATA4, FORM_STRP, FORM_LINE_STRP -> in.getInt() & 0xFFFF_FFFFL;
      case FORM_DATA8 -> in.getLong();
      case FORM_DATA16 -> skip(16);
      case FORM_UDATA -> unsigned(in);
      case FORM_STRING -> text(in).length();
      case FORM_BLOCK -> skip(unsigned(in));
      case FORM_BLOCK2 -> skip(in.getShort() & 0xFFFF);
      case FORM_BLOCK4 -> skip(in.getInt());
      default -> throw new IllegalArgumentException("form " + form);
    };
  }

  private long skip(long bytes) {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new IllegalArgumentException(bytes + " bytes");
    }
    in.position(in.position() + (int) bytes);
    return 0;
  }

  private static String path(String directory, String name) {
    return name.startsWith("/") || directory.isEmpty() || directory.equals(".")
        ? name
        : directory + "/" + name;
  }

  private static String text(ByteBuffer in) {
    String text = ElfSections.text(in, in.position());
    while (in.get() != 0) {
      // to behind the text, whatever its encoding
    }
    return text;
  }

  /** An unsigned LEB128 number. */
  static long unsigned(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = in.get();
      value |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while ((part & 0x80) != 0 && shift < 64);
    return value;
  }
}
