package org.matryoshka.mmu.tlb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.paging.AccessType;
import org.matryoshka.mmu.paging.TableBuilder;

/**
 * Two machines do the same random accesses and changes of their page tables, with the invalidations
 * that the manual asks for (SDM vol. 3A, 4.10.4.2); one of them forgets all translations before
 * each access. Results, faults, and at the end all of memory with its accessed and dirty bits, are
 * equal.
 */
class TlbTransparencyTest {
  private static final int FRAMES = 1024;
  private static final long ROOT = 0x1000;
  private static final int STEPS = 60_000;

  /** Small pages at the bottom, the last of them far up, and two large pages. */
  private static final long[] PAGES = new long[40];

  static {
    for (int i = 0; i < 32; i++) {
      PAGES[i] = 0x4000_0000L + 4096L * i;
    }
    for (int i = 32; i < 36; i++) {
      // The same entry of a direct-mapped cache as the first pages.
      PAGES[i] = 0xFFFF_8000_0000_0000L + 4096L * (i - 32);
    }
    for (int i = 36; i < 40; i++) {
      PAGES[i] = 0x8000_0000L + (2L << 20) * (i - 36);
    }
  }

  private static final class Side {
    final MachineMemory memory = new MachineMemory(FRAMES * 4096L);
    final TableBuilder tables = new TableBuilder(memory, ROOT);
    final Mmu mmu = new Mmu(memory);
    final boolean forgetful;
    final int[] watchedWrites = new int[1];
    long cr0 = Cr0.PG | Cr0.PE | Cr0.WP;
    long cr4 = Cr4.PAE | Cr4.PGE;

    Side(boolean forgetful) {
      this.forgetful = forgetful;
      memory.setWatcher((address, size) -> watchedWrites[0]++);
      memory.addProtectionListener(mmu::watchWrites);
      for (long page : PAGES) {
        tables.map(page, leaf(page), 0);
      }
      control();
    }

    void control() {
      mmu.setControl(cr0, ROOT, cr4, Efer.LME | Efer.NXE);
    }

    String access(long gva, int size, AccessType access, long value) {
      if (forgetful) {
        mmu.flushAll();
      }
      try {
        return switch (access) {
          case READ -> Long.toHexString(mmu.read(gva, size));
          case WRITE -> {
            mmu.write(gva, size, value);
            yield "written";
          }
          case FETCH -> Integer.toHexString(mmu.fetchFrame(gva));
        };
      } catch (GuestFault fault) {
        return fault.getMessage();
      }
    }
  }

  private static int leaf(long page) {
    return page >= 0x8000_0000L ? 2 : 1;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aCacheChangesNothing(long seed) {
    Random random = new Random(seed);
    Side cached = new Side(false);
    Side forgetful = new Side(true);
    Side[] sides = {cached, forgetful};
    int faults = 0;
    for (int step = 0; step < STEPS; step++) {
      int what = random.nextInt(100);
      long page = PAGES[random.nextInt(PAGES.length)];
      long argument = random.nextLong();
      if (what < 85) {
        AccessType access = AccessType.values()[random.nextInt(3)];
        int size = 1 << random.nextInt(4);
        int span = leaf(page) == 2 ? 2 << 20 : 4096;
        long gva = page + random.nextInt(8) * (span / 8L) + random.nextInt(20) - 4;
        String with = cached.access(gva, size, access, argument);
        String without = forgetful.access(gva, size, access, argument);
        assertThat(with).as("step %d: %s of %d at %x", step, access, size, gva).isEqualTo(without);
        faults += with.startsWith("#") ? 1 : 0;
      } else {
        for (Side side : sides) {
          change(side, what, page, argument);
        }
      }
    }
    assertThat(cached.memory.ram()).isEqualTo(forgetful.memory.ram());
    assertThat(cached.watchedWrites).isEqualTo(forgetful.watchedWrites);
    assertThat(faults).isBetween(STEPS / 20, STEPS * 3 / 4);
    assertThat(cached.mmu.tlbMisses()).isLessThan(forgetful.mmu.tlbMisses());
  }

  private static void change(Side side, int what, long page, long argument) {
    switch (what) {
      case 85, 86, 87, 88, 89, 90 -> {
        // Change a page, INVLPG somewhere in it.
        side.tables.setEntry(page, leaf(page), entry(page, argument));
        side.mmu.flushPage(page + (leaf(page) == 2 ? argument & 0x1F_FFFF : argument & 0xFFF));
      }
      case 91, 92, 93 -> {
        // Change a page that is not global, MOV to CR3.
        long before = side.tables.entry(page, leaf(page));
        if ((before & PageTableEntry.G) == 0) {
          side.tables.setEntry(page, leaf(page), entry(page, argument));
          side.mmu.setRoot(ROOT);
        }
      }
      case 94, 95 -> side.mmu.setUser((argument & 1) != 0);
      case 96 -> side.mmu.setSmapLifted((argument & 1) != 0);
      case 97 -> {
        side.cr4 =
            Cr4.PAE
                | Cr4.PGE
                | ((argument & 1) != 0 ? Cr4.SMAP : 0)
                | ((argument & 2) != 0 ? Cr4.SMEP : 0);
        side.cr0 = Cr0.PG | Cr0.PE | ((argument & 4) != 0 ? Cr0.WP : 0);
        side.control();
      }
      case 98 -> side.memory.watch((argument & FRAMES - 1) * 4096);
      default -> side.memory.unwatch((argument & FRAMES - 1) * 4096);
    }
  }

  /** An entry for a page from random bits: mostly present, some with reserved bits. */
  private static long entry(long page, long bits) {
    long frame =
        leaf(page) == 2
            ? ((bits >>> 20 & 1) != 0 ? 2L << 20 : 0) | PageTableEntry.PS
            : 512 * 4096L + (bits >>> 20 & 255) * 4096;
    long flags = bits & (PageTableEntry.RW | PageTableEntry.US | PageTableEntry.G);
    long present = (bits >>> 32 & 7) != 0 ? PageTableEntry.P : 0;
    long noExecute = (bits >>> 36 & 3) == 0 ? PageTableEntry.NX : 0;
    long reserved = (bits >>> 40 & 31) == 0 ? 1L << 50 : 0;
    if (leaf(page) == 2 && (frame & PageTableEntry.ADDRESS) == 0) {
      // The lower half of memory holds the tables: it may be read, but not written.
      flags &= ~PageTableEntry.RW;
      present = 0;
    }
    return frame | flags | present | noExecute | reserved;
  }
}
