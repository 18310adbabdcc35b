package org.matryoshka.guest.magic;

/**
 * Memory at virtual addresses. Reads and writes need not be aligned and are little-endian. An
 * address that is not mapped is a page fault on the machine, a {@link HostedFault} on the JVM.
 */
public final class Memory {
  private Memory() {}

  /** The byte at an address, sign-extended. */
  @Intrinsic
  public static byte readByte(long address) {
    return HostedMachine.current().readByte(address);
  }

  /** The byte at an address as 0 to 255. */
  @Intrinsic
  public static int readUnsignedByte(long address) {
    return HostedMachine.current().readByte(address) & 0xff;
  }

  /** The 16-bit value at an address, sign-extended. */
  @Intrinsic
  public static short readShort(long address) {
    return HostedMachine.current().readShort(address);
  }

  /** The 16-bit value at an address as 0 to 65535. */
  @Intrinsic
  public static int readUnsignedShort(long address) {
    return HostedMachine.current().readShort(address) & 0xffff;
  }

  /** The 32-bit value at an address. */
  @Intrinsic
  public static int readInt(long address) {
    return HostedMachine.current().readInt(address);
  }

  /** The 32-bit value at an address, zero-extended. */
  @Intrinsic
  public static long readUnsignedInt(long address) {
    return HostedMachine.current().readInt(address) & 0xffff_ffffL;
  }

  /** The 64-bit value at an address. */
  @Intrinsic
  public static long readLong(long address) {
    return HostedMachine.current().readLong(address);
  }

  /** Writes the low 8 bits of a value. */
  @Intrinsic
  public static void writeByte(long address, int value) {
    HostedMachine.current().writeByte(address, (byte) value);
  }

  /** Writes the low 16 bits of a value. */
  @Intrinsic
  public static void writeShort(long address, int value) {
    HostedMachine.current().writeShort(address, (short) value);
  }

  /** Writes 32 bits. */
  @Intrinsic
  public static void writeInt(long address, int value) {
    HostedMachine.current().writeInt(address, value);
  }

  /** Writes 64 bits. */
  @Intrinsic
  public static void writeLong(long address, long value) {
    HostedMachine.current().writeLong(address, value);
  }

  /**
   * Copies bytes in ascending order (REP MOVSB). Overlapping ranges are right only if the
   * destination lies below the source.
   *
   * @param bytes the length, 0 or more
   */
  @Intrinsic
  public static void copy(long destination, long source, long bytes) {
    HostedMachine.current().copy(destination, source, bytes);
  }

  /**
   * Fills with the low 8 bits of a value (REP STOSB).
   *
   * @param bytes the length, 0 or more
   */
  @Intrinsic
  public static void fill(long destination, int value, long bytes) {
    HostedMachine.current().fill(destination, (byte) value, bytes);
  }

  /**
   * Fills with 64-bit values (REP STOSQ): the fast way to clear a page.
   *
   * @param longs the number of values, 0 or more
   */
  @Intrinsic
  public static void fillLongs(long destination, long value, long longs) {
    HostedMachine machine = HostedMachine.current();
    for (long i = 0; i < longs; i++) {
      machine.writeLong(destination + 8 * i, value);
    }
  }

  /**
   * Copies 64-bit values in ascending order (REP MOVSQ): the fast way to copy a page.
   *
   * @param longs the number of values, 0 or more
   */
  @Intrinsic
  public static void copyLongs(long destination, long source, long longs) {
    HostedMachine.current().copy(destination, source, 8 * longs);
  }

  /** Compares two ranges as unsigned bytes: negative, 0 or positive, as C's {@code memcmp}. */
  public static int compare(long left, long right, long bytes) {
    for (long i = 0; i < bytes; i++) {
      int difference = readUnsignedByte(left + i) - readUnsignedByte(right + i);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  /**
   * Copies from memory into an array. Out of the array's bounds is a trap, as an access would be.
   */
  @Redirect("org.matryoshka.guest.runtime.MemoryArrays")
  public static void copyToArray(long source, byte[] array, int offset, int length) {
    HostedMachine.current().copyToArray(source, array, offset, length);
  }

  /**
   * Copies from an array into memory. Out of the array's bounds is a trap, as an access would be.
   */
  @Redirect("org.matryoshka.guest.runtime.MemoryArrays")
  public static void copyFromArray(byte[] array, int offset, int length, long destination) {
    HostedMachine.current().copyFromArray(array, offset, length, destination);
  }

  /**
   * Writes a value if the memory holds the expected one, in one step (LOCK CMPXCHG).
   *
   * @return what the memory held before; equal to {@code expected} if the value was written
   */
  @Intrinsic
  public static int compareAndSwapInt(long address, int expected, int value) {
    HostedMachine machine = HostedMachine.current();
    int old = machine.readInt(address);
    if (old == expected) {
      machine.writeInt(address, value);
    }
    return old;
  }

  /** Writes a value and returns the one before, in one step (XCHG). */
  @Intrinsic
  public static int exchangeInt(long address, int value) {
    HostedMachine machine = HostedMachine.current();
    int old = machine.readInt(address);
    machine.writeInt(address, value);
    return old;
  }
}
