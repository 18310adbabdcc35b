package org.matryoshka.gui.inspect.exits;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.matryoshka.gui.inspect.exits.ExitField.ByteRange;

/**
 * An exit as bytes: what VMX would have stored in the exit-information fields of the VMCS, in the
 * encodings of the manual (SDM vol. 3C, 27.9 and 28.2), one field behind the other, little-endian.
 * The last bytes are the instruction's own.
 *
 * @param bytes all of them
 * @param parts what stands where, in order, without gaps
 */
public record RawExit(byte[] bytes, List<Part> parts) {
  /** Copies both. */
  public RawExit {
    bytes = bytes.clone();
    parts = List.copyOf(parts);
  }

  /**
   * A field of the VMCS.
   *
   * @param name as the manual has it
   * @param bytes where it stands
   */
  public record Part(String name, ByteRange bytes) {}

  /** A copy of the bytes. */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes of a part, for people: {@code 1c 00 00 00}. */
  public String hex(Part part) {
    int from = part.bytes().offset();
    return HexFormat.ofDelimiter(" ").formatHex(bytes, from, from + part.bytes().length());
  }

  /** Where a part stands; {@link ByteRange#NONE} if there is none of this name. */
  public ByteRange range(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .map(Part::bytes)
        .findFirst()
        .orElse(ByteRange.NONE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawExit raw
        && Arrays.equals(raw.bytes, bytes)
        && raw.parts.equals(parts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
