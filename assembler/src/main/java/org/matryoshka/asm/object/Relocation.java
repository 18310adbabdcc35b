package org.matryoshka.asm.object;

/**
 * A field that the linker fills in.
 *
 * @param offset of the field in its section
 * @param kind what is written
 * @param target what the address is taken of
 * @param addend added to it
 */
public record Relocation(long offset, RelocationKind kind, Target target, long addend) {
  /** What an address is taken of. */
  public sealed interface Target {
    /** The start of a section of the same object, by name. */
    record OfSection(String section) implements Target {}

    /** A symbol, by name; perhaps of another object. */
    record OfSymbol(String symbol) implements Target {}

    /** Address 0: the addend is the whole address. */
    record Absolute() implements Target {}
  }
}
