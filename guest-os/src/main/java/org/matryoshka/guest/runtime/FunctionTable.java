package org.matryoshka.guest.runtime;

import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.References;

/**
 * The compiler's table of functions: which code belongs to which method and line, and how large its
 * stack frame is. It lies between {@code __function_table} and {@code __function_table_end}, sorted
 * by address, an entry of 32 bytes for each function; what it refers to is read-only data too:
 *
 * <pre>
 * +0   u64  address of the first instruction
 * +8   u32  bytes of code
 * +12  u32  bytes of the frame: from RSP, anywhere behind the prologue, up to the return address
 * +16  u64  address of the name, a String object: org.example.Foo.bar
 * +24  u64  address of the line table, or 0
 *
 * line table:
 * +0   u64  address of the name of the source file, a String object: Foo.java
 * +8   u32  number of lines
 * +12  u32  0
 * +16  then for each, by ascending offset: u32 offset of the code from the function's start, u32 line
 * </pre>
 */
public final class FunctionTable {
  private static final int ENTRY = 32;
  private static final int LINES = 16;

  private FunctionTable() {}

  /** The entry of the function that contains an address of code; 0 if it is none of ours. */
  public static long find(long address) {
    long table = Code.symbol("__function_table");
    long low = 0;
    long high = (Code.symbol("__function_table_end") - table) / ENTRY;
    while (low < high) {
      long middle = (low + high) >>> 1;
      long entry = table + middle * ENTRY;
      long offset = address - Memory.readLong(entry);
      if (offset < 0) {
        high = middle;
      } else if (offset < Memory.readUnsignedInt(entry + 8)) {
        return entry;
      } else {
        low = middle + 1;
      }
    }
    return 0;
  }

  /** Bytes of the function's frame. */
  public static long frameSize(long entry) {
    return Memory.readUnsignedInt(entry + 12);
  }

  /** The function's name. */
  public static String name(long entry) {
    return (String) References.atAddress(Memory.readLong(entry + 16));
  }

  /** The name of the source file; null if it is not known. */
  public static String file(long entry) {
    long lines = Memory.readLong(entry + 24);
    return lines == 0 ? null : (String) References.atAddress(Memory.readLong(lines));
  }

  /** The source line of an address in the function; 0 if it is not known. */
  public static int line(long entry, long address) {
    long lines = Memory.readLong(entry + 24);
    if (lines == 0) {
      return 0;
    }
    long offset = address - Memory.readLong(entry);
    int count = Memory.readInt(lines + 8);
    int line = 0;
    for (int i = 0; i < count; i++) {
      long at = lines + LINES + 8L * i;
      if (Memory.readUnsignedInt(at) > offset) {
        break;
      }
      line = Memory.readInt(at + 4);
    }
    return line;
  }
}
