package org.matryoshka.gui.inspect.paging;

import java.util.OptionalLong;
import org.matryoshka.mmu.paging.AccessType;

/**
 * An access whose translation is asked for.
 *
 * @param vm number of the VM, from 1
 * @param gva the linear address
 * @param root guest-physical address of the top table; empty for CR3 as it is now
 * @param access what kind
 * @param privilege in whose name
 */
public record TranslationQuery(
    int vm, long gva, OptionalLong root, AccessType access, Privilege privilege) {
  /** A read as the guest would make it now. */
  public static TranslationQuery read(int vm, long gva) {
    return new TranslationQuery(vm, gva, OptionalLong.empty(), AccessType.READ, Privilege.AS_NOW);
  }

  /** The same with another address. */
  public TranslationQuery at(long other) {
    return new TranslationQuery(vm, other, root, access, privilege);
  }
}
