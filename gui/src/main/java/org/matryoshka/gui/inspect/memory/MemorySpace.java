package org.matryoshka.gui.inspect.memory;

import java.util.OptionalLong;

/**
 * An address space that memory is looked at in.
 *
 * @param viewpoint whose addresses
 * @param vm number of the VM, from 1; means nothing for {@link Viewpoint#MACHINE}
 * @param root guest-physical address of the top table for {@link Viewpoint#VIRTUAL}; empty for CR3
 *     as it is now
 */
public record MemorySpace(Viewpoint viewpoint, int vm, OptionalLong root) {
  /** The space of a viewpoint, with the current root. */
  public static MemorySpace of(Viewpoint viewpoint, int vm) {
    return new MemorySpace(viewpoint, vm, OptionalLong.empty());
  }
}
