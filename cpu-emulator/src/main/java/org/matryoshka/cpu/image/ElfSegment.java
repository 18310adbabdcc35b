package org.matryoshka.cpu.image;

/**
 * A PT_LOAD entry of an ELF file's program header; the ranges have been checked: bytes in the file
 * are there, and addresses do not wrap around.
 *
 * @param fileOffset where its bytes stand in the file
 * @param fileSize how many; the rest up to {@code memorySize} is zero
 * @param virtualAddress where a program expects it
 * @param physicalAddress where a loader without address translation puts it
 * @param memorySize bytes in memory
 * @param flags {@link #READ}, {@link #WRITE}, {@link #EXECUTE}
 */
public record ElfSegment(
    int fileOffset,
    int fileSize,
    long virtualAddress,
    long physicalAddress,
    long memorySize,
    int flags) {
  public static final int EXECUTE = 1;
  public static final int WRITE = 2;
  public static final int READ = 4;

  /** Whether a physical address lies in it. */
  public boolean holdsPhysical(long address) {
    return Long.compareUnsigned(address - physicalAddress, memorySize) < 0;
  }

  /** Whether a virtual address lies in it. */
  public boolean holdsVirtual(long address) {
    return Long.compareUnsigned(address - virtualAddress, memorySize) < 0;
  }
}
