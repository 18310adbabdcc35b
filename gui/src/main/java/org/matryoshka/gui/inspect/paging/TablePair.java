package org.matryoshka.gui.inspect.paging;

import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.hv.shadow.ShadowPage;
import org.matryoshka.hv.shadow.ShadowRole;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.PhysicalMemory;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.PagingMode;

/**
 * A guest table and its shadow at the same place of an address space, while they are being read.
 *
 * @param level 4 to 1
 * @param guest address of the guest's table; inside a large page the address that the place maps;
 *     {@link #NONE} if the guest maps nothing here
 * @param large the entry of the large page that the place is in; 0 for none
 * @param shadow machine address of the shadow's table, or {@link #NONE}
 * @param role what the levels above leave
 */
record TablePair(Source source, int level, long guest, long large, long shadow, int role) {
  static final long NONE = -1;

  /** What all tables of a VM are read from. */
  record Source(GuestMemory memory, QuietMemory quiet, PagingMode mode, ShadowTableMap tables) {
    Source(GuestMemory memory, PagingMode mode, ShadowTableMap tables) {
      this(memory, new QuietMemory(memory), mode, tables);
    }
  }

  /** The guest's entry; 0 for none. */
  long gpte(int index) {
    if (guest == NONE) {
      return 0;
    }
    if (large != 0) {
      long part = guest + ((long) index << EntryBits.shift(level));
      return (large & ~PageTableEntry.ADDRESS & ~PageTableEntry.PS)
          | part
          | (level > 1 ? PageTableEntry.PS : 0);
    }
    if (source.memory.windowName(guest).isPresent()) {
      return 0;
    }
    return source.quiet.read(guest + 8L * index, 8);
  }

  /** The shadow's entry; 0 for none. */
  long spte(int index) {
    byte[] ram = source.memory.ram();
    if (shadow < 0 || shadow > ram.length - PhysicalMemory.FRAME_SIZE) {
      return 0;
    }
    return (long) PhysicalMemory.LONG.get(ram, (int) shadow + 8 * index);
  }

  long removed(int index) {
    ShadowPage page = page();
    return page == null ? 0 : page.removed(index);
  }

  ShadowPage page() {
    return shadow == NONE ? null : source.tables.at(shadow);
  }

  private boolean present(int index) {
    long gpte = gpte(index);
    return (gpte & PageTableEntry.P) != 0 && !isMalformed(gpte);
  }

  private boolean isMalformed(long gpte) {
    boolean leaf = EntryBits.isLeaf(gpte, level);
    return large == 0 && (gpte & PageTableWalker.reserved(source.mode, level, leaf)) != 0;
  }

  /** Whether there is something below an entry on either side. */
  boolean expandable(int index) {
    if (level == 1) {
      return false;
    }
    boolean guestTable = present(index) && !EntryBits.isLeaf(gpte(index), level);
    return guestTable || (spte(index) & PageTableEntry.P) != 0;
  }

  /** The tables behind an entry, at the next level. */
  TablePair below(int index) {
    long gpte = gpte(index);
    long spte = spte(index);
    boolean link = (spte & PageTableEntry.P) != 0 && !EntryBits.isLeaf(spte, level);
    long shadowBelow = link ? spte & PageTableEntry.ADDRESS : NONE;
    if (!present(index)) {
      return new TablePair(source, level - 1, NONE, 0, shadowBelow, role);
    }
    boolean leaf = EntryBits.isLeaf(gpte, level);
    return new TablePair(
        source,
        level - 1,
        EntryBits.target(gpte, level),
        leaf ? gpte : 0,
        shadowBelow,
        ShadowRole.below(role, gpte));
  }

  /** How the two sides differ in an entry. */
  EntryDifference difference(int index) {
    long gpte = gpte(index);
    long spte = spte(index);
    boolean mapped = (spte & PageTableEntry.P) != 0;
    if ((gpte & PageTableEntry.P) == 0) {
      return mapped
          ? EntryDifference.SHADOW_ONLY
          : removed(index) != 0 ? EntryDifference.REMOVED : EntryDifference.ABSENT;
    }
    if (isMalformed(gpte)) {
      return mapped ? EntryDifference.SHADOW_ONLY : EntryDifference.RESERVED;
    }
    return EntryBits.isLeaf(gpte, level)
        ? ofPage(index, gpte, spte, mapped)
        : ofTable(index, gpte, spte, mapped);
  }

  private EntryDifference ofTable(int index, long gpte, long spte, boolean mapped) {
    if (!mapped) {
      return notMapped(index, gpte);
    }
    ShadowPage child = source.tables.at(spte & PageTableEntry.ADDRESS);
    boolean agrees =
        child == null || (!child.isDirect() && child.gfn() == (int) (target(gpte) >>> 12));
    return agrees ? EntryDifference.SAME : EntryDifference.STALE;
  }

  private long target(long gpte) {
    return EntryBits.target(gpte, level);
  }

  private EntryDifference ofPage(int index, long gpte, long spte, boolean mapped) {
    int below = ShadowRole.below(role, gpte);
    if (!mapped) {
      if (!source.memory.isRam(target(gpte))) {
        return EntryDifference.DEVICE;
      }
      return ShadowRole.mapsAnything(below) ? notMapped(index, gpte) : EntryDifference.OTHER_VIEW;
    }
    if (level > 1) {
      ShadowPage child = source.tables.at(spte & PageTableEntry.ADDRESS);
      boolean agrees =
          child == null || (child.isDirect() && child.gfn() == (int) (target(gpte) >>> 12));
      return agrees ? EntryDifference.SPLIT : EntryDifference.STALE;
    }
    return ofLeaf(gpte, spte, below);
  }

  private EntryDifference notMapped(int index, long gpte) {
    if (removed(index) != 0) {
      return EntryDifference.REMOVED;
    }
    return (gpte & PageTableEntry.A) == 0 ? EntryDifference.HIDDEN_AD : EntryDifference.MISSING;
  }

  /** Two entries that map a page of 4 KiB. */
  private EntryDifference ofLeaf(long gpte, long spte, int below) {
    Place place = Place.of(source.memory, target(gpte));
    boolean clean = (gpte & PageTableEntry.D) == 0;
    boolean mayWrite = ShadowRole.mapsWritable(below);
    boolean writes = (spte & PageTableEntry.RW) != 0;
    boolean executes = (spte & PageTableEntry.NX) == 0;
    boolean tooMuch =
        (writes && (!mayWrite || clean || place.traced()))
            || (executes && !ShadowRole.mapsExecutable(below))
            || !ShadowRole.mapsAnything(below);
    if (place.kind() != Place.Kind.RAM
        || (place.hpa() & -4096) != (spte & PageTableEntry.ADDRESS)
        || tooMuch) {
      return EntryDifference.STALE;
    }
    if (writes || !mayWrite) {
      return EntryDifference.SAME;
    }
    return place.traced() ? EntryDifference.WRITE_PROTECTED : EntryDifference.HIDDEN_AD;
  }
}
