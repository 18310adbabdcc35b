package org.matryoshka.guest.aot.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.asm.object.Relocation;

/**
 * Where symbols of the object are. References to them need no symbol in the file: they become
 * distances from the start of a section.
 */
final class Places {
  private final Map<String, Place> places = new HashMap<>();

  /** A place in a section. */
  record Place(String section, long offset) {}

  void put(String symbol, String section, long offset) {
    if (places.put(symbol, new Place(section, offset)) != null) {
      throw new IllegalStateException("two places of " + symbol);
    }
  }

  void alias(String symbol, String of) {
    Place place = places.get(of);
    if (place != null) {
      places.putIfAbsent(symbol, place);
    }
  }

  Place get(String symbol) {
    return places.get(symbol);
  }

  /** Relocations with the known symbols resolved; the others are left to the linker. */
  List<Relocation> resolve(List<Relocation> relocations) {
    List<Relocation> resolved = new ArrayList<>(relocations.size());
    for (Relocation relocation : relocations) {
      if (relocation.target() instanceof Relocation.Target.OfSymbol(String symbol)
          && places.get(symbol) instanceof Place(String section, long offset)) {
        resolved.add(
            new Relocation(
                relocation.offset(),
                relocation.kind(),
                new Relocation.Target.OfSection(section),
                relocation.addend() + offset));
      } else {
        resolved.add(relocation);
      }
    }
    return resolved;
  }
}
