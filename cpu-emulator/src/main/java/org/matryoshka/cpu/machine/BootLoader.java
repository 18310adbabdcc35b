package org.matryoshka.cpu.machine;

import java.nio.charset.StandardCharsets;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ElfSegment;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * Boots an image: the boot contract of our machines, the same on the bare machine and in a virtual
 * one.
 *
 * <p>Segments go to their physical addresses. The image is entered at {@code e_entry}, a physical
 * address, in 64-bit mode and ring 0 with interrupts off; paging maps the first 4 GiB to
 * themselves; CS, SS, DS, ES, FS and GS are flat; RSP is the top of a stack of 8 KiB; RDI holds the
 * physical address of an {@code hvm_start_info} record; the other general registers are zero; there
 * is no interrupt table, local table or task. {@link BootMemory} says where the tables stand.
 */
public final class BootLoader {
  private static final long FLAT_CODE = 0x00AF_9B00_0000_FFFFL;
  private static final long FLAT_DATA = 0x00CF_9300_0000_FFFFL;
  private static final long GIGABYTE = 1L << 30;
  private static final int NO_LIMIT = -1;
  private static final long DR6_AT_RESET = 0xFFFF_0FF0L;
  private static final long DR7_AT_RESET = 0x400;
  private static final long APIC_ENABLED = 0xFEE0_0800L;
  private static final long BOOTSTRAP_PROCESSOR = 1 << 8;

  private BootLoader() {}

  /**
   * Puts an image, its page tables and its start-info record into memory that is all zero.
   *
   * @param commandLine what the image is told
   * @throws ImageException if the image does not fit: segments that overlap each other or {@link
   *     BootMemory}, lie outside of the memory, or do not hold the entry
   */
  public static void load(ElfImage image, PhysicalMemory memory, String commandLine)
      throws ImageException {
    check(image, memory.size());
    byte[] words = commandLine.getBytes(StandardCharsets.UTF_8);
    if (words.length > BootMemory.COMMAND_LINE_LENGTH) {
      throw new ImageException(
          "the command line has %d bytes, more than %d"
              .formatted(words.length, BootMemory.COMMAND_LINE_LENGTH));
    }
    for (ElfSegment segment : image.segments()) {
      memory.copyIn(
          segment.physicalAddress(), image.bytes(), segment.fileOffset(), segment.fileSize());
    }
    memory.write(BootMemory.GDT + BootMemory.CODE_SELECTOR, 8, FLAT_CODE);
    memory.write(BootMemory.GDT + BootMemory.DATA_SELECTOR, 8, FLAT_DATA);
    long table = PageTableEntry.P | PageTableEntry.RW;
    memory.write(BootMemory.PAGE_MAP, 8, BootMemory.DIRECTORY_POINTERS | table);
    for (int i = 0; i < 4; i++) {
      memory.write(
          BootMemory.DIRECTORY_POINTERS + 8L * i, 8, i * GIGABYTE | table | PageTableEntry.PS);
    }
    StartInfo.write(memory);
    memory.copyIn(BootMemory.COMMAND_LINE, words, 0, words.length);
  }

  /**
   * Makes a core the first core of a machine that enters an image.
   *
   * @param entry e_entry of the image that {@link #load} has put into the core's memory
   */
  public static void enter(Cpu cpu, long entry) {
    reset(cpu, true);
    cpu.state.rip = entry;
    cpu.state.gpr[Register.RSP.number()] = BootMemory.STACK_TOP;
    cpu.state.gpr[Register.RDI.number()] = BootMemory.START_INFO;
  }

  /**
   * Brings a core into the mode of the boot contract, with general registers, RIP and RSP zero.
   *
   * @param first whether it is the core that boots
   */
  public static void reset(Cpu cpu, boolean first) {
    CpuState state = cpu.state;
    state.copyFrom(new CpuState());
    for (int i = 0; i < state.segments.length; i++) {
      boolean code = i == CpuState.CS;
      int selector = code ? BootMemory.CODE_SELECTOR : BootMemory.DATA_SELECTOR;
      long descriptor = code ? FLAT_CODE : FLAT_DATA;
      state.segments[i].set(selector, 0, NO_LIMIT, (int) (descriptor >>> 40) & 0xF0FF);
    }
    state.gdtBase = BootMemory.GDT;
    state.gdtLimit = BootMemory.DATA_SELECTOR + 7;
    state.cr0 = Cr0.PE | Cr0.ET | Cr0.NE | Cr0.PG;
    state.cr3 = BootMemory.PAGE_MAP;
    state.cr4 = Cr4.PAE;
    state.efer = Efer.LME | Efer.LMA;
    state.dr[6] = DR6_AT_RESET;
    state.dr[7] = DR7_AT_RESET;
    state.apicBase = first ? APIC_ENABLED | BOOTSTRAP_PROCESSOR : APIC_ENABLED;
    cpu.reloadFromState();
  }

  private static void check(ElfImage image, long memorySize) throws ImageException {
    if (image.interpreter()) {
      throw new ImageException(
          "the image needs a dynamic linker; a bootable image is linked statically");
    }
    image.requireDisjoint(true);
    boolean entryFound = false;
    for (int i = 0; i < image.segments().size(); i++) {
      ElfSegment segment = image.segments().get(i);
      long start = segment.physicalAddress();
      long end = start + segment.memorySize();
      if (start < 0 || end < 0 || end > memorySize) {
        throw new ImageException(
            "segment %d lies at physical 0x%x to 0x%x, outside of the %d KiB of memory (--memory)"
                .formatted(i, start, end - 1, memorySize >> 10));
      }
      if (start < BootMemory.END) {
        throw new ImageException(
            "segment %d lies at physical 0x%x; the loader needs all memory below 0x%x"
                .formatted(i, start, BootMemory.END));
      }
      entryFound |= segment.holdsPhysical(image.entry());
    }
    if (!entryFound) {
      throw new ImageException(
          "the entry 0x%x is not a physical address in a segment of the image"
              .formatted(image.entry()));
    }
  }
}
