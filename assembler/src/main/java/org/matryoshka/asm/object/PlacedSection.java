package org.matryoshka.asm.object;

/**
 * A section of a linked image.
 *
 * @param name its name
 * @param flags what it is for
 * @param alignment of its addresses
 * @param loadAddress where a loader puts it
 * @param virtualAddress the address that its labels have
 * @param size bytes in memory
 * @param content its bytes, all fields filled in; empty for a NOBITS section
 */
public record PlacedSection(
    String name,
    SectionFlags flags,
    long alignment,
    long loadAddress,
    long virtualAddress,
    long size,
    byte[] content) {

  /** Identity: a section stands in one image once. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
