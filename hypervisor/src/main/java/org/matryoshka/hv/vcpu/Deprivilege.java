package org.matryoshka.hv.vcpu;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.RFlags;

/**
 * From the virtual state to that of a physical core in ring 3, and back. What the guest can change
 * without a trap goes both ways: general and vector registers, RIP, status flags and the flags
 * below, and data segment registers, which can be loaded with null. Everything else stays virtual.
 */
final class Deprivilege {
  /** Flags that a program in ring 3 can change. */
  private static final int SHARED_FLAGS =
      RFlags.TF | RFlags.DF | RFlags.NT | RFlags.RF | RFlags.AC | RFlags.ID;

  /** Whether vector instructions exist for the guest is its own business. */
  private static final long VECTORS_ENABLED = Cr4.OSFXSR | Cr4.OSXMMEXCPT;

  private Deprivilege() {}

  /** Loads a physical core's registers. Its CR3 is the shadow's matter. */
  static void enter(CpuState virtual, CpuState physical) {
    copyShared(virtual, physical);
    physical.systemFlags = (virtual.systemFlags & SHARED_FLAGS) | RFlags.IF | RFlags.ALWAYS_ONE;
    // Alignment is checked for the guest's user mode only.
    physical.cr0 =
        PhysicalCore.CR0
            | (virtual.cr0 & (Cr0.TS | Cr0.EM | Cr0.MP))
            | (virtual.cpl == 3 ? virtual.cr0 & Cr0.AM : 0);
    physical.cr4 = (physical.cr4 & ~VECTORS_ENABLED) | (virtual.cr4 & VECTORS_ENABLED);
    physical.halted = false;
    physical.interruptShadow = false;
  }

  /**
   * Lets the physical core's own time-stamp counter show the guest's time, so that RDTSC and RDTSCP
   * need not exit: what VMX calls TSC offsetting (SDM vol. 3C, 26.3). They trap only where the
   * guest's own CR4.TSD forbids them to its user mode.
   *
   * @param lead cycles by which the virtual processor's clock is ahead of the physical core's
   */
  static void offsetTimeStamps(CpuState virtual, CpuState physical, long lead) {
    physical.tscOffset = virtual.tscOffset + lead;
    physical.tscAux = virtual.tscAux;
    long forbidden = virtual.cpl == 3 ? virtual.cr4 & Cr4.TSD : 0;
    physical.cr4 = (physical.cr4 & ~Cr4.TSD) | forbidden;
  }

  /** Without TSC offsetting every RDTSC and RDTSCP traps. */
  static void trapTimeStamps(CpuState physical) {
    physical.cr4 |= Cr4.TSD;
  }

  /** Takes back what the guest has done. */
  static void leave(CpuState physical, CpuState virtual) {
    copyShared(physical, virtual);
    virtual.systemFlags =
        (virtual.systemFlags & ~SHARED_FLAGS) | (physical.systemFlags & SHARED_FLAGS);
  }

  private static void copyShared(CpuState from, CpuState to) {
    System.arraycopy(from.gpr, 0, to.gpr, 0, from.gpr.length);
    to.rip = from.rip;
    to.flagResult = from.flagResult;
    to.flagCarry = from.flagCarry;
    to.flagMeta = from.flagMeta;
    System.arraycopy(from.xmm, 0, to.xmm, 0, from.xmm.length);
    to.mxcsr = from.mxcsr;
    to.fpu.copyFrom(from.fpu);
    to.segments[CpuState.ES].copyFrom(from.segments[CpuState.ES]);
    to.segments[CpuState.DS].copyFrom(from.segments[CpuState.DS]);
    to.segments[CpuState.FS].copyFrom(from.segments[CpuState.FS]);
    to.segments[CpuState.GS].copyFrom(from.segments[CpuState.GS]);
  }
}
