package org.matryoshka.gui.inspect.code;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.inspect.guest.ElfSections;

/**
 * Reads the line tables of an ELF file: DWARF 2 to 5, section {@code .debug_line} (DWARF Debugging
 * Information Format, chapter 6.2). A unit that makes no sense ends the reading; what was read
 * before it counts.
 */
public final class LineTableReader {
  private static final int MAX_ROWS = 4_000_000;

  // standard opcodes
  private static final int EXTENDED = 0;
  private static final int COPY = 1;
  private static final int ADVANCE_PC = 2;
  private static final int ADVANCE_LINE = 3;
  private static final int SET_FILE = 4;
  private static final int SET_COLUMN = 5;
  private static final int CONST_ADD_PC = 8;
  private static final int FIXED_ADVANCE_PC = 9;

  // extended opcodes
  private static final int END_SEQUENCE = 1;
  private static final int SET_ADDRESS = 2;

  private final ElfSections elf;
  private final ByteBuffer in;
  private final List<SourceLines.Row> rows = new ArrayList<>();

  private LineTableReader(ElfSections elf, ByteBuffer in) {
    this.elf = elf;
    this.in = in;
  }

  /** The line tables of a file; {@link SourceLines#NONE} if it has none. */
  public static SourceLines read(byte[] elfFile) {
    ElfSections elf = ElfSections.of(elfFile);
    ElfSections.Section section = elf.section(".debug_line");
    if (section == null) {
      return SourceLines.NONE;
    }
    ByteBuffer in = section.content().duplicate().order(section.content().order());
    LineTableReader reader = new LineTableReader(elf, in);
    try {
      while (in.remaining() > 4 && reader.unit()) {
        // all units
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return new SourceLines(reader.rows);
    }
    return new SourceLines(reader.rows);
  }

  /** Reads a unit; false if nothing can be read behind it. */
  private boolean unit() {
    int length = in.getInt();
    int end = in.position() + length;
    if (length <= 0 || end > in.limit()) {
      return false;
    }
    int version = in.getShort();
    if (version < 2 || version > 5) {
      in.position(end);
      return true;
    }
    if (version == 5) {
      in.getShort(); // sizes of addresses and segment selectors
    }
    int headerLength = in.getInt();
    int program = in.position() + headerLength;
    int step = in.get() & 0xFF;
    if (version >= 4) {
      in.get(); // operations of a bundle
    }
    in.get(); // whether rows are statements
    int lineBase = in.get();
    int lineRange = in.get() & 0xFF;
    int opcodeBase = in.get() & 0xFF;
    int[] operands = new int[opcodeBase];
    for (int i = 1; i < opcodeBase; i++) {
      operands[i] = in.get();
    }
    List<String> files =
        version == 5 ? new SourceFileTable(elf, in).read() : SourceFileTable.readOld(in);
    in.position(program);
    run(end, new Coding(step, lineBase, Math.max(1, lineRange), operands, version), files);
    in.position(end);
    return rows.size() < MAX_ROWS;
  }

  /** How a unit's program is written. */
  private record Coding(int step, int lineBase, int lineRange, int[] operands, int version) {}

  private void run(int end, Coding coding, List<String> files) {
    long address = 0;
    int file = 1;
    int line = 1;
    while (in.position() < end && rows.size() < MAX_ROWS) {
      int opcode = in.get() & 0xFF;
      if (opcode >= coding.operands().length) {
        int adjusted = opcode - coding.operands().length;
        address += (long) (adjusted / coding.lineRange()) * coding.step();
        line += coding.lineBase() + adjusted % coding.lineRange();
        add(address, files, file, line, coding);
        continue;
      }
      switch (opcode) {
        case EXTENDED -> {
          int size = (int) unsigned();
          int next = in.position() + size;
          int extended = size == 0 ? 0 : in.get();
          if (extended == END_SEQUENCE) {
            rows.add(new SourceLines.Row(address, null));
            address = 0;
            file = 1;
            line = 1;
          } else if (extended == SET_ADDRESS) {
            address = in.getLong();
          }
          in.position(next);
        }
        case COPY -> add(address, files, file, line, coding);
        case ADVANCE_PC -> address += unsigned() * coding.step();
        case ADVANCE_LINE -> line += (int) signed();
        case SET_FILE -> file = (int) unsigned();
        case SET_COLUMN -> unsigned();
        case CONST_ADD_PC ->
            address +=
                (long) ((255 - coding.operands().length) / coding.lineRange()) * coding.step();
        case FIXED_ADVANCE_PC -> address += in.getShort() & 0xFFFF;
        default -> {
          for (int i = 0; i < coding.operands()[opcode]; i++) {
            unsigned();
          }
        }
      }
    }
  }

  private void add(long address, List<String> files, int file, int line, Coding coding) {
    int index = coding.version() == 5 ? file : file - 1;
    boolean known = index >= 0 && index < files.size() && line > 0;
    rows.add(
        new SourceLines.Row(address, known ? new SourcePosition(files.get(index), line) : null));
  }

  private long unsigned() {
    return SourceFileTable.unsigned(in);
  }

  private long signed() {
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = in.get();
      value |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while ((part & 0x80) != 0 && shift < 64);
    return (part & 0x40) != 0 && shift < 64 ? value | -1L << shift : value;
  }
}
