package org.matryoshka.gui.inspect.code;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A line of a disassembly.
 *
 * @param address guest-virtual, of its first byte
 * @param length bytes that it stands for
 * @param hex those bytes with a space between them; empty if they can't be read
 * @param kind what they are
 * @param text the instruction; for others, what they are in words
 * @param label the symbol that is exactly here; empty if there is none
 * @param place the nearest symbol, with an offset; empty if there is none near
 * @param flow where the processor goes after it
 * @param target where a jump or call leads; 0 if it leads nowhere that is known
 * @param targetPlace the target as a symbol; empty if it has none
 * @param source the line of source that it comes from
 * @param sourceLines lines of source that stand before it: those that its code is the first of
 */
public record CodeLine(
    long address,
    int length,
    String hex,
    Kind kind,
    String text,
    String label,
    String place,
    Flow flow,
    long target,
    String targetPlace,
    Optional<SourcePosition> source,
    List<SourceLine> sourceLines) {
  /** What bytes are. */
  public enum Kind {
    /** An instruction. */
    INSTRUCTION,
    /** No instruction of this processor. */
    DATA,
    /** The page tables lead nowhere. */
    UNMAPPED,
    /** A device's registers: looking at them would change them. */
    DEVICE
  }

  /** Where the processor goes after an instruction. */
  public enum Flow {
    /** To the next one. */
    NEXT,
    /** Somewhere else. */
    JUMP,
    /** Somewhere else, if a condition holds. */
    CONDITIONAL,
    /** Into a function. */
    CALL,
    /** Back to where it was called from. */
    RETURN,
    /** Into the kernel, or back from it. */
    SYSTEM
  }

  /**
   * A line of source.
   *
   * @param number from 1
   * @param text without its end
   */
  public record SourceLine(int number, String text) {}

  /** Its bytes; none if they can't be read. */
  public byte[] bytes() {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }

  /** Whether it leads to a known place. */
  public boolean hasTarget() {
    return target != 0;
  }

  /** {@code → 0x401000 forwards}: what its jump arrow says; empty without a target. */
  public String arrowText() {
    if (!hasTarget()) {
      return "";
    }
    String where = targetPlace.isEmpty() ? "" : " (" + targetPlace + ")";
    String direction =
        target == address
            ? "to itself"
            : Long.compareUnsigned(target, address) > 0 ? "forwards" : "backwards";
    return "→ 0x%x%s %s".formatted(target, where, direction);
  }
}
