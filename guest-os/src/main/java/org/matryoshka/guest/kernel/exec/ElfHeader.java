package org.matryoshka.guest.kernel.exec;

import org.matryoshka.guest.runtime.collection.LittleEndian;

/**
 * The headers of an ELF64 executable, and whether they make sense (System V ABI, chapters 4 and 5).
 * Everything that is not exactly what a static x86-64 program has is refused here, before anything
 * is done with it.
 */
final class ElfHeader {
  /** Bytes of the file header. */
  static final int SIZE = 64;

  /** Bytes of a program header. */
  static final int PROGRAM_HEADER = 56;

  /** Program header type: a part of the file to map. */
  static final int LOAD = 1;

  /** Program header flag: executable. */
  static final int EXECUTABLE = 1;

  /** Program header flag: writable. */
  static final int WRITABLE = 2;

  /** Program header flag: readable. */
  static final int READABLE = 4;

  private static final int MAGIC = 0x464c457f;
  private static final int CLASS_64_LITTLE_ENDIAN = 0x0102;
  private static final int TYPE_FIXED = 2;
  private static final int TYPE_RELOCATABLE = 3;
  private static final int MACHINE_X86_64 = 62;
  private static final int DYNAMIC_LINKER = 3;
  private static final int PROGRAM_HEADERS = 6;
  private static final int STACK = 0x6474e551;
  private static final int MAX_PROGRAM_HEADERS = 64;
  private static final long HIGHEST = 0x0000_7ff0_0000_0000L;

  private final byte[] head = new byte[SIZE];
  private byte[] programs = head;
  private int count;

  /** Reads and checks the headers of a file; false if it is no program for this machine. */
  boolean read(FileContent file) {
    if (!file.read(0, head, SIZE)
        || LittleEndian.getInt(head, 0) != MAGIC
        || LittleEndian.getUnsignedShort(head, 4) != CLASS_64_LITTLE_ENDIAN
        || (type() != TYPE_FIXED && type() != TYPE_RELOCATABLE)
        || LittleEndian.getUnsignedShort(head, 18) != MACHINE_X86_64
        || LittleEndian.getUnsignedShort(head, 54) != PROGRAM_HEADER) {
      return false;
    }
    count = LittleEndian.getUnsignedShort(head, 56);
    if (count == 0 || count > MAX_PROGRAM_HEADERS) {
      return false;
    }
    programs = new byte[count * PROGRAM_HEADER];
    return file.read(tableOffset(), programs, programs.length) && isSound(file.size());
  }

  /** Whether it may be placed anywhere (a static PIE). */
  boolean isRelocatable() {
    return type() == TYPE_RELOCATABLE;
  }

  /** Where it begins, before it is moved. */
  long entry() {
    return LittleEndian.getLong(head, 24);
  }

  /** The number of program headers. */
  int count() {
    return count;
  }

  /** The file offset of the program headers. */
  long tableOffset() {
    return LittleEndian.getLong(head, 32);
  }

  int type(int program) {
    return LittleEndian.getInt(programs, program * PROGRAM_HEADER);
  }

  int flags(int program) {
    return LittleEndian.getInt(programs, program * PROGRAM_HEADER + 4);
  }

  long offset(int program) {
    return LittleEndian.getLong(programs, program * PROGRAM_HEADER + 8);
  }

  long address(int program) {
    return LittleEndian.getLong(programs, program * PROGRAM_HEADER + 16);
  }

  long fileSize(int program) {
    return LittleEndian.getLong(programs, program * PROGRAM_HEADER + 32);
  }

  long memorySize(int program) {
    return LittleEndian.getLong(programs, program * PROGRAM_HEADER + 40);
  }

  /** Whether the program asks for a stack that can be executed. */
  boolean wantsExecutableStack() {
    for (int i = 0; i < count; i++) {
      if (type(i) == STACK) {
        return (flags(i) & EXECUTABLE) != 0;
      }
    }
    return false;
  }

  /** Where the program headers are in memory, before it is moved; 0 if they are not mapped. */
  long tableAddress() {
    for (int i = 0; i < count; i++) {
      if (type(i) == PROGRAM_HEADERS) {
        return address(i);
      }
      long distance = tableOffset() - offset(i);
      if (type(i) == LOAD && distance >= 0 && distance + programs.length <= fileSize(i)) {
        return address(i) + distance;
      }
    }
    return 0;
  }

  private int type() {
    return LittleEndian.getUnsignedShort(head, 16);
  }

  private boolean isSound(long size) {
    long end = 0;
    boolean entered = false;
    for (int i = 0; i < count; i++) {
      if (type(i) == DYNAMIC_LINKER) {
        return false;
      }
      if (type(i) == LOAD && memorySize(i) != 0) {
        if (!isSegment(i, size) || address(i) < end) {
          return false;
        }
        end = address(i) + memorySize(i);
        entered |= (flags(i) & EXECUTABLE) != 0 && entry() >= address(i) && entry() < end;
      }
    }
    return entered;
  }

  private boolean isSegment(int i, long size) {
    return fileSize(i) >= 0
        && memorySize(i) >= fileSize(i)
        && memorySize(i) <= HIGHEST
        && address(i) >= 0
        && address(i) <= HIGHEST - memorySize(i)
        && offset(i) >= 0
        && offset(i) <= size
        && fileSize(i) <= size - offset(i)
        && (address(i) - offset(i) & 4095) == 0;
  }
}
