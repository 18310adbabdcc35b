package org.matryoshka.gui.session;

import java.util.OptionalLong;

/**
 * Where a run is to stop.
 *
 * @param number from 1; 0 for one that is not set yet
 * @param place what has to happen
 * @param enabled whether it stops anything now
 * @param condition what must hold in addition, in the language of conditions; empty for nothing
 * @param ignore stop only after so many hits
 * @param hits how often it has been hit in forward runs since it was set
 */
public record Breakpoint(
    int number, Place place, boolean enabled, String condition, long ignore, long hits) {

  /** One that stops each time. */
  public static Breakpoint at(Place place) {
    return new Breakpoint(0, place, true, "", 0, 0);
  }

  /** On or off. */
  public Breakpoint withEnabled(boolean on) {
    return new Breakpoint(number, place, on, condition, ignore, hits);
  }

  /** With another condition; empty for none. */
  public Breakpoint withCondition(String text) {
    return new Breakpoint(number, place, enabled, text, ignore, hits);
  }

  /** With so many hits to pass over. */
  public Breakpoint withIgnore(long count) {
    return new Breakpoint(number, place, enabled, condition, count, hits);
  }

  Breakpoint withPlace(Place other) {
    return new Breakpoint(number, other, enabled, condition, ignore, hits);
  }

  Breakpoint withNumber(int given) {
    return new Breakpoint(given, place, enabled, condition, ignore, hits);
  }

  Breakpoint withHits(long count) {
    return new Breakpoint(number, place, enabled, condition, ignore, count);
  }

  /** What has to happen. */
  public sealed interface Place {
    /** Number of the VM; 0 for any. */
    int vm();
  }

  /**
   * A VM is about to execute the instruction at an address.
   *
   * @param gva virtual address, of user or kernel code
   * @param root only in the address space with this value of CR3; empty for all
   */
  public record Execution(int vm, long gva, OptionalLong root) implements Place {}

  /**
   * Memory is written or read.
   *
   * @param physical whether the address is guest-physical; else the address space that the VM is in
   *     when the breakpoint is set maps it, and it is kept as guest-physical
   * @param length bytes, from 1
   */
  public record MemoryAccess(
      int vm, boolean physical, long address, int length, boolean onRead, boolean onWrite)
      implements Place {
    MemoryAccess withPhysical(long gpa) {
      return new MemoryAccess(vm, true, gpa, length, onRead, onWrite);
    }
  }

  /** A VM changes between user mode and kernel. */
  public record PrivilegeChange(int vm) implements Place {}

  /** A VM changes CR3. */
  public record AddressSpaceSwitch(int vm) implements Place {}

  /**
   * A core goes from one VM to another.
   *
   * @param vm the one that gets it; 0 for any
   */
  public record VmSwitch(int vm) implements Place {}

  /** A VM exit. */
  public record Exit(ExitFilter filter) implements Place {
    @Override
    public int vm() {
      return filter.vm();
    }
  }
}
