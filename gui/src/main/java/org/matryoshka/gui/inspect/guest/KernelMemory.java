package org.matryoshka.gui.inspect.guest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.PhysicalMemory;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.WalkStep;

/**
 * A guest's memory by kernel addresses, translated by the guest's own page tables; for one look,
 * while the guest stands still. The number of reads is limited, so that whatever a guest has in its
 * memory, a look comes to an end.
 */
final class KernelMemory {
  /** What {@link #translate} returns for an address that no page is mapped at. */
  static final long UNMAPPED = -1;

  /** Reads of one look; a real guest with 200 processes needs a tenth of it. */
  private static final int MOST_READS = 2_000_000;

  /** Number of CR0's bit PG (SDM vol. 3A, 2.5). */
  private static final int PG = 31;

  private final QuietMemory memory;
  private final long root;
  private final boolean paging;
  private final Map<Long, Long> pages = new HashMap<>();
  private int reads;

  private KernelMemory(QuietMemory memory, long root, boolean paging) {
    this.memory = memory;
    this.root = root;
    this.paging = paging;
  }

  /** The memory as the VM's virtual processor sees it now. */
  static KernelMemory of(VirtualMachine vm) {
    Cpu cpu = vm.cpu();
    return new KernelMemory(
        new QuietMemory(vm.memory()), cpu.state.cr3, (cpu.state.cr0 >>> PG & 1) != 0);
  }

  /** Whether the guest has switched paging on. */
  boolean isPaging() {
    return paging;
  }

  /** Whether so much has been read that the look must end. */
  boolean isExhausted() {
    return reads > MOST_READS;
  }

  /** The guest-physical address behind an address, or {@link #UNMAPPED}. */
  long translate(long gva) {
    if (!PageTableWalker.isCanonical(gva) || !paging) {
      return UNMAPPED;
    }
    long page = gva >>> PhysicalMemory.FRAME_SHIFT;
    long at = pages.computeIfAbsent(page, p -> walk(gva));
    return at == UNMAPPED ? UNMAPPED : at | (gva & (PhysicalMemory.FRAME_SIZE - 1));
  }

  /** The guest-physical address of an address's page. */
  private long walk(long gva) {
    List<WalkStep> steps = new ArrayList<>(4);
    PageTableWalker.explain(memory, root, gva, steps);
    WalkStep last = steps.getLast();
    if ((last.entry() & PageTableEntry.P) == 0) {
      return UNMAPPED;
    }
    long offset = (1L << (3 + 9 * last.level())) - 1;
    long page = -PhysicalMemory.FRAME_SIZE;
    long gpa = (last.entry() & PageTableEntry.ADDRESS & ~offset) | (gva & offset & page);
    return memory.isRam(gpa) ? gpa : UNMAPPED;
  }

  /** Whether all bytes from an address on are mapped to RAM. */
  boolean isMapped(long gva, int bytes) {
    return translate(gva) != UNMAPPED && translate(gva + bytes - 1) != UNMAPPED;
  }

  /** A value of 1 to 8 bytes, zero-extended; bytes that are not mapped are 0. */
  long read(long gva, int bytes) {
    reads++;
    if (isExhausted()) {
      return 0;
    }
    boolean inPage = (gva & PhysicalMemory.FRAME_SIZE - 1) + bytes <= PhysicalMemory.FRAME_SIZE;
    if (inPage) {
      long gpa = translate(gva);
      return gpa == UNMAPPED ? 0 : memory.read(gpa, bytes);
    }
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      long gpa = translate(gva + i);
      value |= gpa == UNMAPPED ? 0 : memory.read(gpa, 1) << (8 * i);
    }
    return value;
  }

  /** Eight bytes at a guest-physical address; 0 where there is no RAM. */
  long physical(long gpa) {
    reads++;
    return isExhausted() || !memory.isRam(gpa) ? 0 : memory.read(gpa, 8);
  }
}
