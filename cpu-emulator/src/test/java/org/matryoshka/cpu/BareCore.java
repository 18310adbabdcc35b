package org.matryoshka.cpu;

import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.io.PortBus;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * A core alone with some memory for tests: ring 3, paging on, the first memory mapped one to one in
 * pages of 4 KiB, tables at its end.
 */
public final class BareCore {
  /** Nothing interrupts. */
  public static final InterruptSource QUIET =
      new InterruptSource() {
        @Override
        public boolean pending() {
          return false;
        }

        @Override
        public int acknowledge() {
          throw new IllegalStateException("nothing is pending");
        }
      };

  private static final long ALL =
      PageTableEntry.P
          | PageTableEntry.RW
          | PageTableEntry.US
          | PageTableEntry.A
          | PageTableEntry.D;

  public final MachineMemory memory;
  public final Cpu cpu;
  private final long tables;

  /**
   * @param megabytes of memory, 2 to 1024, an even number
   */
  public BareCore(int megabytes) {
    memory = new MachineMemory((long) megabytes << 20);
    cpu = new Cpu(memory, new PortBus(), QUIET);
    int directories = megabytes / 2;
    tables = memory.size() - (directories + 3) * 4096L;
    memory.write(tables, 8, tables + 4096 | ALL);
    memory.write(tables + 4096, 8, tables + 8192 | ALL);
    for (int i = 0; i < directories; i++) {
      memory.write(tables + 8192 + 8L * i, 8, tables + 12288 + 4096L * i | ALL);
    }
    for (long page = 0; page < memory.size() >> 12; page++) {
      map(page << 12, page << 12 | ALL);
    }
    CpuState state = cpu.state;
    state.cr0 = Cr0.PG | Cr0.PE | Cr0.WP;
    state.cr3 = tables;
    state.cr4 = Cr4.PAE;
    state.efer = Efer.LME | Efer.LMA | Efer.NXE;
    state.cpl = 3;
    cpu.reloadFromState();
  }

  /** Writes the page-table entry of an address below the size of memory. */
  public void map(long gva, long entry) {
    memory.write(tables + 12288 + (gva >>> 12) * 8, 8, entry);
    if (cpu != null) {
      cpu.mmu.flushPage(gva);
    }
  }

  /** Puts code at an address and points RIP there. */
  public BareCore load(long address, byte... code) {
    memory.copyIn(address, code, 0, code.length);
    cpu.state.rip = address;
    return this;
  }
}
