package org.matryoshka.asm.object;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An ELF string table: names with a zero byte after each, found by their offset. */
final class StringTable {
  private final LittleEndianOutput out = new LittleEndianOutput().put(0, 1);
  private final Map<String, Integer> offsets = new HashMap<>(Map.of("", 0));

  /** The offset of a name, which is added if it is new. */
  int offset(String name) {
    return offsets.computeIfAbsent(
        name,
        n -> {
          int at = out.size();
          out.put(n.getBytes(StandardCharsets.UTF_8)).put(0, 1);
          return at;
        });
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
