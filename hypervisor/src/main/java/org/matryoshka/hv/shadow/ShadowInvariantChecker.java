package org.matryoshka.hv.shadow;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.hv.memory.FrameUse;
import org.matryoshka.isa.system.PageTableEntry;

/**
 * Compares all shadow tables of a virtual machine with the guest's: what {@link ShadowMmu}
 * promises, looked at entry by entry. Slow; for tests and for debugging.
 */
public final class ShadowInvariantChecker {
  private final ShadowTables shadow;
  private final List<String> violations = new ArrayList<>();

  private ShadowInvariantChecker(ShadowTables shadow) {
    this.shadow = shadow;
  }

  /** What is wrong, a sentence each; empty if all is well. */
  public static List<String> violations(LazyShadowMmu mmu) {
    ShadowTables shadow = mmu.tables();
    ShadowInvariantChecker checker = new ShadowInvariantChecker(shadow);
    int mapped = 0;
    for (ShadowPage page : shadow.cache().all()) {
      mapped += checker.checkPage(page);
    }
    int inReverseMap = 0;
    for (int gfn = 0; gfn < shadow.memory().size() >>> 12; gfn++) {
      inReverseMap += shadow.reverseMap().count(gfn);
    }
    checker.require(
        mapped == inReverseMap,
        mapped,
        " entries map a page, but the reverse map knows ",
        inReverseMap);
    return checker.violations;
  }

  /**
   * Checks a page.
   *
   * @return how many of its entries map a page
   */
  private int checkPage(ShadowPage page) {
    require(
        shadow.frames().useOf(page.hpa) == FrameUse.SHADOW_TABLE,
        page,
        " lies in a frame of use ",
        shadow.frames().useOf(page.hpa));
    boolean inRam = shadow.memory().isRam((long) page.gfn << 12);
    require(
        page.isDirect() || !inRam || shadow.memory().isTraced(page.gfn), page, " is not traced");
    int mapped = 0;
    for (int index = 0; index < 512; index++) {
      long spte = shadow.entry(page.entryAddress(index));
      if (spte == 0) {
        require(page.level == 1 || page.children[index] == null, page, ": a link without entry");
      } else if (page.level == 1) {
        checkLeaf(page, index, spte);
        mapped++;
      } else {
        checkLink(page, index, spte);
      }
    }
    return mapped;
  }

  private void checkLink(ShadowPage page, int index, long spte) {
    ShadowPage child = page.children[index];
    require(child != null, page, ", entry ", index, " leads nowhere");
    require(ShadowTables.frameOf(spte) == child.hpa, page, ", entry ", index, " misses ", child);
    require(
        shadow.cache().find(child.key) == child,
        page,
        ", entry ",
        index,
        " leads to a dropped page");
    require(
        child.parents.contains(new ShadowPage.Parent(page, index)),
        child,
        " does not know its parent ",
        page);
    if (page.isDirect()) {
      require(
          child.gfn == page.gfn + (index << (9 * (page.level - 1))) && child.role == page.role,
          page,
          ", entry ",
          index,
          " leads out of the large page to ",
          child);
      return;
    }
    long gpte = gpte(page, index);
    int role = ShadowRole.below(page.role, gpte);
    int gfn = (int) ((gpte & PageTableEntry.ADDRESS) >>> 12);
    if (page.level <= 3 && (gpte & PageTableEntry.PS) != 0) {
      boolean clean = (gpte & PageTableEntry.D) == 0;
      // A page that has become dirty is still mapped as clean until the next write to it.
      boolean agrees =
          child.role == (role | ShadowRole.DIRECT | ShadowRole.CLEAN)
              || (!clean && child.role == (role | ShadowRole.DIRECT));
      require(agrees, page, ", entry ", index, ": guest entry ", new Hex(gpte), " against ", child);
      require(child.gfn == (gfn & -(1 << (9 * (page.level - 1)))), child, " is elsewhere");
    } else {
      require(
          child.role == role && child.gfn == gfn,
          page,
          ", entry ",
          index,
          ": guest entry ",
          new Hex(gpte),
          " against ",
          child);
    }
    require((gpte & PageTableEntry.P) != 0, page, ", entry ", index, ": not present for the guest");
    require((gpte & PageTableEntry.A) != 0, page, ", entry ", index, ": not accessed");
  }

  private void checkLeaf(ShadowPage page, int index, long spte) {
    int gfn = page.gfn + index;
    int role = page.role;
    if (!page.isDirect()) {
      long gpte = gpte(page, index);
      require(
          (gpte & PageTableEntry.P) != 0, page, ", entry ", index, ": not present for the guest");
      require((gpte & PageTableEntry.A) != 0, page, ", entry ", index, ": not accessed");
      gfn = (int) ((gpte & PageTableEntry.ADDRESS) >>> 12);
      role = ShadowRole.below(role, gpte);
      if ((gpte & PageTableEntry.D) == 0) {
        role |= ShadowRole.CLEAN;
      }
    }
    int hpa = ShadowTables.frameOf(spte);
    require(
        shadow.frames().useOf(hpa) == FrameUse.GUEST_RAM
            && shadow.frames().ownerOf(hpa) == shadow.frames().ownerOf(page.hpa),
        page,
        ", entry ",
        index,
        " maps what is no RAM of this virtual machine");
    require(
        shadow.memory().isRam((long) gfn << 12) && hpa == shadow.memory().frame(gfn),
        page,
        ", entry ",
        index,
        " maps another frame than guest frame ",
        new Hex(gfn));
    require(ShadowRole.mapsAnything(role), page, ", entry ", index, ": forbidden in this view");
    boolean writable = (spte & PageTableEntry.RW) != 0;
    require(
        !writable || ShadowRole.mapsWritable(role),
        page,
        ", entry ",
        index,
        ": writable, but not for the guest");
    require(
        !writable || !shadow.memory().isTraced(gfn),
        page,
        ", entry ",
        index,
        ": guest frame ",
        new Hex(gfn),
        " is traced and writable");
    require(
        (spte & PageTableEntry.NX) != 0 || ShadowRole.mapsExecutable(role),
        page,
        ", entry ",
        index,
        ": executable, but not for the guest");
    require(
        shadow.reverseMap().contains(gfn, page.entryAddress(index)),
        page,
        ", entry ",
        index,
        ": not in the reverse map");
  }

  private long gpte(ShadowPage page, int index) {
    return shadow.memory().read(((long) page.gfn << 12) + 8L * index, 8);
  }

  /** Takes note of a violation, told by parts that are put together only then. */
  private void require(boolean holds, Object... parts) {
    if (!holds) {
      StringBuilder text = new StringBuilder();
      for (Object part : parts) {
        text.append(part);
      }
      violations.add(text.toString());
    }
  }

  /** A number that is put into words only if somebody reads it. */
  private record Hex(long value) {
    @Override
    public String toString() {
      return "0x" + Long.toHexString(value);
    }
  }
}
