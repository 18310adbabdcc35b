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
  private final LazyShadowMmu shadow;
  private final List<String> violations = new ArrayList<>();

  private ShadowInvariantChecker(LazyShadowMmu shadow) {
    this.shadow = shadow;
  }

  /** What is wrong, a sentence each; empty if all is well. */
  public static List<String> violations(LazyShadowMmu shadow) {
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
        "%d entries map a page, but the reverse map knows %d",
        mapped,
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
        "%s lies in a frame of use %s",
        page,
        shadow.frames().useOf(page.hpa));
    boolean inRam = shadow.memory().isRam((long) page.gfn << 12);
    require(
        page.isDirect() || !inRam || shadow.memory().isTraced(page.gfn), "%s is not traced", page);
    int mapped = 0;
    for (int index = 0; index < 512; index++) {
      long spte = shadow.entry(page.entryAddress(index));
      if (spte == 0) {
        require(page.level == 1 || page.children[index] == null, "%s: a link without entry", page);
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
    require(child != null, "%s, entry %d leads nowhere", page, index);
    require(LazyShadowMmu.frameOf(spte) == child.hpa, "%s, entry %d misses %s", page, index, child);
    require(
        shadow.cache().find(child.key) == child,
        "%s, entry %d leads to a dropped page",
        page,
        index);
    require(
        child.parents.contains(new ShadowPage.Parent(page, index)),
        "%s does not know its parent %s",
        child,
        page);
    if (page.isDirect()) {
      require(
          child.gfn == page.gfn + (index << (9 * (page.level - 1))) && child.role == page.role,
          "%s, entry %d leads out of the large page to %s",
          page,
          index,
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
      require(agrees, "%s, entry %d: guest entry 0x%x against %s", page, index, gpte, child);
      require(child.gfn == (gfn & -(1 << (9 * (page.level - 1)))), "%s is elsewhere", child);
    } else {
      require(
          child.role == role && child.gfn == gfn,
          "%s, entry %d: guest entry 0x%x against %s",
          page,
          index,
          gpte,
          child);
    }
    require((gpte & PageTableEntry.P) != 0, "%s, entry %d: not present for the guest", page, index);
    require((gpte & PageTableEntry.A) != 0, "%s, entry %d: not accessed", page, index);
  }

  private void checkLeaf(ShadowPage page, int index, long spte) {
    int gfn = page.gfn + index;
    int role = page.role;
    if (!page.isDirect()) {
      long gpte = gpte(page, index);
      require(
          (gpte & PageTableEntry.P) != 0, "%s, entry %d: not present for the guest", page, index);
      require((gpte & PageTableEntry.A) != 0, "%s, entry %d: not accessed", page, index);
      gfn = (int) ((gpte & PageTableEntry.ADDRESS) >>> 12);
      role = ShadowRole.below(role, gpte);
      if ((gpte & PageTableEntry.D) == 0) {
        role |= ShadowRole.CLEAN;
      }
    }
    int hpa = LazyShadowMmu.frameOf(spte);
    require(
        shadow.frames().useOf(hpa) == FrameUse.GUEST_RAM
            && shadow.frames().ownerOf(hpa) == shadow.frames().ownerOf(page.hpa),
        "%s, entry %d maps what is no RAM of this virtual machine",
        page,
        index);
    require(
        shadow.memory().isRam((long) gfn << 12) && hpa == shadow.memory().frame(gfn),
        "%s, entry %d maps another frame than guest frame 0x%x",
        page,
        index,
        gfn);
    require(ShadowRole.mapsAnything(role), "%s, entry %d: forbidden in this view", page, index);
    boolean writable = (spte & PageTableEntry.RW) != 0;
    require(
        !writable || ShadowRole.mapsWritable(role),
        "%s, entry %d: writable, but not for the guest",
        page,
        index);
    require(
        !writable || !shadow.memory().isTraced(gfn),
        "%s, entry %d: guest frame 0x%x is traced and writable",
        page,
        index,
        gfn);
    require(
        (spte & PageTableEntry.NX) != 0 || ShadowRole.mapsExecutable(role),
        "%s, entry %d: executable, but not for the guest",
        page,
        index);
    require(
        shadow.reverseMap().contains(gfn, page.entryAddress(index)),
        "%s, entry %d: not in the reverse map",
        page,
        index);
  }

  private long gpte(ShadowPage page, int index) {
    return shadow.memory().read(((long) page.gfn << 12) + 8L * index, 8);
  }

  private void require(boolean holds, String format, Object... arguments) {
    if (!holds) {
      violations.add(format.formatted(arguments));
    }
  }
}
