package org.matryoshka.guest.runtime;

import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Memory;

/**
 * The compiler's table of functions: which code belongs to which method and line, and how large its
 * stack frame is. It is read where nothing can be allocated, so it is walked as it lies in memory:
 *
 * <pre>
 * __function_table      for each function, by ascending addresses, 12 bytes:
 *   +0  u32  distance of its first instruction from __function_code
 *   +4  u32  bytes of its frame: from RSP, anywhere behind the prologue, up to the return address
 *   +8  u32  distance of its record from __function_records
 *                       then one more whose first field is the end of the code
 * __function_records    records of numbers of variable length (7 bits a byte, low ones first, the
 *                       high bit set on all bytes but the last):
 *   method:    class, name and file, each the distance of a zero-terminated text from
 *              __function_texts
 *   function:  the distance of its method record; how many rows follow; rows of two numbers: bytes
 *              of code since the row before, and a position p. If p is even, p / 2 is the distance
 *              from the line of the row before that had one (the first counts from 0), its sign in
 *              the low bit; if p is odd, p / 2 is the distance of the record of an inlined call
 *   inlined:   the distance of its method record; the line; where the call stood: 2 * line of the
 *              function itself, or an odd position as above
 * </pre>
 */
public final class FunctionTable {
  private static final int ROW = 12;

  private FunctionTable() {}

  /** The row of the function that contains an address of code; 0 if it is none of ours. */
  public static long find(long address) {
    long table = Code.symbol("__function_table");
    long offset = address - Code.symbol("__function_code");
    long low = 0;
    long high = (Code.symbol("__function_table_end") - table) / ROW - 1;
    if (offset < 0 || offset >= Memory.readUnsignedInt(table + high * ROW)) {
      return 0;
    }
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (offset < Memory.readUnsignedInt(table + middle * ROW)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return table + low * ROW;
  }

  /** Bytes of the function's frame as it is when an instruction at an address runs. */
  public static long frameSize(long row, long address) {
    long start = Code.symbol("__function_code") + Memory.readUnsignedInt(row);
    return address == start ? 0 : Memory.readUnsignedInt(row + 4);
  }

  /**
   * Prints where an address in a function is: a line for the method, and before it one for each
   * call that was inlined there.
   */
  static void print(FailureSink sink, long row, long address) {
    long records = Code.symbol("__function_records");
    long at = records + Memory.readUnsignedInt(row + 8);
    long offset = address - Code.symbol("__function_code") - Memory.readUnsignedInt(row);
    long name = records + number(at);
    at = skip(at, 1);
    long count = number(at);
    at = skip(at, 1);
    long line = 0;
    long position = 0;
    for (long i = 0; i < count; i++) {
      offset -= number(at);
      if (offset < 0) {
        break;
      }
      at = skip(at, 1);
      position = number(at);
      at = skip(at, 1);
      if ((position & 1) == 0) {
        long distance = position >>> 1;
        line += (distance & 1) == 0 ? distance >>> 1 : -(distance >>> 1);
      }
    }
    long ownLine = line;
    while ((position & 1) != 0) {
      long inlined = records + (position >>> 1);
      line(sink, records + number(inlined), skipped(inlined, 1));
      position = skipped(inlined, 2);
      ownLine = position >>> 1;
    }
    line(sink, name, ownLine);
  }

  private static void line(FailureSink sink, long name, long line) {
    sink.text("\tat ");
    text(sink, number(name));
    sink.put('.');
    text(sink, skipped(name, 1));
    sink.put('(');
    text(sink, skipped(name, 2));
    sink.put(':');
    sink.decimal(line);
    sink.text(")\n");
  }

  private static void text(FailureSink sink, long distance) {
    long at = Code.symbol("__function_texts") + distance;
    for (int c = Memory.readUnsignedByte(at); c != 0; c = Memory.readUnsignedByte(++at)) {
      sink.put(c);
    }
  }

  /** The number behind some others. */
  private static long skipped(long at, int count) {
    return number(skip(at, count));
  }

  private static long number(long at) {
    long value = 0;
    int shift = 0;
    long next = at;
    while (true) {
      int group = Memory.readUnsignedByte(next++);
      value |= (long) (group & 0x7f) << shift;
      if (group < 0x80) {
        return value;
      }
      shift += 7;
    }
  }

  private static long skip(long at, int count) {
    long next = at;
    for (int i = 0; i < count; i++) {
      while (Memory.readUnsignedByte(next++) >= 0x80) {}
    }
    return next;
  }
}
