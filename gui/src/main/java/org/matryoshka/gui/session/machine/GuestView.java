package org.matryoshka.gui.session.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** Looks at a virtual machine's memory and changes nothing by it. */
public final class GuestView {
  private static final int FRAME = PhysicalMemory.FRAME_SIZE;

  private GuestView() {}

  /** Whether a guest-physical address is RAM. */
  public static boolean isRam(VirtualMachine vm, long gpa) {
    return vm.memory().isRam(gpa);
  }

  /** A byte of RAM, 0 to 255; 0 where nothing was ever touched, 255 where there is no RAM. */
  public static int peek(VirtualMachine vm, long gpa) {
    GuestMemory memory = vm.memory();
    if (!memory.isRam(gpa)) {
      return 0xFF;
    }
    int gfn = (int) (gpa / FRAME);
    return memory.isTouched(gfn)
        ? memory.ram()[memory.frame(gfn) + (int) (gpa & (FRAME - 1))] & 0xFF
        : 0;
  }

  /**
   * A little-endian value of RAM.
   *
   * @param size 1 to 8 bytes
   */
  public static long peek(VirtualMachine vm, long gpa, int size) {
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = value << 8 | peek(vm, gpa + i);
    }
    return value;
  }

  /** The guest-physical address that the VM's present address space maps an address to. */
  public static OptionalLong translate(VirtualMachine vm, long gva) {
    CpuState state = vm.cpu().state;
    return (state.cr0 & Cr0.PG) == 0 ? OptionalLong.of(gva) : translate(vm, state.cr3, gva);
  }

  /**
   * The guest-physical address that an address space maps an address to.
   *
   * @param root the value of CR3
   */
  public static OptionalLong translate(VirtualMachine vm, long root, long gva) {
    long table = root & PageTableEntry.ADDRESS;
    for (int level = 4; level >= 1; level--) {
      int shift = 3 + 9 * level;
      long entry = peek(vm, table + ((gva >>> shift & 511) << 3), 8);
      if ((entry & PageTableEntry.P) == 0) {
        return OptionalLong.empty();
      }
      if (level == 1 || (level <= 3 && (entry & PageTableEntry.PS) != 0)) {
        long offset = (1L << shift) - 1;
        return OptionalLong.of((entry & PageTableEntry.ADDRESS & ~offset) | (gva & offset));
      }
      table = entry & PageTableEntry.ADDRESS;
    }
    return OptionalLong.empty();
  }

  /** The guest-physical addresses of the entries that a walk for an address reads, from level 4. */
  public static List<Long> walk(VirtualMachine vm, long root, long gva) {
    List<Long> entries = new ArrayList<>();
    long table = root & PageTableEntry.ADDRESS;
    for (int level = 4; level >= 1; level--) {
      long at = table + ((gva >>> (3 + 9 * level) & 511) << 3);
      entries.add(at);
      long entry = peek(vm, at, 8);
      boolean leaf = level == 1 || (level <= 3 && (entry & PageTableEntry.PS) != 0);
      if ((entry & PageTableEntry.P) == 0 || leaf) {
        return entries;
      }
      table = entry & PageTableEntry.ADDRESS;
    }
    return entries;
  }

  /**
   * A little-endian value in the present address space.
   *
   * @param size 1 to 8 bytes
   * @return empty if a byte of it is not mapped
   */
  public static OptionalLong read(VirtualMachine vm, long gva, int size) {
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      OptionalLong gpa = translate(vm, gva + i);
      if (gpa.isEmpty()) {
        return gpa;
      }
      value = value << 8 | peek(vm, gpa.getAsLong());
    }
    return OptionalLong.of(value);
  }

  /**
   * Up to so many bytes from an address of the present address space on, as far as it is mapped.
   */
  public static byte[] bytes(VirtualMachine vm, long gva, int count) {
    byte[] bytes = new byte[count];
    long page = -1;
    for (int i = 0; i < count; i++) {
      long at = gva + i;
      if (page == -1 || (at & (FRAME - 1)) == 0) {
        OptionalLong gpa = translate(vm, at);
        if (gpa.isEmpty()) {
          return Arrays.copyOf(bytes, i);
        }
        page = gpa.getAsLong() & -FRAME;
      }
      bytes[i] = (byte) peek(vm, page + (at & (FRAME - 1)));
    }
    return bytes;
  }
}
