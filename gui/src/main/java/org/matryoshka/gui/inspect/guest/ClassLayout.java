package org.matryoshka.gui.inspect.guest;

import java.util.HashMap;
import java.util.Map;

/** How the objects of a guest's class lie in memory, as its debug information says. */
final class ClassLayout {
  /** What a field or an element holds. */
  enum Kind {
    BOOLEAN(1),
    BYTE(1),
    CHAR(2),
    SHORT(2),
    INT(4),
    LONG(8),
    /** The address of an object. */
    REFERENCE(8);

    final int bytes;

    Kind(int bytes) {
      this.bytes = bytes;
    }

    /** The kind that a base type's name stands for; a pointer has none. */
    static Kind ofBaseType(String name) {
      return switch (name) {
        case "boolean" -> BOOLEAN;
        case "byte" -> BYTE;
        case "char16" -> CHAR;
        case "short" -> SHORT;
        case "int" -> INT;
        case "long" -> LONG;
        default -> REFERENCE;
      };
    }

    /** A value of this kind from its bytes, zero-extended before. */
    long extended(long raw) {
      return switch (this) {
        case BYTE -> (byte) raw;
        case SHORT -> (short) raw;
        case INT -> (int) raw;
        case BOOLEAN, CHAR, LONG, REFERENCE -> raw;
      };
    }
  }

  /**
   * A field of instances.
   *
   * @param offset from the object's start
   * @param type what a reference is declared to refer to; null if that is not known, or no
   *     reference
   */
  record Field(String name, Kind kind, int offset, ClassLayout type) {}

  private final String name;
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<String, Long> statics = new HashMap<>();
  private ClassLayout parent;
  private Field elements;
  private boolean isInterface = true;

  ClassLayout(String name) {
    this.name = name;
  }

  /** The whole name: {@code a.b.C$D}, {@code a.b.C[]}. */
  String name() {
    return name;
  }

  /** The name without its package. */
  String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether it is the given class or below it. */
  boolean is(ClassLayout other) {
    int depth = 0;
    for (ClassLayout at = this; at != null && depth++ < 64; at = at.parent) {
      if (at == other) {
        return true;
      }
    }
    return false;
  }

  /** A field of this class or of one above; null if the program keeps none of this name. */
  Field field(String fieldName) {
    int depth = 0;
    for (ClassLayout at = this; at != null && depth++ < 64; at = at.parent) {
      Field field = at.fields.get(fieldName);
      if (field != null) {
        return field;
      }
    }
    return null;
  }

  /** The fields that this class itself declares. */
  Iterable<Field> ownFields() {
    return fields.values().stream()
        .sorted(java.util.Comparator.comparingInt(Field::offset))
        .toList();
  }

  ClassLayout parent() {
    return parent;
  }

  /** Of an array type: where its elements begin, and what they are; null for others. */
  Field elements() {
    return elements;
  }

  /** The address of a static field; null if there is none of this name. */
  Long address(String staticField) {
    return statics.get(staticField);
  }

  /** Whether it may be an interface, so that objects of any class may stand for it. */
  boolean mayBeInterface() {
    return isInterface;
  }

  void add(Field field) {
    fields.put(field.name(), field);
    isInterface = false;
  }

  void setElements(Field row) {
    elements = row;
    isInterface = false;
  }

  void addStatic(String fieldName, long address) {
    statics.put(fieldName, address);
  }

  void setParent(ClassLayout above) {
    parent = above;
  }
}
