package org.matryoshka.cpu.segment;

import org.matryoshka.mmu.Mmu;

/**
 * The implicit supervisor accesses of SDM vol. 3A, 4.6.1: what the processor itself reads and
 * writes in descriptor tables and the task-state segment. They are made as supervisor at any CPL,
 * and SMAP holds for them even while RFLAGS.AC is set.
 */
public final class SystemMemory {
  private SystemMemory() {}

  /** Reads 1, 2, 4 or 8 bytes. */
  public static long read(Mmu mmu, long gva, int size) {
    boolean lifted = mmu.mode().smapLifted;
    mmu.setSmapLifted(false);
    try {
      return mmu.readSupervisor(gva, size);
    } finally {
      mmu.setSmapLifted(lifted);
    }
  }

  /** Writes 1, 2, 4 or 8 bytes. */
  public static void write(Mmu mmu, long gva, int size, long value) {
    boolean lifted = mmu.mode().smapLifted;
    mmu.setSmapLifted(false);
    try {
      mmu.writeSupervisor(gva, size, value);
    } finally {
      mmu.setSmapLifted(lifted);
    }
  }
}
