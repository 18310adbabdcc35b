package org.matryoshka.hv.shadow;

import java.util.List;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.Mmu;
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

  /** Bits of a guest entry that mean nothing to the processor. */
  private static final long IGNORED = 0x7FF0_0000_0000_0E00L;

  private final GuestMemory memory;
  private final Mmu virtualMmu;
  private final ShadowTables tables;
  private final ShadowStatistics statistics = new ShadowStatistics();
  private final Translation translation = new Translation();

  private ShadowPage root;
  private GuestFault fault;
  private long faultAddress;

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
    this.virtualMmu = virtualMmu;
    this.tables = new ShadowTables(memory, frames, vm, limit, statistics);
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
    tables.beginFill();
    ShadowPage page = root;
    for (int level = 4; ; level--) {
      tables.use(page);
      int index = (int) (faultAddress >>> (3 + 9 * level)) & 511;
      if (page.isDirect()) {
        int gfn = page.gfn + (index << (9 * (level - 1)));
        if (level == 1) {
          return tables.map(page, index, gfn, page.role);
        }
        page = tables.child(page, index, gfn, page.role, root);
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
        return tables.map(page, index, gfn, clean ? role | ShadowRole.CLEAN : role);
      }
      if (level <= 3 && (gpte & PageTableEntry.PS) != 0) {
        role |= ShadowRole.DIRECT | (clean ? ShadowRole.CLEAN : 0);
        gfn &= -(1 << (9 * (level - 1)));
      }
      page = tables.child(page, index, gfn, role, root);
    }
  }

  // Roots

  @Override
  public boolean selectRoot(CpuState state) {
    int gfn = gfn(state.cr3 & PageTableEntry.ADDRESS);
    int role = ShadowRole.ofRoot(state);
    if (root != null && root.gfn == gfn && root.role == role) {
      return false;
    }
    tables.beginFill();
    ShadowPage found = tables.cache().find(ShadowPage.key(gfn, 4, role));
    if (found == null) {
      statistics.rootMisses++;
      found = tables.make(gfn, 4, role, root);
    } else {
      statistics.rootHits++;
      tables.cache().touch(found);
    }
    root = found;
    return true;
  }

  @Override
  public ShadowPage root() {
    return root;
  }

  // Traces

  /** The guest, or a walk on its behalf, has written one of its page tables. */
  private void tableWritten(long gpa, int size, long before) {
    int gfn = gfn(gpa);
    List<ShadowPage> pages = tables.cache().ofTable(gfn);
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
        long spte = tables.entry(page.entryAddress(index));
        if (spte != 0) {
          tables.zap(page, index);
          page.setRemoved(index, spte);
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
        tables.drop(page);
      }
    }
  }

  // For the owner and for the checker

  @Override
  public void state(StateFields fields) {
    fields.part("tables", tables);
    fields.part("statistics", statistics);
    int hpa = fields.number("root", root == null ? 0 : root.hpa);
    if (fields.loading()) {
      root = tables.cache().at(hpa);
    }
  }

  @Override
  public boolean takeFlushRequest() {
    boolean requested = tables.takeFlushRequest();
    if (requested) {
      statistics.flushes++;
    }
    return requested;
  }

  @Override
  public boolean isFlushDue() {
    return tables.isFlushDue();
  }

  @Override
  public List<ShadowPage> pages() {
    return List.copyOf(tables.cache().all());
  }

  @Override
  public ShadowStatistics statistics() {
    return statistics;
  }

  @Override
  public void release() {
    tables.release();
    root = null;
  }

  ShadowTables tables() {
    return tables;
  }

  private static int gfn(long gpa) {
    return (int) (gpa >>> FRAME_SHIFT);
  }
}
