package org.matryoshka.guest.aot.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.asm.debug.CompilationUnit;
import org.matryoshka.asm.debug.DebugEntry;
import org.matryoshka.asm.debug.DebugInformation;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.ProgramClass;
import org.matryoshka.guest.aot.ir.ProgramField;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/**
 * Tells debuggers what the program's objects are: each class as a structure with its fields at
 * their distances, its superclass as what it begins with, its static fields and its type descriptor
 * as static members; each array type as a structure of length and elements; references as pointers.
 *
 * <p>The unit calls itself C++, since debuggers have given Java up: there, {@code print
 * *Kernel::tasks} shows a kernel object. A structure's description is the class's whole name.
 */
final class ObjectTypes {
  /** The static member that is a class's type descriptor, to which each object's header points. */
  private static final String DESCRIPTOR = "type_descriptor";

  private static final String OBJECT = "org/matryoshka/guest/runtime/lang/Object";

  // encodings of base types (DWARF 3, figure 35)
  private static final int ADDRESS = 0x01;
  private static final int BOOLEAN = 0x02;
  private static final int SIGNED = 0x05;
  private static final int UNSIGNED = 0x07;

  private final ObjectLayout layout;
  private final Places places;
  private final Map<ElementKind, DebugEntry> numbers = new HashMap<>();
  private final DebugEntry address = DebugEntry.baseType("address", ADDRESS, 8);
  private final Map<String, Integer> simpleNames = new HashMap<>();
  private final Map<String, DebugEntry> structures = new LinkedHashMap<>();
  private final Map<String, DebugEntry> references = new HashMap<>();
  private final List<DebugEntry> entries = new ArrayList<>();

  private ObjectTypes(ObjectLayout layout, Places places) {
    this.layout = layout;
    this.places = places;
  }

  /** The object with a unit that describes its program's objects. */
  static ObjectFile addTo(ObjectFile object, ObjectLayout layout, Places places) {
    ObjectTypes types = new ObjectTypes(layout, places);
    types.describe();
    return DebugInformation.addTo(
        object,
        new CompilationUnit(
            object.name() + " objects",
            "Matryoshka ahead-of-time compiler",
            CompilationUnit.C_PLUS_PLUS),
        types.entries);
  }

  private void describe() {
    numbers.put(ElementKind.BOOLEAN, DebugEntry.baseType("boolean", BOOLEAN, 1));
    numbers.put(ElementKind.BYTE, DebugEntry.baseType("byte", SIGNED, 1));
    numbers.put(ElementKind.CHAR, DebugEntry.baseType("char16", UNSIGNED, 2));
    numbers.put(ElementKind.SHORT, DebugEntry.baseType("short", SIGNED, 2));
    numbers.put(ElementKind.INT, DebugEntry.baseType("int", SIGNED, 4));
    numbers.put(ElementKind.LONG, DebugEntry.baseType("long", SIGNED, 8));
    for (ElementKind kind : ElementKind.values()) {
      if (kind != ElementKind.REFERENCE) {
        entries.add(numbers.get(kind));
      }
    }
    entries.add(address);
    Map<String, ProgramClass> classes = layout.program().classes();
    classes.keySet().forEach(name -> simpleNames.merge(simple(name), 1, Integer::sum));
    classes.values().forEach(this::structure);
    for (String type : layout.types()) {
      if (type.startsWith("[")) {
        arrayStructure(type);
      }
    }
    classes.values().forEach(this::members);
    for (String type : layout.types()) {
      if (type.startsWith("[")) {
        elements(type);
      }
    }
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private void structure(ProgramClass type) {
    String name = type.name();
    String whole = name.replace('/', '.');
    String own = simpleNames.get(simple(name)) == 1 ? simple(name) : whole;
    int bytes = type.isInterface() ? TypeDescriptor.FIELDS : layout.instanceSize(name);
    DebugEntry entry = DebugEntry.structure(own, whole, bytes);
    structures.put(name, entry);
    entries.add(entry);
  }

  private DebugEntry arrayStructure(String type) {
    String whole = ObjectLayout.readable(type);
    DebugEntry entry =
        DebugEntry.structure(
            whole.substring(whole.lastIndexOf('.') + 1), whole, TypeDescriptor.ARRAY_ELEMENTS);
    structures.put(type, entry);
    entries.add(entry);
    return entry;
  }

  private void members(ProgramClass type) {
    DebugEntry entry = structures.get(type.name());
    if (type.superclass() == null) {
      entry.member("descriptor", address, 0);
    } else {
      entry.extending(structures.get(type.superclass()));
    }
    for (ProgramField field : type.fields()) {
      DebugEntry fieldType = typeOf(field.id().descriptor());
      if (!field.isStatic()) {
        if (layout.hasField(field.id())) {
          entry.member(field.id().name(), fieldType, layout.fieldOffset(field.id()));
        }
      } else {
        variable(entry, field.id().name(), fieldType, places.get(Symbols.field(field.id())));
      }
    }
    descriptor(entry, type.name());
  }

  private void elements(String type) {
    DebugEntry entry = structures.get(type);
    DebugEntry row = DebugEntry.arrayOf(typeOf(type.substring(1)), numbers.get(ElementKind.INT));
    entries.add(row);
    if (structures.get(OBJECT) != null) {
      entry.extending(structures.get(OBJECT));
    }
    entry
        .member("length", numbers.get(ElementKind.INT), TypeDescriptor.ARRAY_LENGTH)
        .member("elements", row, TypeDescriptor.ARRAY_ELEMENTS);
    descriptor(entry, type);
  }

  private void descriptor(DebugEntry structure, String type) {
    variable(structure, DESCRIPTOR, address, places.get(Symbols.descriptor(type)));
  }

  private void variable(DebugEntry owner, String name, DebugEntry type, Places.Place place) {
    if (place != null) {
      entries.add(owner.staticMember(name, type, place.section(), place.offset()));
    }
  }

  private DebugEntry typeOf(String descriptor) {
    ElementKind kind = ElementKind.ofDescriptor(descriptor);
    return kind == ElementKind.REFERENCE ? reference(descriptor) : numbers.get(kind);
  }

  private DebugEntry reference(String descriptor) {
    DebugEntry known = references.get(descriptor);
    if (known != null) {
      return known;
    }
    DebugEntry target;
    if (descriptor.startsWith("[")) {
      target = structures.get(descriptor);
      if (target == null) {
        target = arrayStructure(descriptor);
        elements(descriptor);
      }
    } else {
      target = structures.get(descriptor.substring(1, descriptor.length() - 1));
    }
    // a type of which the program has no objects is known as no more than a reference
    DebugEntry pointer = target == null ? address : DebugEntry.pointerTo(target);
    if (target != null) {
      entries.add(pointer);
    }
    references.put(descriptor, pointer);
    return pointer;
  }
}
