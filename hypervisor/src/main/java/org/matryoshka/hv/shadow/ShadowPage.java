package org.matryoshka.hv.shadow;

import java.util.ArrayList;
import java.util.List;

/**
 * A shadow page table: a frame of the machine that the physical processor walks in place of a table
 * of the guest.
 */
public final class ShadowPage {
  /** A place from which a shadow page is reached. */
  record Parent(ShadowPage page, int index) {}

  /** Distinguishes shadow pages of a virtual machine for people; never used twice. */
  final int number;

  /** Machine address of its frame. */
  final int hpa;

  /** The guest table that it shadows; for a direct page the first frame that it maps. */
  final int gfn;

  /** 4 (root) to 1. */
  final int level;

  /** See {@link ShadowRole}. */
  final int role;

  /** What it is found by in the cache. */
  final long key;

  /** Below the root: what its entries lead to; null at level 1. */
  final ShadowPage[] children;

  /** Where it is reached from. */
  final List<Parent> parents = new ArrayList<>(1);

  /**
   * By index: what was taken out of the shadow because the guest changed its own entry, until the
   * shadow says something again; null before the first. Nothing but people depends on it.
   */
  private long[] removed;

  /** Neighbours in the order of use. */
  ShadowPage newer;

  ShadowPage older;

  /** Writes to the guest's table since the shadow page was last used to fill in something. */
  int writesSinceUse;

  /** The fill that used it last: what it needs is not evicted. */
  long usedByFill;

  ShadowPage(int number, int hpa, int gfn, int level, int role) {
    this.number = number;
    this.hpa = hpa;
    this.gfn = gfn;
    this.level = level;
    this.role = role;
    this.key = key(gfn, level, role);
    this.children = level > 1 ? new ShadowPage[512] : null;
  }

  /** A page of a key: what {@link #key} was made from is in it. */
  static ShadowPage of(long key, int number, int hpa) {
    int role = (int) key & ((1 << ShadowRole.WIDTH) - 1);
    int level = (int) (key >> ShadowRole.WIDTH) & 7;
    return new ShadowPage(number, hpa, (int) (key >> (ShadowRole.WIDTH + 3)), level, role);
  }

  static long key(int gfn, int level, int role) {
    return ((((long) gfn << 3) | level) << ShadowRole.WIDTH) | role;
  }

  /** Distinguishes shadow pages of a virtual machine; never used twice. */
  public int number() {
    return number;
  }

  /** Machine address of the table. */
  public int hpa() {
    return hpa;
  }

  /** The guest frame that it shadows; for a part of a large page the first frame that it maps. */
  public int gfn() {
    return gfn;
  }

  /** 4 (root) to 1. */
  public int level() {
    return level;
  }

  /** See {@link ShadowRole}. */
  public int role() {
    return role;
  }

  /**
   * The entry that the shadow held before the guest changed its own table and that has not been
   * filled in again since; 0 for none. For people: the processor no longer sees it.
   *
   * @param index 0 to 511
   */
  public long removed(int index) {
    return removed == null ? 0 : removed[index];
  }

  /** Whether anything was ever taken out of it because the guest changed its own table. */
  boolean hasRemoved() {
    return removed != null;
  }

  /** Takes note of what an entry said before it was cleared, or with 0 that it is filled again. */
  void setRemoved(int index, long spte) {
    if (removed == null) {
      if (spte == 0) {
        return;
      }
      removed = new long[512];
    }
    removed[index] = spte;
  }

  /** Whether it shadows a part of a large page, for which the guest has no table. */
  public boolean isDirect() {
    return (role & ShadowRole.DIRECT) != 0;
  }

  /** Machine address of an entry. */
  int entryAddress(int index) {
    return hpa + 8 * index;
  }

  @Override
  public String toString() {
    return "shadow page %d of guest frame 0x%x, level %d (%s)"
        .formatted(number, gfn, level, ShadowRole.describe(role));
  }
}
