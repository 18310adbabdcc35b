package org.matryoshka.gui.inspect.code;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ElfSegment;

/** What an image's debug information says of addresses. */
final class ImageNames {
  /** A name means an address outside of the image only so far behind it. */
  private static final long FAR = 0x1_0000;

  private final ElfImage image;
  private final SourceLines lines;
  private final NavigableMap<Long, String> symbols;

  ImageNames(ElfImage image) {
    this.image = image;
    this.lines = LineTableReader.read(image.bytes());
    this.symbols = image.symbols().names();
  }

  /** Whether this is of an image. */
  boolean isOf(ElfImage other) {
    return image == other;
  }

  /** The line table. */
  SourceLines lines() {
    return lines;
  }

  /** The name of exactly an address; empty if it has none. */
  String label(long address) {
    return holds(address) ? symbols.getOrDefault(address, "") : "";
  }

  /** An address as a name with an offset; empty if there is no name near. */
  String place(long address) {
    Map.Entry<Long, String> below = symbols.floorEntry(address);
    if (below == null || (!holds(address) && address - below.getKey() >= FAR)) {
      return "";
    }
    return image.symbols().describe(address).orElse("");
  }

  /** The last address at or below one at which an instruction is known to begin. */
  OptionalLong anchor(long address) {
    OptionalLong line = lines.anchor(address);
    Long symbol = symbols.floorKey(address);
    if (symbol == null || !holds(address) || !holds(symbol)) {
      return line;
    }
    return line.isEmpty() || Long.compareUnsigned(symbol, line.getAsLong()) > 0
        ? OptionalLong.of(symbol)
        : line;
  }

  private boolean holds(long address) {
    for (ElfSegment segment : image.segments()) {
      if (segment.holdsVirtual(address)) {
        return true;
      }
    }
    return false;
  }
}
