package org.matryoshka.cpu.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks ELF64 files (System V ABI, "Object Files" and "Program Loading"). */
public final class ElfReader {
  static final int HEADER_SIZE = 64;

  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;
  private static final int X86_64 = 62;

  private static final int RELOCATABLE = 1;
  private static final int EXECUTABLE = 2;
  private static final int SHARED = 3;
  private static final int CORE_DUMP = 4;

  private static final int LOAD = 1;
  private static final int INTERPRETER = 3;

  private final byte[] bytes;
  private final ByteBuffer file;

  private ElfReader(byte[] bytes) {
    this.bytes = bytes;
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads a file.
   *
   * @param bytes the whole file; kept, not copied
   * @throws ImageException if it is no ELF64 program for x86-64 that is whole and consistent
   */
  public static ElfImage read(byte[] bytes) throws ImageException {
    return new ElfReader(bytes).read();
  }

  private ElfImage read() throws ImageException {
    checkIdentification();
    int type = checkTypeAndMachine();
    long programHeader = file.getLong(32);
    int entrySize = file.getShort(54) & 0xFFFF;
    int count = file.getShort(56) & 0xFFFF;
    if (count == 0) {
      throw new ImageException("the ELF file has no program header: there is nothing to load");
    }
    if (entrySize != ElfImage.PROGRAM_HEADER_SIZE) {
      throw new ImageException(
          "the program header's entries have %d bytes instead of %d"
              .formatted(entrySize, ElfImage.PROGRAM_HEADER_SIZE));
    }
    requireInFile("the program header", programHeader, (long) count * entrySize);
    List<ElfSegment> segments = new ArrayList<>();
    boolean interpreter = false;
    for (int i = 0; i < count; i++) {
      int at = (int) programHeader + i * entrySize;
      int kind = file.getInt(at);
      interpreter |= kind == INTERPRETER;
      if (kind == LOAD && file.getLong(at + 40) != 0) {
        segments.add(segment(at, segments.size()));
      }
    }
    if (segments.isEmpty()) {
      throw new ImageException("the ELF file has no loadable segment: there is nothing to load");
    }
    return new ElfImage(
        bytes,
        file.getLong(24),
        List.copyOf(segments),
        programHeader,
        count,
        interpreter,
        type == SHARED,
        SymbolTable.read(file));
  }

  private void checkIdentification() throws ImageException {
    if (bytes.length == 0) {
      throw new ImageException("the file is empty");
    }
    byte[] magic = {0x7F, 'E', 'L', 'F'};
    for (int i = 0; i < Math.min(bytes.length, magic.length); i++) {
      if (bytes[i] != magic[i]) {
        throw new ImageException("the file is not an ELF file: it does not begin with 7f 45 4c 46");
      }
    }
    if (bytes.length < HEADER_SIZE) {
      throw new ImageException(
          "the file is truncated: it has %d bytes, an ELF header has %d"
              .formatted(bytes.length, HEADER_SIZE));
    }
    if (bytes[4] != CLASS_64) {
      throw new ImageException(
          bytes[4] == 1
              ? "the file is a 32-bit ELF file; only 64-bit ones can be run (gcc -m64)"
              : "the ELF file has the unknown class " + bytes[4]);
    }
    if (bytes[5] != LITTLE_ENDIAN) {
      throw new ImageException("the ELF file is not little-endian, so it is not for x86-64");
    }
  }

  private int checkTypeAndMachine() throws ImageException {
    int machine = file.getShort(18) & 0xFFFF;
    if (machine != X86_64) {
      throw new ImageException(
          "the ELF file is for another processor: %s, not x86-64".formatted(machineName(machine)));
    }
    int type = file.getShort(16) & 0xFFFF;
    return switch (type) {
      case EXECUTABLE, SHARED -> type;
      case RELOCATABLE ->
          throw new ImageException("the ELF file is an object file; link it first (ld, gcc)");
      case CORE_DUMP -> throw new ImageException("the ELF file is a core dump, not a program");
      default -> throw new ImageException("the ELF file has the unknown type " + type);
    };
  }

  private static String machineName(int machine) {
    return switch (machine) {
      case 3 -> "Intel 80386";
      case 8 -> "MIPS";
      case 20 -> "PowerPC";
      case 21 -> "64-bit PowerPC";
      case 22 -> "IBM S/390";
      case 40 -> "32-bit Arm";
      case 183 -> "AArch64";
      case 243 -> "RISC-V";
      case 258 -> "LoongArch";
      default -> "machine number " + machine;
    };
  }

  private ElfSegment segment(int at, int number) throws ImageException {
    long offset = file.getLong(at + 8);
    long virtual = file.getLong(at + 16);
    long physical = file.getLong(at + 24);
    long fileSize = file.getLong(at + 32);
    long memorySize = file.getLong(at + 40);
    requireInFile("segment " + number, offset, fileSize);
    if (Long.compareUnsigned(fileSize, memorySize) > 0) {
      throw new ImageException(
          "segment %d has %d bytes in the file, but only %s in memory"
              .formatted(number, fileSize, Long.toUnsignedString(memorySize)));
    }
    if (wraps(virtual, memorySize) || wraps(physical, memorySize)) {
      throw new ImageException(
          "segment %d (0x%x bytes at 0x%x) reaches beyond the end of the address space"
              .formatted(number, memorySize, virtual));
    }
    return new ElfSegment(
        (int) offset, (int) fileSize, virtual, physical, memorySize, file.getInt(at + 4) & 7);
  }

  /** Whether a range of at least one byte goes over the last address. */
  private static boolean wraps(long start, long size) {
    return Long.compareUnsigned(start + (size - 1), start) < 0 || size < 0;
  }

  private void requireInFile(String what, long offset, long size) throws ImageException {
    if (offset < 0 || size < 0 || offset > bytes.length - size) {
      throw new ImageException(
          "the file is truncated: %s starts at byte %s with %s bytes, the file has %d"
              .formatted(
                  what, Long.toUnsignedString(offset), Long.toUnsignedString(size), bytes.length));
    }
  }
}
