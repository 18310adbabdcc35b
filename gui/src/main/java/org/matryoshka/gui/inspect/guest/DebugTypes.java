package org.matryoshka.gui.inspect.guest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of a compiled guest program, from the debug information of its image. Parsed once; an
 * image without such information has no classes.
 */
public final class DebugTypes {
  /** The static member that every class has: what the first word of its objects points to. */
  private static final String DESCRIPTOR = "type_descriptor";

  private final Map<String, ClassLayout> classes = new HashMap<>();
  private final Map<Long, ClassLayout> byDescriptor = new HashMap<>();
  private final StackUnwinder unwinder;

  private DebugTypes(StackUnwinder unwinder) {
    this.unwinder = unwinder;
  }

  /**
   * Reads an image.
   *
   * @param elf the file; hostile bytes give no classes
   */
  public static DebugTypes of(byte[] elf) {
    ElfSections sections = ElfSections.of(elf);
    DebugTypes types = new DebugTypes(StackUnwinder.of(sections));
    ElfSections.Section info = sections.section(".debug_info");
    ElfSections.Section abbreviations = sections.section(".debug_abbrev");
    if (info != null && abbreviations != null) {
      types.build(DebugReader.read(info.content(), abbreviations.content()));
    }
    return types;
  }

  /** Whether the image says what its objects are. */
  public boolean isEmpty() {
    return classes.isEmpty();
  }

  /** A class by its whole name; null if there is none. */
  ClassLayout find(String name) {
    return classes.get(name);
  }

  /** The class of the objects whose first word is an address; null if it is none's. */
  ClassLayout ofDescriptor(long address) {
    return byDescriptor.get(address);
  }

  /** Who reads kernel stacks. */
  StackUnwinder unwinder() {
    return unwinder;
  }

  private void build(List<DebugReader.Entry> entries) {
    Map<Long, DebugReader.Entry> byOffset = new HashMap<>();
    Map<Long, ClassLayout> structures = new HashMap<>();
    for (DebugReader.Entry entry : entries) {
      byOffset.put((long) entry.offset(), entry);
      if (entry.tag() == DebugReader.TAG_STRUCTURE_TYPE) {
        String name = entry.text(DebugReader.AT_DESCRIPTION).orElse("");
        ClassLayout layout = new ClassLayout(name);
        classes.put(name, layout);
        structures.put((long) entry.offset(), layout);
      }
    }
    // a static member's declaration: which class, which name
    Map<Long, ClassLayout> owners = new HashMap<>();
    Map<Long, String> names = new HashMap<>();
    structures.forEach(
        (offset, layout) -> {
          for (DebugReader.Entry member : byOffset.get(offset).children()) {
            member(layout, member, byOffset, structures);
            owners.put((long) member.offset(), layout);
            names.put((long) member.offset(), member.text(DebugReader.AT_NAME).orElse(""));
          }
        });
    for (DebugReader.Entry entry : entries) {
      ClassLayout owner = owners.get(entry.number(DebugReader.AT_SPECIFICATION));
      if (entry.tag() == DebugReader.TAG_VARIABLE && owner != null) {
        long address = entry.number(DebugReader.AT_LOCATION);
        String name = names.get(entry.number(DebugReader.AT_SPECIFICATION));
        owner.addStatic(name, address);
        if (name.equals(DESCRIPTOR)) {
          byDescriptor.put(address, owner);
        }
      }
    }
  }

  private static void member(
      ClassLayout layout,
      DebugReader.Entry member,
      Map<Long, DebugReader.Entry> byOffset,
      Map<Long, ClassLayout> structures) {
    long offset = member.number(DebugReader.AT_MEMBER_LOCATION);
    DebugReader.Entry type = byOffset.get(member.number(DebugReader.AT_TYPE));
    if (member.tag() == DebugReader.TAG_INHERITANCE) {
      layout.setParent(structures.get(member.number(DebugReader.AT_TYPE)));
    } else if (member.tag() == DebugReader.TAG_MEMBER && offset >= 0 && type != null) {
      String name = member.text(DebugReader.AT_NAME).orElse("");
      if (type.tag() == DebugReader.TAG_ARRAY_TYPE) {
        DebugReader.Entry element = byOffset.get(type.number(DebugReader.AT_TYPE));
        if (element != null) {
          layout.setElements(field(name, offset, element, structures));
        }
      } else {
        layout.add(field(name, offset, type, structures));
      }
    }
  }

  private static ClassLayout.Field field(
      String name, long offset, DebugReader.Entry type, Map<Long, ClassLayout> structures) {
    ClassLayout.Kind kind =
        type.tag() == DebugReader.TAG_BASE_TYPE
            ? ClassLayout.Kind.ofBaseType(type.text(DebugReader.AT_NAME).orElse(""))
            : ClassLayout.Kind.REFERENCE;
    ClassLayout target =
        type.tag() == DebugReader.TAG_POINTER_TYPE
            ? structures.get(type.number(DebugReader.AT_TYPE))
            : null;
    return new ClassLayout.Field(name, kind, (int) offset, target);
  }
}
