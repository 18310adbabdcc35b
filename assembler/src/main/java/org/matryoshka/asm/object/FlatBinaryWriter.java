package org.matryoshka.asm.object;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays out an object as NASM's {@code bin} format does: sections in the order of the source, those
 * without content behind the others, from the origin on; {@code start}, {@code follows}, {@code
 * vstart} and {@code vfollows} move them.
 */
public final class FlatBinaryWriter {
  private FlatBinaryWriter() {}

  /**
   * Places and links the sections.
   *
   * @param object without undefined symbols
   * @param origin address of the first byte
   */
  public static LinkResult write(ObjectFile object, long origin) {
    List<Section> ordered = new ArrayList<>();
    object.sections().stream().filter(s -> s.name().equals(".text")).forEach(ordered::add);
    object.sections().stream()
        .filter(s -> !s.flags().empty() && !s.name().equals(".text"))
        .forEach(ordered::add);
    object.sections().stream()
        .filter(s -> s.flags().empty() && !s.name().equals(".text"))
        .forEach(ordered::add);
    List<Section> placed = new ArrayList<>();
    for (Section section : ordered) {
      placed.add(
          new Section(
              section.name(),
              // one permission for all: no page is begun for another
              new SectionFlags(true, true, true, section.flags().empty(), false),
              section.alignment(),
              section.content(),
              section.size(),
              section.relocations(),
              placed.isEmpty() && section.placement().equals(Placement.NEXT)
                  ? Placement.at(origin)
                  : section.placement()));
    }
    return Linker.link(
        List.of(new ObjectFile(object.name(), placed, object.symbols())),
        new LinkOptions("", origin, java.util.Map.of()));
  }

  /** The bytes of a placed image, from the lowest load address on. */
  public static byte[] bytes(LinkedImage image) {
    long start = Long.MAX_VALUE;
    for (PlacedSection section : image.sections()) {
      if (!section.flags().empty() && section.size() > 0) {
        start = Math.min(start, section.loadAddress());
      }
    }
    LittleEndianOutput out = new LittleEndianOutput();
    List<PlacedSection> sections = new ArrayList<>(image.sections());
    sections.sort((a, b) -> Long.compareUnsigned(a.loadAddress(), b.loadAddress()));
    for (PlacedSection section : sections) {
      if (!section.flags().empty() && section.size() > 0) {
        out.padTo(section.loadAddress() - start).put(section.content());
      }
    }
    return out.toByteArray();
  }
}
