package org.matryoshka.cpu.image;

import java.util.List;

/**
 * A checked ELF64 file for x86-64. Made by {@link ElfReader}.
 *
 * @param bytes the whole file
 * @param entry e_entry
 * @param segments what is to be loaded, at least one, none of it empty, in the order of the file
 * @param programHeaderOffset where the program header stands in the file
 * @param programHeaderCount its entries, of 56 bytes each
 * @param interpreter the file asks for a dynamic linker
 * @param positionIndependent it may be loaded anywhere (ET_DYN)
 * @param symbols names of addresses
 */
public record ElfImage(
    byte[] bytes,
    long entry,
    List<ElfSegment> segments,
    long programHeaderOffset,
    int programHeaderCount,
    boolean interpreter,
    boolean positionIndependent,
    SymbolTable symbols) {
  /** Bytes of a program header entry. */
  public static final int PROGRAM_HEADER_SIZE = 56;

  /**
   * Checks that no two segments share an address.
   *
   * @param physical whether physical addresses count, or virtual ones
   * @throws ImageException naming two that do
   */
  public void requireDisjoint(boolean physical) throws ImageException {
    for (int i = 0; i < segments.size(); i++) {
      for (int j = 0; j < i; j++) {
        ElfSegment a = segments.get(j);
        ElfSegment b = segments.get(i);
        boolean overlap =
            physical
                ? a.holdsPhysical(b.physicalAddress()) || b.holdsPhysical(a.physicalAddress())
                : a.holdsVirtual(b.virtualAddress()) || b.holdsVirtual(a.virtualAddress());
        if (overlap) {
          throw new ImageException(
              "segments %d and %d overlap at %s address 0x%x"
                  .formatted(
                      j,
                      i,
                      physical ? "physical" : "virtual",
                      physical
                          ? maxUnsigned(a.physicalAddress(), b.physicalAddress())
                          : maxUnsigned(a.virtualAddress(), b.virtualAddress())));
        }
      }
    }
  }

  private static long maxUnsigned(long a, long b) {
    return Long.compareUnsigned(a, b) > 0 ? a : b;
  }
}
