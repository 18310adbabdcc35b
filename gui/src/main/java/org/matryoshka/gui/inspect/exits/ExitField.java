package org.matryoshka.gui.inspect.exits;

import java.util.List;

/**
 * A decoded part of an exit.
 *
 * @param name for people, for instance "port"
 * @param value as text, for instance "0x3f8"
 * @param meaning what that says, in a few words; may be empty
 * @param bytes where it stands in the {@linkplain RawExit stored form}; {@link ByteRange#NONE} if
 *     it does not stand there
 * @param parts what it consists of, for instance the bits of an error code
 */
public record ExitField(
    String name, String value, String meaning, ByteRange bytes, List<ExitField> parts) {
  /** Copies the list. */
  public ExitField {
    parts = List.copyOf(parts);
  }

  /** A field without parts. */
  public ExitField(String name, String value, String meaning, ByteRange bytes) {
    this(name, value, meaning, bytes, List.of());
  }

  /** {@code name: value (meaning)}. */
  @Override
  public String toString() {
    return name + ": " + value + (meaning.isEmpty() ? "" : " (" + meaning + ")");
  }

  /**
   * Some bytes of the stored form.
   *
   * @param offset of the first
   * @param length 0 for none
   */
  public record ByteRange(int offset, int length) {
    /** No bytes. */
    public static final ByteRange NONE = new ByteRange(0, 0);

    /** Whether an offset lies in it. */
    public boolean contains(int at) {
      return at >= offset && at < offset + length;
    }
  }
}
