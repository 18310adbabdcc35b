package org.matryoshka.gui.inspect.paging;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.mmu.paging.PagingMode;

/** How a guest's tables are to be read. */
public final class GuestPaging {
  private GuestPaging() {}

  /** The control bits of a guest as they are now, for another root and privilege level. */
  public static PagingMode mode(CpuState state, long root, boolean user) {
    PagingMode mode = new PagingMode();
    mode.set(state.cr0, root, state.cr4, state.efer);
    mode.user = user;
    mode.smapLifted = (state.systemFlags & RFlags.AC) != 0;
    return mode;
  }
}
