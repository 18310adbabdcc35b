package org.matryoshka.gui.inspect.space;

import java.util.Arrays;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.PhysicalMemory;
import org.matryoshka.mmu.paging.PageTableWalker;

/**
 * An address space of a VM: what a page-table root makes of guest-virtual addresses. Looking
 * changes nothing: no accessed bit is set, no frame is touched, no device is read.
 */
public final class GuestSpace {
  /** No translation. */
  public static final long UNMAPPED = -1;

  private static final int FRAME = PhysicalMemory.FRAME_SIZE;

  private final GuestMemory memory;
  private final boolean paging;
  private final long root;

  private GuestSpace(GuestMemory memory, boolean paging, long root) {
    this.memory = memory;
    this.paging = paging;
    this.root = root;
  }

  /** The one that the VM's CR3 names now. */
  public static GuestSpace current(VirtualMachine vm) {
    CpuState state = vm.cpu().state;
    return new GuestSpace(vm.memory(), (state.cr0 & Cr0.PG) != 0, state.cr3);
  }

  /**
   * Another one.
   *
   * @param root guest-physical address of its top table; bits that are no address are ignored
   */
  public static GuestSpace of(VirtualMachine vm, long root) {
    return new GuestSpace(vm.memory(), true, root);
  }

  /** Guest-physical address of its top table; 0 while paging is off. */
  public long root() {
    return paging ? root & PageTableEntry.ADDRESS : 0;
  }

  /**
   * Where an address leads.
   *
   * @return the guest-physical address, or {@link #UNMAPPED}
   */
  public long translate(long gva) {
    if (!paging) {
      return gva;
    }
    if (!PageTableWalker.isCanonical(gva)) {
      return UNMAPPED;
    }
    long table = root & PageTableEntry.ADDRESS;
    for (int level = 4; level >= 1; level--) {
      long at = table + 8L * ((gva >>> (3 + 9 * level)) & 511);
      if (!memory.isRam(at)) {
        return UNMAPPED;
      }
      long entry = physical(at);
      if ((entry & PageTableEntry.P) == 0) {
        return UNMAPPED;
      }
      boolean large = level > 1 && level <= 3 && (entry & PageTableEntry.PS) != 0;
      if (level == 1 || large) {
        long inside = (1L << (3 + 9 * level)) - 1;
        return (entry & PageTableEntry.ADDRESS & ~inside) | (gva & inside);
      }
      table = entry & PageTableEntry.ADDRESS;
    }
    return UNMAPPED;
  }

  /**
   * Reads bytes as far as it can.
   *
   * @param target is filled from its start
   * @return bytes that could be read, from the first on: up to the first that is not mapped, or is
   *     no RAM
   */
  public int read(long gva, byte[] target) {
    int done = 0;
    while (done < target.length) {
      long at = gva + done;
      long gpa = translate(at);
      if (gpa == UNMAPPED || !memory.isRam(gpa)) {
        return done;
      }
      int inFrame = (int) (gpa & (FRAME - 1));
      int count = Math.min(target.length - done, FRAME - inFrame);
      int gfn = (int) (gpa / FRAME);
      if (memory.isTouched(gfn)) {
        System.arraycopy(memory.ram(), memory.frame(gfn) + inFrame, target, done, count);
      } else {
        Arrays.fill(target, done, done + count, (byte) 0);
      }
      done += count;
    }
    return done;
  }

  /** Whether a byte can be read: it is mapped, and RAM. */
  public boolean isReadable(long gva) {
    long gpa = translate(gva);
    return gpa != UNMAPPED && memory.isRam(gpa);
  }

  /** Eight bytes of guest-physical RAM, at an address that is a multiple of eight. */
  private long physical(long gpa) {
    int gfn = (int) (gpa / FRAME);
    if (!memory.isTouched(gfn)) {
      return 0;
    }
    int index = memory.frame(gfn) + (int) (gpa & (FRAME - 1));
    return PhysicalMemory.get(memory.ram(), index, 8);
  }
}
