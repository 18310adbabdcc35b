package org.matryoshka.asm.object;

import java.util.LinkedHashMap;
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

  /**
   * The same with one more placement.
   *
   * @param text {@code SECTION=LOAD}, {@code SECTION=LOAD:VIRTUAL} or {@code SECTION=+OFFSET},
   *     where the offset is that of the virtual from the load address; numbers as in Java
   * @throws IllegalArgumentException if the text is none of these
   */
  public LinkOptions withPlacement(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("'" + text + "' is not SECTION=PLACE");
    }
    String place = text.substring(equals + 1);
    int colon = place.indexOf(':');
    Placement placement;
    if (place.startsWith("+")) {
      placement = Placement.shifted(number(place.substring(1)));
    } else if (colon >= 0) {
      placement =
          Placement.at(number(place.substring(0, colon)), number(place.substring(colon + 1)));
    } else {
      placement = Placement.at(number(place));
    }
    Map<String, Placement> more = new LinkedHashMap<>(placements);
    more.put(text.substring(0, equals), placement);
    return new LinkOptions(entry, base, more);
  }

  private static long number(String text) {
    try {
      return text.startsWith("0x")
          ? Long.parseUnsignedLong(text.substring(2), 16)
          : Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not an address");
    }
  }

  /** The same with another entry symbol. */
  public LinkOptions withEntry(String symbol) {
    return new LinkOptions(symbol, base, placements);
  }
}
