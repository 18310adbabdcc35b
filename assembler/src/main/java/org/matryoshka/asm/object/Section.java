package org.matryoshka.asm.object;

import java.util.List;

/**
 * A section of an object.
 *
 * @param name for instance {@code .text}
 * @param flags what it is for
 * @param alignment of its start in bytes, a power of two
 * @param content its bytes; empty for a NOBITS section
 * @param size bytes in memory; the content's length unless it is NOBITS
 * @param relocations fields to fill in, in order of their offsets
 * @param placement where it is to lie
 */
public record Section(
    String name,
    SectionFlags flags,
    long alignment,
    byte[] content,
    long size,
    List<Relocation> relocations,
    Placement placement) {
  /**
   * Checked and copied.
   *
   * @throws IllegalArgumentException if alignment, size or a relocation's offset can't be
   */
  public Section {
    relocations = List.copyOf(relocations);
    if (alignment < 1 || Long.bitCount(alignment) != 1) {
      throw new IllegalArgumentException("alignment " + alignment + " is no power of two");
    }
    if (size < 0 || (!flags.empty() && size != content.length)) {
      throw new IllegalArgumentException("size " + size + " of section " + name);
    }
    for (Relocation relocation : relocations) {
      if (relocation.offset() < 0
          || relocation.offset() + relocation.kind().bytes() > content.length) {
        throw new IllegalArgumentException("relocation outside section " + name);
      }
    }
  }

  /** A section with bytes that follows the one before. */
  public static Section of(
      String name,
      SectionFlags flags,
      long alignment,
      byte[] content,
      List<Relocation> relocations) {
    return new Section(
        name, flags, alignment, content, content.length, relocations, Placement.NEXT);
  }
}
