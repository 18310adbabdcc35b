package org.matryoshka.hv.shadow;

import java.util.List;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.memory.PhysicalMemory;
import org.matryoshka.mmu.paging.AccessType;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.Translation;

/**
 * Fills shadow tables one page at a time, when the guest first touches it, and keeps all that were
 * once made, roots too, until their guest table changes or the limit is reached.
 */
public final class LazyShadowMmu implements ShadowMmu {
  private static final int FRAME_SHIFT = 12;

  /** A guest table written so often without being used is a page table no longer. */
  private static final int FLOOD_LIMIT = 8;

  /** An entry of the shadow that leads to another table: rights are decided further down. */
  private static final long LINK =
      PageTableEntry.P | PageTableEntry.RW | PageTableEntry.US | PageTableEntry.A;

  /** Every entry that maps a page; accessed and dirty so that the processor need not write them. */
  private static final long LEAF =
      PageTableEntry.P | PageTableEntry.US | PageTableEntry.A | PageTableEntry.D;

  /** Bits of a guest entry that mean nothing to the processor. */
  private static final long IGNORED = 0x7FF0_0000_0000_0E00L;

  private final GuestMemory memory;
  private final FrameAllocator frames;
  private final Mmu virtualMmu;
  private final byte[] ram;
  private final ShadowPageCache cache;
  private final ReverseMap reverseMap;
  private final ShadowStatistics statistics = new ShadowStatistics();
  private final Translation translation = new Translation();

  private ShadowPage root;
  private GuestFault fault;
  private long faultAddress;
  private long currentFill;
  private boolean flushRequested;

  /**
   * Shadow tables of a virtual machine; {@link #selectRoot} comes first.
   *
   * @param memory of the virtual machine; its traced writes are reported here from now on
   * @param frames where the shadow's frames come from
   * @param vm number of the virtual machine
   * @param virtualMmu of the virtual processor: says how the guest's tables are to be read
   * @param limit the most shadow pages at a time
   */
  public LazyShadowMmu(
      GuestMemory memory, FrameAllocator frames, int vm, Mmu virtualMmu, int limit) {
    this.memory = memory;
    this.frames = frames;
    this.virtualMmu = virtualMmu;
    this.ram = memory.ram();
    this.cache = new ShadowPageCache(frames, vm, limit);
    this.reverseMap = new ReverseMap(memory.size() >>> FRAME_SHIFT);
    memory.setTrace(this::tableWritten);
  }

  // Page faults

  @Override
  public ExitCause classify(long gva, AccessType access) {
    fault = null;
    faultAddress = gva;
    try {
      PageTableWalker.walk(memory, virtualMmu.mode(), gva, access, translation);
    } catch (GuestFault raised) {
      fault = raised;
      statistics.trueFaults++;
      return ExitCause.TRUE_FAULT;
    }
    if (!memory.isRam(translation.address)) {
      statistics.mmio++;
      return ExitCause.MMIO;
    }
    if (access == AccessType.WRITE && memory.isTraced(gfn(translation.address))) {
      statistics.traceWrites++;
      return ExitCause.TRACE_WRITE;
    }
    statistics.hiddenFaults++;
    return ExitCause.HIDDEN_FAULT;
  }

  @Override
  public GuestFault fault() {
    return fault;
  }

  @Override
  public long gpa() {
    return translation.address;
  }

  @Override
  public boolean fill() {
    currentFill++;
    ShadowPage page = root;
    for (int level = 4; ; level--) {
      page.usedByFill = currentFill;
      page.writesSinceUse = 0;
      cache.touch(page);
      int index = (int) (faultAddress >>> (3 + 9 * level)) & 511;
      if (page.isDirect()) {
        int gfn = page.gfn + (index << (9 * (level - 1)));
        if (level == 1) {
          return map(page, index, gfn, page.role);
        }
        page = child(page, index, gfn, page.role);
        continue;
      }
      long table = (long) page.gfn << FRAME_SHIFT;
      if (!memory.isRam(table)) {
        // Tables in a device window can't be traced.
        return false;
      }
      long gpte = memory.read(table + 8L * index, 8);
      int role = ShadowRole.below(page.role, gpte);
      int gfn = gfn(gpte & PageTableEntry.ADDRESS);
      boolean clean = (gpte & PageTableEntry.D) == 0;
      if (level == 1) {
        return map(page, index, gfn, clean ? role | ShadowRole.CLEAN : role);
      }
      if (level <= 3 && (gpte & PageTableEntry.PS) != 0) {
        role |= ShadowRole.DIRECT | (clean ? ShadowRole.CLEAN : 0);
        gfn &= -(1 << (9 * (level - 1)));
      }
      page = child(page, index, gfn, role);
    }
  }

  /** Makes a level-1 entry map a guest frame as a role allows. */
  private boolean map(ShadowPage page, int index, int gfn, int role) {
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
    return true;
  }

  /** The shadow page below an entry, linked to it. */
  private ShadowPage child(ShadowPage page, int index, int gfn, int role) {
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
      child = make(gfn, page.level - 1, role);
    }
    page.children[index] = child;
    child.parents.add(new ShadowPage.Parent(page, index));
    setEntry(page.entryAddress(index), LINK | child.hpa);
    return child;
  }

  // Shadow pages

  @Override
  public boolean selectRoot(CpuState state) {
    int gfn = gfn(state.cr3 & PageTableEntry.ADDRESS);
    int role = ShadowRole.ofRoot(state);
    if (root != null && root.gfn == gfn && root.role == role) {
      return false;
    }
    ShadowPage found = cache.find(ShadowPage.key(gfn, 4, role));
    if (found == null) {
      statistics.rootMisses++;
      currentFill++;
      found = make(gfn, 4, role);
    } else {
      statistics.rootHits++;
      cache.touch(found);
    }
    root = found;
    return true;
  }

  @Override
  public ShadowPage root() {
    return root;
  }

  private ShadowPage make(int gfn, int level, int role) {
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
  private void drop(ShadowPage page) {
    for (int index = 0; index < 512; index++) {
      zap(page, index);
    }
    while (!page.parents.isEmpty()) {
      ShadowPage.Parent parent = page.parents.getLast();
      zap(parent.page(), parent.index());
    }
    cache.remove(page);
    boolean table = !page.isDirect() && memory.isRam((long) page.gfn << FRAME_SHIFT);
    if (table && cache.ofTable(page.gfn).isEmpty()) {
      memory.setTraced(page.gfn, false);
    }
    statistics.pages = cache.size();
  }

  /** Clears an entry, if it is not clear already. */
  private void zap(ShadowPage page, int index) {
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

  // Traces

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

  /** The guest, or a walk on its behalf, has written one of its page tables. */
  private void tableWritten(long gpa, int size, long before) {
    int gfn = gfn(gpa);
    List<ShadowPage> pages = cache.ofTable(gfn);
    int first = (int) (gpa & 4095) >>> 3;
    int last = (int) (gpa + size - 1 & 4095) >>> 3;
    boolean changed = false;
    for (int index = first; index <= last; index++) {
      long after = memory.read(gpa - (gpa & 4095) + 8L * index, 8);
      if (index == first && leavesShadowValid(before, after)) {
        continue;
      }
      changed = true;
      for (ShadowPage page : pages) {
        if (entry(page.entryAddress(index)) != 0) {
          zap(page, index);
          statistics.entriesZapped++;
        }
      }
    }
    if (changed) {
      controlFlood(pages);
    }
  }

  /**
   * Whether a change of a guest entry needs no change of the shadow's: accessed or dirty were set,
   * or bits that the processor ignores. (A dirty page becomes writable at the next write to it.)
   */
  private static boolean leavesShadowValid(long before, long after) {
    long changed = (before ^ after) & ~IGNORED;
    return (changed & ~(PageTableEntry.A | PageTableEntry.D)) == 0 && (after & changed) == changed;
  }

  /** Stops shadowing a guest table that is written again and again and not used between. */
  private void controlFlood(List<ShadowPage> pages) {
    boolean flooded = !pages.isEmpty();
    for (ShadowPage page : pages) {
      page.writesSinceUse++;
      flooded &= page.writesSinceUse >= FLOOD_LIMIT && page != root;
    }
    if (flooded) {
      statistics.flooded++;
      for (ShadowPage page : List.copyOf(pages)) {
        drop(page);
      }
    }
  }

  // For the owner and for the checker

  @Override
  public boolean takeFlushRequest() {
    boolean requested = flushRequested;
    flushRequested = false;
    if (requested) {
      statistics.flushes++;
    }
    return requested;
  }

  @Override
  public ShadowStatistics statistics() {
    return statistics;
  }

  @Override
  public void release() {
    for (ShadowPage page : cache.all()) {
      frames.free(page.hpa);
    }
    root = null;
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
    PhysicalMemory.LONG.set(ram, at, spte);
  }

  static int frameOf(long spte) {
    return (int) (spte & PageTableEntry.ADDRESS);
  }

  private static int gfn(long gpa) {
    return (int) (gpa >>> FRAME_SHIFT);
  }
}
