package org.matryoshka.asm.object;

import java.util.List;
import java.util.Optional;

/**
 * A linked program: every section has its place, every field its value.
 *
 * @param entry virtual address where it begins
 * @param sections in the order of their places, then those that take no memory
 * @param segments for a loader; notes after the load segments that hold them
 * @param symbols with addresses as values
 */
public record LinkedImage(
    long entry, List<PlacedSection> sections, List<Segment> segments, List<Symbol> symbols) {
  /** Copies of the lists are kept. */
  public LinkedImage {
    sections = List.copyOf(sections);
    segments = List.copyOf(segments);
    symbols = List.copyOf(symbols);
  }

  /** The section of a name. */
  public Optional<PlacedSection> section(String name) {
    return sections.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** The symbol of a name; a global one before a local one. */
  public Optional<Symbol> symbol(String name) {
    return symbols.stream()
        .filter(s -> s.name().equals(name))
        .max((a, b) -> a.binding().compareTo(b.binding()));
  }
}
