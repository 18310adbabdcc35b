package org.matryoshka.guest.kernel.fs.cpio;

import org.matryoshka.guest.magic.Memory;

/**
 * The header of an entry (cpio(5), "New ASCII Format"): a magic number and thirteen fields of eight
 * hexadecimal digits, then the name, then the contents, each padded to a multiple of four bytes.
 */
final class CpioEntry {
  /** The name of the entry that ends an archive. */
  static final String TRAILER = "TRAILER!!!";

  private static final String MAGIC = "070701";
  private static final String MAGIC_WITH_SUMS = "070702";
  private static final int MAGIC_LENGTH = 6;
  private static final int HEADER = 110;
  private static final int FIELD = 8;
  private static final int LONGEST_NAME = 4096;

  private static final int INODE = 0;
  private static final int MODE = 1;
  private static final int USER = 2;
  private static final int GROUP = 3;
  private static final int LINKS = 4;
  private static final int TIME = 5;
  private static final int SIZE = 6;
  private static final int DEVICE_MAJOR = 9;
  private static final int DEVICE_MINOR = 10;
  private static final int NAME_SIZE = 11;
  private static final int FIELDS = 13;

  private final long[] fields = new long[FIELDS];
  private String name;
  private long data;
  private String problem;

  /** Reads the header at an offset of the archive at an address; see {@link #problem}. */
  CpioEntry(long archive, long length, long offset) {
    problem = read(archive, length, offset);
  }

  private String read(long archive, long length, long offset) {
    if (length - offset < HEADER) {
      return "the archive ends within a header";
    }
    String magic = text(archive + offset, MAGIC_LENGTH);
    if (!magic.equals(MAGIC) && !magic.equals(MAGIC_WITH_SUMS)) {
      return "no cpio header (070701) here";
    }
    for (int i = 0; i < FIELDS; i++) {
      long value = hex(archive + offset + MAGIC_LENGTH + (long) FIELD * i);
      if (value < 0) {
        return "a header field is not hexadecimal";
      }
      fields[i] = value;
    }
    long nameSize = fields[NAME_SIZE];
    if (nameSize == 0 || nameSize > LONGEST_NAME || nameSize > length - offset - HEADER) {
      return "a name of " + nameSize + " bytes";
    }
    int nameLength = 0;
    long nameAt = archive + offset + HEADER;
    while (nameLength < nameSize && Memory.readByte(nameAt + nameLength) != 0) {
      nameLength++;
    }
    if (nameLength == nameSize) {
      return "a name without an end";
    }
    name = text(nameAt, nameLength);
    data = aligned(offset + HEADER + nameSize);
    if (data > length || fields[SIZE] > length - data) {
      return name + " goes beyond the end of the archive";
    }
    return null;
  }

  private static String text(long address, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) Memory.readUnsignedByte(address + i));
    }
    return text.toString();
  }

  private static long hex(long address) {
    long value = 0;
    for (int i = 0; i < FIELD; i++) {
      int character = Memory.readUnsignedByte(address + i);
      int digit;
      if (character >= '0' && character <= '9') {
        digit = character - '0';
      } else if (character >= 'a' && character <= 'f') {
        digit = character - 'a' + 10;
      } else if (character >= 'A' && character <= 'F') {
        digit = character - 'A' + 10;
      } else {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static long aligned(long offset) {
    return (offset + 3) & ~3L;
  }

  /** What is wrong with it; null if nothing is. */
  String problem() {
    return problem;
  }

  String name() {
    return name;
  }

  boolean isTrailer() {
    return name.equals(TRAILER);
  }

  /** Type and permissions. */
  int mode() {
    return (int) fields[MODE];
  }

  int uid() {
    return (int) fields[USER];
  }

  int gid() {
    return (int) fields[GROUP];
  }

  /** A number that entries of one file have in common. */
  long inode() {
    return fields[INODE];
  }

  long links() {
    return fields[LINKS];
  }

  /** Seconds since 1970. */
  long time() {
    return fields[TIME];
  }

  int deviceMajor() {
    return (int) fields[DEVICE_MAJOR];
  }

  int deviceMinor() {
    return (int) fields[DEVICE_MINOR];
  }

  /** Where the contents begin. */
  long data() {
    return data;
  }

  long size() {
    return fields[SIZE];
  }

  /** Where the next entry begins, or zeros before it. */
  long next() {
    return aligned(data + fields[SIZE]);
  }
}
