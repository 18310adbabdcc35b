package org.matryoshka.gui.inspect.guest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An object in a guest's memory, of a class that its header names. What can't be read is 0, null or
 * empty, and leaves a note in the {@link Look}.
 */
final class GuestObject {
  /** Bytes of a guest's text that are worth showing. */
  private static final int LONGEST_TEXT = 4096;

  private final Look look;
  private final long address;
  private final ClassLayout type;

  GuestObject(Look look, long address, ClassLayout type) {
    this.look = look;
    this.address = address;
    this.type = type;
  }

  long address() {
    return address;
  }

  ClassLayout type() {
    return type;
  }

  /** A field's address; 0 if the guest has none of this name. */
  long addressOf(String field) {
    ClassLayout.Field found = type.field(field);
    return found == null ? 0 : address + found.offset();
  }

  /** Whether the class has a field. */
  boolean has(String field) {
    return type.field(field) != null;
  }

  /** A field that is a number or a truth value. */
  long number(String field) {
    ClassLayout.Field found = type.field(field);
    if (found == null) {
      look.note("the guest's " + type.simpleName() + " has no field " + field);
      return 0;
    }
    return found.kind().extended(look.memory().read(address + found.offset(), found.kind().bytes));
  }

  int integer(String field) {
    return (int) number(field);
  }

  boolean flag(String field) {
    return number(field) != 0;
  }

  /** The object that a field refers to; null for null and for what is no object. */
  GuestObject get(String field) {
    ClassLayout.Field found = type.field(field);
    if (found == null || found.kind() != ClassLayout.Kind.REFERENCE) {
      look.note("the guest's " + type.simpleName() + " has no field " + field);
      return null;
    }
    return look.object(
        look.memory().read(address + found.offset(), 8), found.type(), type, found.name());
  }

  /** The text that a field refers to; empty for null. */
  String text(String field) {
    GuestObject string = get(field);
    return string == null ? "" : string.string();
  }

  /** The text of this string object. */
  String string() {
    GuestObject bytes = has("bytes") ? get("bytes") : null;
    return bytes == null ? "" : new String(bytes.bytes(), StandardCharsets.ISO_8859_1);
  }

  /** The name of this enum constant. */
  String constant() {
    return text("name");
  }

  /** The number of elements of this array; 0 if this is none. */
  int length() {
    if (type.elements() == null) {
      return 0;
    }
    return Math.max(0, integer("length"));
  }

  /** The bytes of this array, at most 4096. */
  byte[] bytes() {
    byte[] bytes = new byte[Math.min(length(), LONGEST_TEXT)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) look.memory().read(address + type.elements().offset() + i, 1);
    }
    return bytes;
  }

  /** An element of this array of numbers. */
  long numberAt(int index) {
    ClassLayout.Field row = type.elements();
    long at = address + row.offset() + (long) index * row.kind().bytes;
    return row.kind().extended(look.memory().read(at, row.kind().bytes));
  }

  /** An element of this array of references; null for null and for what is no object. */
  GuestObject at(int index) {
    ClassLayout.Field row = type.elements();
    if (row == null || row.kind() != ClassLayout.Kind.REFERENCE) {
      return null;
    }
    long at = address + row.offset() + 8L * index;
    return look.object(look.memory().read(at, 8), row.type(), type, "an element");
  }

  /** The objects in this array, without nulls, at most so many. */
  List<GuestObject> elements(int most) {
    List<GuestObject> found = new ArrayList<>();
    int count = Math.min(length(), most);
    for (int i = 0; i < count && !look.memory().isExhausted(); i++) {
      GuestObject element = at(i);
      if (element != null) {
        found.add(element);
      }
    }
    return found;
  }

  /**
   * This object and those that a field leads to, one after the other. A list that comes back to
   * itself, or is longer than any can be, ends with a note.
   */
  List<GuestObject> chain(String field, int most) {
    List<GuestObject> found = new ArrayList<>();
    java.util.Set<Long> seen = new java.util.HashSet<>();
    for (GuestObject at = this; at != null; at = at.get(field)) {
      if (!seen.add(at.address) || found.size() >= most || look.memory().isExhausted()) {
        look.note("a list of " + type.simpleName() + " does not end");
        return found;
      }
      found.add(at);
    }
    return found;
  }
}
