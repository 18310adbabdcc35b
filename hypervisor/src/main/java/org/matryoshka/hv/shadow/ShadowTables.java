package org.matryoshka.hv.shadow;

import java.util.HashMap;
import java.util.Map;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * The shadow tables themselves: shadow pages with their links to each other, entries that map guest
 * frames, the reverse map, and the traces on guest frames that hold tables. Each method keeps all
 * of these in step.
 */
final class ShadowTables implements Stateful {
  private static final int FRAME_SHIFT = 12;

  /** An entry of the shadow that leads to another table: rights are decided further down. */
  private static final long LINK =
      PageTableEntry.P | PageTableEntry.RW | PageTableEntry.US | PageTableEntry.A;

  /** Every entry that maps a page; accessed and dirty so that the processor need not write them. */
  private static final long LEAF =
      PageTableEntry.P | PageTableEntry.US | PageTableEntry.A | PageTableEntry.D;

  private final GuestMemory memory;
  private final FrameAllocator frames;
  private final byte[] ram;
  private final ShadowPageCache cache;
  private final ReverseMap reverseMap;
  private final ShadowStatistics statistics;
  private long currentFill;
  private boolean flushRequested;

  ShadowTables(
      GuestMemory memory, FrameAllocator frames, int vm, int limit, ShadowStatistics statistics) {
    this.memory = memory;
    this.frames = frames;
    this.ram = memory.ram();
    this.cache = new ShadowPageCache(frames, vm, limit);
    this.reverseMap = new ReverseMap(memory.size() >>> FRAME_SHIFT);
    this.statistics = statistics;
  }

  /**
   * The pages; their entries are in the machine's memory. Links, the reverse map and the traces
   * follow from both.
   */
  @Override
  public void state(StateFields fields) {
    currentFill = fields.number("currentFill", currentFill);
    flushRequested = fields.flag("flushRequested", flushRequested);
    fields.part("cache", cache);
    if (fields.loading()) {
      reverseMap.clear();
      Map<Integer, ShadowPage> byAddress = new HashMap<>();
      cache.all().forEach(page -> byAddress.put(page.hpa, page));
      byAddress.values().forEach(page -> relink(page, byAddress));
    }
  }

  private void relink(ShadowPage page, Map<Integer, ShadowPage> byAddress) {
    if (isTable(page)) {
      memory.setTraced(page.gfn, true);
    }
    for (int index = 0; index < 512; index++) {
      long spte = entry(page.entryAddress(index));
      if (spte != 0 && page.level == 1) {
        reverseMap.add(frames.gfnOf(frameOf(spte)), page.entryAddress(index));
      } else if (spte != 0) {
        ShadowPage child = byAddress.get(frameOf(spte));
        page.children[index] = child;
        child.parents.add(new ShadowPage.Parent(page, index));
      }
    }
  }

  /** Whether a page shadows a guest table in RAM, which is traced then. */
  private boolean isTable(ShadowPage page) {
    return !page.isDirect() && memory.isRam((long) page.gfn << FRAME_SHIFT);
  }

  /** A fill begins: pages that are used from now on are not evicted before the next begins. */
  void beginFill() {
    currentFill++;
  }

  /** A page is used by the current fill. */
  void use(ShadowPage page) {
    page.usedByFill = currentFill;
    page.writesSinceUse = 0;
    cache.touch(page);
  }

  /**
   * Makes a level-1 entry map a guest frame as a role allows.
   *
   * @return false if an entry can't say what the role allows
   */
  boolean map(ShadowPage page, int index, int gfn, int role) {
    if (!ShadowRole.mapsAnything(role)) {
      // Only execution is allowed, which an entry can't say: SMAP without SMEP.
      return false;
    }
    boolean writable = ShadowRole.mapsWritable(role) && !memory.isTraced(gfn);
    long spte =
        LEAF
            | memory.frame(gfn)
            | (writable ? PageTableEntry.RW : 0)
            | (ShadowRole.mapsExecutable(role) ? 0 : PageTableEntry.NX);
    int at = page.entryAddress(index);
    long old = entry(at);
    if (old != 0 && frameOf(old) != frameOf(spte)) {
      zap(page, index);
      old = 0;
    }
    if (old == 0) {
      reverseMap.add(gfn, at);
      statistics.entriesFilled++;
    } else if ((old & ~spte & PageTableEntry.RW) != 0 || (spte & ~old & PageTableEntry.NX) != 0) {
      flushRequested = true;
    }
    setEntry(at, spte);
    page.setRemoved(index, 0);
    return true;
  }

  /**
   * The shadow page below an entry, linked to it.
   *
   * @param root is not evicted
   */
  ShadowPage child(ShadowPage page, int index, int gfn, int role, ShadowPage root) {
    long key = ShadowPage.key(gfn, page.level - 1, role);
    ShadowPage linked = page.children[index];
    if (linked != null) {
      if (linked.key == key) {
        return linked;
      }
      zap(page, index);
    }
    ShadowPage child = cache.find(key);
    if (child == null) {
      child = make(gfn, page.level - 1, role, root);
    }
    page.children[index] = child;
    child.parents.add(new ShadowPage.Parent(page, index));
    setEntry(page.entryAddress(index), LINK | child.hpa);
    page.setRemoved(index, 0);
    return child;
  }

  /**
   * A new shadow page, in place of the least recently used one if there are too many.
   *
   * @param root is not evicted
   */
  ShadowPage make(int gfn, int level, int role, ShadowPage root) {
    while (cache.isFull()) {
      drop(cache.leastRecent(root, currentFill));
      statistics.recycled++;
    }
    boolean table = (role & ShadowRole.DIRECT) == 0 && memory.isRam((long) gfn << FRAME_SHIFT);
    if (table && cache.ofTable(gfn).isEmpty()) {
      trace(gfn);
    }
    ShadowPage page = cache.create(gfn, level, role);
    statistics.pages = cache.size();
    statistics.pagesMax = Math.max(statistics.pagesMax, statistics.pages);
    statistics.pagesMade = cache.made();
    return page;
  }

  /** Takes a shadow page out of the tables and gives it back. */
  void drop(ShadowPage page) {
    for (int index = 0; index < 512; index++) {
      zap(page, index);
    }
    while (!page.parents.isEmpty()) {
      ShadowPage.Parent parent = page.parents.getLast();
      zap(parent.page(), parent.index());
    }
    cache.remove(page);
    if (isTable(page) && cache.ofTable(page.gfn).isEmpty()) {
      memory.setTraced(page.gfn, false);
    }
    statistics.pages = cache.size();
  }

  /** Clears an entry, if it is not clear already. */
  void zap(ShadowPage page, int index) {
    int at = page.entryAddress(index);
    long spte = entry(at);
    if (spte == 0) {
      return;
    }
    if (page.level == 1) {
      reverseMap.remove(frames.gfnOf(frameOf(spte)), at);
    } else {
      ShadowPage child = page.children[index];
      page.children[index] = null;
      child.parents.removeIf(parent -> parent.page() == page && parent.index() == index);
    }
    setEntry(at, 0);
    flushRequested = true;
  }

  /** From now on a guest frame is known to hold a page table: nobody may write it unseen. */
  private void trace(int gfn) {
    memory.setTraced(gfn, true);
    for (int i = 0; i < reverseMap.count(gfn); i++) {
      int at = reverseMap.entry(gfn, i);
      long spte = entry(at);
      if ((spte & PageTableEntry.RW) != 0) {
        setEntry(at, spte & ~PageTableEntry.RW);
        flushRequested = true;
      }
    }
  }

  /** Whether something was taken away that a physical processor may have cached; resets it. */
  boolean takeFlushRequest() {
    boolean requested = flushRequested;
    flushRequested = false;
    return requested;
  }

  /** The same without a reset. */
  boolean isFlushDue() {
    return flushRequested;
  }

  /** Gives all frames back. */
  void release() {
    for (ShadowPage page : cache.all()) {
      frames.free(page.hpa);
    }
  }

  GuestMemory memory() {
    return memory;
  }

  FrameAllocator frames() {
    return frames;
  }

  ShadowPageCache cache() {
    return cache;
  }

  ReverseMap reverseMap() {
    return reverseMap;
  }

  long entry(int at) {
    return (long) PhysicalMemory.LONG.get(ram, at);
  }

  private void setEntry(int at, long spte) {
    frames.memory().write(at, 8, spte);
  }

  static int frameOf(long spte) {
    return (int) (spte & PageTableEntry.ADDRESS);
  }
}
