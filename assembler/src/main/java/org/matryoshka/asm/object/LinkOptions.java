package org.matryoshka.asm.object;

import java.util.Map;

/**
 * What a linker is told beside the objects.
 *
 * @param entry symbol where the image begins
 * @param base load and virtual address of the first section, unless that has a placement
 * @param placements of sections by name; they go before those of the objects
 */
public record LinkOptions(String entry, long base, Map<String, Placement> placements) {
  /** Base address of programs for Linux. */
  public static final long LINUX_BASE = 0x400000;

  /** A static Linux program that begins at {@code _start}. */
  public static final LinkOptions PROGRAM = new LinkOptions("_start", LINUX_BASE, Map.of());

  /** A copy of the map is kept. */
  public LinkOptions {
    placements = Map.copyOf(placements);
  }

  /** The same with another entry symbol. */
  public LinkOptions withEntry(String symbol) {
    return new LinkOptions(symbol, base, placements);
  }
}
