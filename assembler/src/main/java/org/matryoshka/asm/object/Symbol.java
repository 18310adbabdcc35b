package org.matryoshka.asm.object;

/**
 * A symbol of an object.
 *
 * @param name as written
 * @param definition where it is defined
 * @param value offset in its section, the number itself, or the alignment of a common symbol (0 if
 *     not said)
 * @param section name of its section; empty if it has none
 * @param size bytes of what it names, 0 if not known
 * @param binding who sees it
 * @param type what it names
 */
public record Symbol(
    String name,
    Definition definition,
    long value,
    String section,
    long size,
    Binding binding,
    Type type) {

  /** Where a symbol is defined. */
  public enum Definition {
    /** In a section of this object. */
    SECTION,
    /** It is a number. */
    ABSOLUTE,
    /** In another object. */
    UNDEFINED,
    /** Zeroed memory that the linker allocates once for all objects. */
    COMMON
  }

  /** Who sees a symbol; in the order of their ELF numbers. */
  public enum Binding {
    LOCAL,
    GLOBAL,
    WEAK
  }

  /** What a symbol names; in the order of their ELF numbers. */
  public enum Type {
    NONE,
    OBJECT,
    FUNCTION
  }

  /** A label. */
  public static Symbol label(String name, String section, long offset, Binding binding) {
    return new Symbol(name, Definition.SECTION, offset, section, 0, binding, Type.NONE);
  }

  /** A symbol of another object. */
  public static Symbol undefined(String name, Binding binding) {
    return new Symbol(name, Definition.UNDEFINED, 0, "", 0, binding, Type.NONE);
  }

  /** A number. */
  public static Symbol absolute(String name, long value, Binding binding) {
    return new Symbol(name, Definition.ABSOLUTE, value, "", 0, binding, Type.NONE);
  }
}
