package org.matryoshka.mmu.paging;

import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;

/**
 * The control bits that a page walk depends on. Plain data: whoever changes it must see to cached
 * translations.
 *
 * <p>Without CR0.PG a linear address is a physical address.
 */
public final class PagingMode {
  /** Physical address of the top table, from CR3. */
  public long root;

  /** CR0.PG. */
  public boolean paging;

  /** CR0.WP: supervisor writes obey read-only pages. */
  public boolean writeProtect;

  /** EFER.NXE: bit 63 of an entry forbids execution instead of being reserved. */
  public boolean noExecute;

  /** CR4.PGE. */
  public boolean globalPages;

  /** CR4.SMEP. */
  public boolean smep;

  /** CR4.SMAP. */
  public boolean smap;

  /** RFLAGS.AC, which lifts SMAP. */
  public boolean smapLifted;

  /** The access is made in user mode (CPL 3). */
  public boolean user;

  /** Takes the bits from the control registers; keeps {@link #user} and {@link #smapLifted}. */
  public void set(long cr0, long cr3, long cr4, long efer) {
    root = cr3 & 0x000F_FFFF_FFFF_F000L;
    paging = (cr0 & Cr0.PG) != 0;
    writeProtect = (cr0 & Cr0.WP) != 0;
    noExecute = (efer & Efer.NXE) != 0;
    globalPages = (cr4 & Cr4.PGE) != 0;
    smep = (cr4 & Cr4.SMEP) != 0;
    smap = (cr4 & Cr4.SMAP) != 0;
  }
}
