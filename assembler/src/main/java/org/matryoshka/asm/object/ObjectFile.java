package org.matryoshka.asm.object;

import java.util.List;
import java.util.Optional;

/**
 * A relocatable object: what the assembler and the ahead-of-time compiler produce, and what the
 * linker takes.
 *
 * @param name of the source, for the file symbol and messages
 * @param sections in the order of the source, each name once
 * @param symbols in the order of the source
 */
public record ObjectFile(String name, List<Section> sections, List<Symbol> symbols) {
  /** Copies of the lists are kept. */
  public ObjectFile {
    sections = List.copyOf(sections);
    symbols = List.copyOf(symbols);
  }

  /** Identity: two objects are two, even of the same content. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The section of a name. */
  public Optional<Section> section(String sectionName) {
    return sections.stream().filter(s -> s.name().equals(sectionName)).findFirst();
  }

  /** The symbol of a name. */
  public Optional<Symbol> symbol(String symbolName) {
    return symbols.stream().filter(s -> s.name().equals(symbolName)).findFirst();
  }
}
