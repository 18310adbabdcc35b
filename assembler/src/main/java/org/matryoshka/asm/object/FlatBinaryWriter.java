package org.matryoshka.asm.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays out an object as NASM's {@code bin} format does: sections in the order of the source, those
 * without content behind the others, from the origin on; {@code start}, {@code follows}, {@code
 * vstart} and {@code vfollows} move them.
 */
public final class FlatBinaryWriter {
  private FlatBinaryWriter() {}

  /** The addresses behind a section. */
  private record PlacedEnd(long load, long virtual) {}

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
    Map<String, PlacedEnd> ends = new HashMap<>();
    PlacedEnd before = new PlacedEnd(origin, origin);
    for (Section section : ordered) {
      Placement wish = section.placement();
      long load =
          wish.load()
              .orElse(
                  SectionHeaders.roundUp(
                      ends.getOrDefault(wish.follows(), before).load(), section.alignment()));
      long virtual = load + wish.virtualOffset().orElse(0);
      if (wish.virtual().isPresent()) {
        virtual = wish.virtual().getAsLong();
      } else if (ends.containsKey(wish.virtualFollows())) {
        virtual =
            SectionHeaders.roundUp(ends.get(wish.virtualFollows()).virtual(), section.alignment());
      }
      before = new PlacedEnd(load + section.size(), virtual + section.size());
      ends.put(section.name(), before);
      placed.add(
          new Section(
              section.name(),
              // one permission for all: no page is begun for another
              new SectionFlags(true, true, true, section.flags().empty(), false),
              1, // the placement has seen to it
              section.content(),
              section.size(),
              section.relocations(),
              Placement.at(load, virtual)));
    }
    return Linker.link(
        List.of(new ObjectFile(object.name(), placed, object.symbols())),
        new LinkOptions("", origin, Map.of()));
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
