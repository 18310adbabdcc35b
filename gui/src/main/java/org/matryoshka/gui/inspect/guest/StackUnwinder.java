package org.matryoshka.gui.inspect.guest;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the calls on a kernel stack with the compiler's function table (its format is in {@code
 * org.matryoshka.guest.runtime.FunctionTable}), which is read from the image: the guest's memory
 * gives the return addresses only.
 */
final class StackUnwinder {
  private static final int DEEPEST = 64;
  private static final int ROW = 12;
  private static final String PREFIX = "org.matryoshka.guest.";

  private final ByteBuffer table;
  private final ByteBuffer constants;
  private final long code;
  private final long constantsAddress;
  private final long records;
  private final long texts;

  private StackUnwinder(
      ByteBuffer table,
      ByteBuffer constants,
      long code,
      long constantsAddress,
      long records,
      long texts) {
    this.table = table;
    this.constants = constants;
    this.code = code;
    this.constantsAddress = constantsAddress;
    this.records = records;
    this.texts = texts;
  }

  /** For an image; one without the table finds no calls. */
  static StackUnwinder of(ElfSections elf) {
    ElfSections.Section constants = elf.section(".rodata");
    Long start = elf.symbol("__function_table");
    Long end = elf.symbol("__function_table_end");
    Long code = elf.symbol("__function_code");
    Long records = elf.symbol("__function_records");
    Long texts = elf.symbol("__function_texts");
    boolean complete =
        constants != null
            && start != null
            && end != null
            && code != null
            && records != null
            && texts != null;
    if (!complete) {
      return new StackUnwinder(null, null, 0, 0, 0, 0);
    }
    long offset = start - constants.address();
    long size = end - start;
    if (offset < 0 || size < ROW || offset + size > constants.content().capacity()) {
      return new StackUnwinder(null, null, 0, 0, 0, 0);
    }
    ByteBuffer table =
        constants.content().slice((int) offset, (int) size).order(constants.content().order());
    return new StackUnwinder(table, constants.content(), code, constants.address(), records, texts);
  }

  /**
   * The calls from a place outwards, innermost first, inlined ones each for itself.
   *
   * @param pc an instruction behind the prologue of its function
   * @param sp RSP there
   * @param isReturn whether {@code pc} is where a call returns to
   */
  List<StackFrame> frames(KernelMemory memory, long pc, long sp, boolean isReturn) {
    List<StackFrame> frames = new ArrayList<>();
    if (table == null) {
      return frames;
    }
    try {
      long address = isReturn ? pc - 1 : pc;
      long stack = sp;
      int row = find(address);
      while (row >= 0 && frames.size() < DEEPEST) {
        describe(frames, row, address);
        stack += address == code + u32(row) ? 0 : u32(row + 4);
        address = memory.read(stack, 8) - 1;
        stack += 8;
        row = find(address);
      }
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      // a table that does not make sense ends the list
      return frames;
    }
    return frames;
  }

  private int find(long address) {
    long offset = address - code;
    int low = 0;
    int high = table.capacity() / ROW - 1;
    if (offset < 0 || offset >= u32(high * ROW)) {
      return -1;
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (offset < u32(middle * ROW)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low * ROW;
  }

  private long u32(int at) {
    return Integer.toUnsignedLong(table.getInt(at));
  }

  private void describe(List<StackFrame> frames, int row, long address) {
    ByteBuffer in = record(u32(row + 8));
    long offset = address - code - u32(row);
    long method = number(in);
    long count = number(in);
    long line = 0;
    long position = 0;
    for (long i = 0; i < count; i++) {
      offset -= number(in);
      if (offset < 0) {
        break;
      }
      position = number(in);
      if ((position & 1) == 0) {
        long distance = position >>> 1;
        line += (distance & 1) == 0 ? distance >>> 1 : -(distance >>> 1);
      }
    }
    long ownLine = line;
    while ((position & 1) != 0 && frames.size() < DEEPEST) {
      ByteBuffer inlined = record(position >>> 1);
      long inlinedMethod = number(inlined);
      frames.add(frame(address, inlinedMethod, number(inlined)));
      position = number(inlined);
      ownLine = position >>> 1;
    }
    frames.add(frame(address, method, ownLine));
  }

  private StackFrame frame(long address, long method, long line) {
    ByteBuffer in = record(method);
    String owner = textAt(number(in));
    String name = textAt(number(in));
    String file = textAt(number(in));
    String shown = owner.startsWith(PREFIX) ? owner.substring(PREFIX.length()) : owner;
    return new StackFrame(address, shown + "." + name, file, (int) line);
  }

  private ByteBuffer record(long distance) {
    ByteBuffer in = constants.duplicate();
    in.position(Math.toIntExact(records - constantsAddress + distance & Integer.MAX_VALUE));
    return in;
  }

  private String textAt(long distance) {
    return ElfSections.text(
        constants, Math.toIntExact(texts - constantsAddress + distance & Integer.MAX_VALUE));
  }

  /** Seven bits a byte, low ones first. */
  private static long number(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte group;
    do {
      group = in.get();
      value |= shift < 64 ? (long) (group & 0x7f) << shift : 0;
      shift += 7;
    } while (group < 0);
    return value;
  }
}
