package org.matryoshka.gui.inspect.paging;

import java.util.List;
import org.matryoshka.mmu.paging.AccessType;

/**
 * How an access would be translated, through all stages, at one moment.
 *
 * @param vm number of the VM
 * @param vmName its name
 * @param step the moment
 * @param gva the linear address
 * @param symbol what is there by the image's symbols; empty if nothing is known
 * @param root guest-physical address of the guest's top table
 * @param currentRoot it is what CR3 says now
 * @param access what kind of access
 * @param user it is made by the guest's user mode
 * @param paging the guest has paging on; without it, addresses are physical
 * @param guest the levels that the walk of the guest's tables reaches, from 4 on
 * @param outcome what the guest's tables say
 * @param place where the guest-physical address leads; null if there is none
 * @param shadow the levels of the shadow, always four unless the address is not canonical
 * @param tlb what the core's translation cache knows
 * @param verdict what would come of the access
 * @param explanation why, a sentence or two
 */
public record TranslationSnapshot(
    int vm,
    String vmName,
    long step,
    long gva,
    String symbol,
    long root,
    boolean currentRoot,
    AccessType access,
    boolean user,
    boolean paging,
    List<GuestLevel> guest,
    GuestOutcome outcome,
    Place place,
    List<ShadowLevel> shadow,
    TlbLookup tlb,
    Verdict verdict,
    String explanation) {
  /** Copies the lists. */
  public TranslationSnapshot {
    guest = List.copyOf(guest);
    shadow = List.copyOf(shadow);
  }

  /** The access in words: {@code user write}. */
  public String accessText() {
    return (user ? "user " : "kernel ")
        + switch (access) {
          case READ -> "read";
          case WRITE -> "write";
          case FETCH -> "fetch";
        };
  }

  /** The index into the table of a level, 0 to 511. */
  public int index(int level) {
    return (int) (gva >>> EntryBits.shift(level)) & 511;
  }
}
