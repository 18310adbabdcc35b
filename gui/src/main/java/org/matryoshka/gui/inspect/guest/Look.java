package org.matryoshka.gui.inspect.guest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One look into a guest: its memory, what its objects are, and what was found to make no sense. A
 * guest may be in the middle of a change, or hostile: then an answer is partial, and a note says
 * so.
 */
final class Look {
  private static final int MOST_NOTES = 20;

  private final KernelMemory memory;
  private final DebugTypes types;
  private final Set<String> notes = new LinkedHashSet<>();
  private final boolean userMode;

  Look(KernelMemory memory, DebugTypes types, boolean userMode) {
    this.memory = memory;
    this.types = types;
    this.userMode = userMode;
  }

  /** Whether the guest's processor runs a program, so that the kernel is not in a change. */
  boolean isUserMode() {
    return userMode;
  }

  KernelMemory memory() {
    return memory;
  }

  DebugTypes types() {
    return types;
  }

  void note(String text) {
    if (notes.size() < MOST_NOTES) {
      notes.add(text);
    }
  }

  /** What made no sense, as sentences' beginnings. */
  List<String> notes() {
    if (memory.isExhausted()) {
      note("there was too much to read; the rest is left out");
    }
    return List.copyOf(notes);
  }

  /** The object that a static field refers to; null for null and for what is no object. */
  GuestObject root(String className, String field) {
    ClassLayout owner = types.find(className);
    Long address = owner == null ? null : owner.address(field);
    if (address == null) {
      note("the guest has no " + className + "." + field);
      return null;
    }
    return object(memory.read(address, 8), null, owner, field);
  }

  /**
   * The object at an address.
   *
   * @param declared what it must be; null for anything
   */
  GuestObject object(long address, ClassLayout declared, ClassLayout holder, String field) {
    if (address == 0 || memory.isExhausted()) {
      return null;
    }
    if (!memory.isMapped(address, 8)) {
      return bad(address, holder, field, "points to memory that is not mapped");
    }
    ClassLayout type = types.ofDescriptor(memory.read(address, 8));
    if (type == null) {
      return bad(address, holder, field, "points to what is no object");
    }
    if (declared != null && !declared.mayBeInterface() && !type.is(declared)) {
      return bad(address, holder, field, "points to a " + type.simpleName());
    }
    return new GuestObject(this, address, type);
  }

  private GuestObject bad(long address, ClassLayout holder, String field, String what) {
    note(String.format(Locale.ROOT, "%s.%s %s (0x%x)", holder.simpleName(), field, what, address));
    return null;
  }
}
