package org.matryoshka.asm.debug;

import java.util.ArrayList;
import java.util.List;

/**
 * A debugging information entry: a tag, attributes, and the entries that it owns (DWARF Debugging
 * Information Format, version 3, chapter 2). A tree of them says what a program's types and
 * variables are; {@link DebugInformation} writes it into an object.
 */
public final class DebugEntry {
  /** An attribute's value; each kind has one form in the file. */
  sealed interface Content {
    /** Text. */
    record Text(String value) implements Content {}

    /** A number from 0 on. */
    record Number(long value) implements Content {}

    /** Another entry of the same tree. */
    record Reference(DebugEntry target) implements Content {}

    /** Where a variable lies: a fixed address. */
    record Location(String section, long offset) implements Content {}

    /** True. */
    record Flag() implements Content {}
  }

  /** An attribute by its number (DWARF 3, figure 20). */
  record Attribute(int name, Content content) {}

  private final int tag;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<DebugEntry> children = new ArrayList<>();

  private DebugEntry(int tag) {
    this.tag = tag;
  }

  /** An entry without attributes. */
  static DebugEntry of(int tag) {
    return new DebugEntry(tag);
  }

  /** A type of numbers; {@code encoding} as in DWARF 3, figure 35. */
  public static DebugEntry baseType(String name, int encoding, int bytes) {
    return of(Dwarf.TAG_BASE_TYPE)
        .with(Dwarf.AT_NAME, new Content.Text(name))
        .with(Dwarf.AT_ENCODING, new Content.Number(encoding))
        .with(Dwarf.AT_BYTE_SIZE, new Content.Number(bytes));
  }

  /** The type of addresses of a type. */
  public static DebugEntry pointerTo(DebugEntry type) {
    return of(Dwarf.TAG_POINTER_TYPE)
        .with(Dwarf.AT_BYTE_SIZE, new Content.Number(8))
        .with(Dwarf.AT_TYPE, new Content.Reference(type));
  }

  /** The type of a row of elements whose count is not known here. */
  public static DebugEntry arrayOf(DebugEntry type, DebugEntry index) {
    return of(Dwarf.TAG_ARRAY_TYPE)
        .with(Dwarf.AT_TYPE, new Content.Reference(type))
        .owning(of(Dwarf.TAG_SUBRANGE_TYPE).with(Dwarf.AT_TYPE, new Content.Reference(index)));
  }

  /**
   * A structure without members yet.
   *
   * @param name as debuggers take it
   * @param description the whole name, for readers that need it
   * @param bytes of an instance
   */
  public static DebugEntry structure(String name, String description, long bytes) {
    return of(Dwarf.TAG_STRUCTURE_TYPE)
        .with(Dwarf.AT_NAME, new Content.Text(name))
        .with(Dwarf.AT_DESCRIPTION, new Content.Text(description))
        .with(Dwarf.AT_BYTE_SIZE, new Content.Number(bytes));
  }

  /** Says that a structure begins with another one, whose members it has too. */
  public DebugEntry extending(DebugEntry parent) {
    return owning(
        of(Dwarf.TAG_INHERITANCE)
            .with(Dwarf.AT_TYPE, new Content.Reference(parent))
            .with(Dwarf.AT_MEMBER_LOCATION, new Content.Number(0)));
  }

  /** Gives a structure a member at a distance from its start. */
  public DebugEntry member(String name, DebugEntry type, long offset) {
    return owning(
        of(Dwarf.TAG_MEMBER)
            .with(Dwarf.AT_NAME, new Content.Text(name))
            .with(Dwarf.AT_TYPE, new Content.Reference(type))
            .with(Dwarf.AT_MEMBER_LOCATION, new Content.Number(offset)));
  }

  /**
   * Declares a variable that is a static member of this structure.
   *
   * @return the variable's definition, which belongs beside the structure
   */
  public DebugEntry staticMember(String name, DebugEntry type, String section, long offset) {
    DebugEntry declaration =
        of(Dwarf.TAG_MEMBER)
            .with(Dwarf.AT_NAME, new Content.Text(name))
            .with(Dwarf.AT_TYPE, new Content.Reference(type))
            .with(Dwarf.AT_EXTERNAL, new Content.Flag())
            .with(Dwarf.AT_DECLARATION, new Content.Flag());
    owning(declaration);
    return of(Dwarf.TAG_VARIABLE)
        .with(Dwarf.AT_SPECIFICATION, new Content.Reference(declaration))
        .with(Dwarf.AT_LOCATION, new Content.Location(section, offset));
  }

  DebugEntry with(int attribute, Content content) {
    attributes.add(new Attribute(attribute, content));
    return this;
  }

  DebugEntry owning(DebugEntry child) {
    children.add(child);
    return this;
  }

  int tag() {
    return tag;
  }

  List<Attribute> attributes() {
    return attributes;
  }

  List<DebugEntry> children() {
    return children;
  }
}
