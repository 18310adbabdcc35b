package org.matryoshka.cpu.system;

import java.nio.charset.StandardCharsets;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.CpuidModel;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.mmu.paging.PageTableWalker;

/**
 * The bare processor's own CPUID (SDM vol. 2A, CPUID, table 3-8). It reports what is there as a
 * whole, and nothing else: software picks its code by these bits. So SSE and SSE2 are not reported,
 * although all of their instructions on XMM registers exist: those that work on MMX registers
 * don't. There is no x87, no MMX, no breakpoint registers (DE), no machine check and no MTRR.
 *
 * @param apicId number of the core, its initial local APIC id, 0 to 255
 * @param cores of the machine, 1 to 255
 */
public record ProcessorModel(int apicId, int cores) implements CpuidModel {
  /** Bits of CR4 that can be set; each has its feature here. */
  public static final long CR4_BITS =
      Cr4.TSD
          | Cr4.PSE
          | Cr4.PAE
          | Cr4.PGE
          | Cr4.PCE
          | Cr4.OSFXSR
          | Cr4.OSXMMEXCPT
          | Cr4.UMIP
          | Cr4.FSGSBASE
          | Cr4.SMEP
          | Cr4.SMAP;

  /** The highest leaf of each range. */
  public static final int HIGHEST_BASIC = 0x16;

  public static final int HIGHEST_EXTENDED = 0x8000_0008;

  private static final String VENDOR = "MatryoshkaPC";
  private static final String BRAND = "Matryoshka emulated x86-64 processor @ 1.00GHz";

  /** Family 6, model 15, stepping 1: a generic 64-bit processor. */
  private static final int SIGNATURE = 0x6F1;

  private static final int MEGAHERTZ = 1000;

  /** Bytes that CLFLUSH writes back at once. */
  private static final int CACHE_LINE = 64;

  // Leaf 1, EDX
  private static final int FPU = 1;
  private static final int PSE = 1 << 3;
  private static final int TSC = 1 << 4;
  private static final int MSR = 1 << 5;
  private static final int PAE = 1 << 6;
  private static final int CX8 = 1 << 8;
  private static final int APIC = 1 << 9;
  private static final int SEP = 1 << 11;
  private static final int PGE = 1 << 13;
  private static final int CMOV = 1 << 15;
  private static final int PAT = 1 << 16;
  private static final int CLFSH = 1 << 19;
  private static final int FXSR = 1 << 24;
  private static final int HTT = 1 << 28;

  // Leaf 1, ECX
  private static final int CX16 = 1 << 13;
  private static final int MOVBE = 1 << 22;
  private static final int POPCNT = 1 << 23;

  // Leaf 7, EBX and ECX
  private static final int FSGSBASE = 1;
  private static final int BMI1 = 1 << 3;
  private static final int SMEP = 1 << 7;
  private static final int SMAP = 1 << 20;
  private static final int UMIP = 1 << 2;

  // Leaf 80000001, ECX and EDX
  private static final int LAHF = 1;
  private static final int LZCNT = 1 << 5;
  private static final int PREFETCHW = 1 << 8;
  private static final int SYSCALL = 1 << 11;
  private static final int NX = 1 << 20;
  private static final int PAGES_1G = 1 << 26;
  private static final int RDTSCP = 1 << 27;
  private static final int LONG_MODE = 1 << 29;

  /** Leaf 80000007, EDX: the time-stamp counter never changes its rate. */
  private static final int INVARIANT_TSC = 1 << 8;

  private static final long APIC_ENABLED = 1L << 11;

  @Override
  public Leaf leaf(int leaf, int subleaf, CpuState state) {
    return switch (leaf) {
      case 0 -> new Leaf(HIGHEST_BASIC, text(VENDOR, 0), text(VENDOR, 8), text(VENDOR, 4));
      case 1 -> features(state);
      case 7 -> subleaf == 0 ? new Leaf(0, FSGSBASE | BMI1 | SMEP | SMAP, UMIP, 0) : Leaf.EMPTY;
      // A core crystal of 1 GHz, and a time-stamp counter of the same rate.
      case 0x15 -> new Leaf(1, 1, MEGAHERTZ * 1_000_000, 0);
      case 0x16 -> new Leaf(MEGAHERTZ, MEGAHERTZ, MEGAHERTZ, 0);
      case 0x8000_0000 ->
          new Leaf(HIGHEST_EXTENDED, text(VENDOR, 0), text(VENDOR, 8), text(VENDOR, 4));
      case 0x8000_0001 ->
          new Leaf(0, 0, LAHF | LZCNT | PREFETCHW, SYSCALL | NX | PAGES_1G | RDTSCP | LONG_MODE);
      case 0x8000_0002, 0x8000_0003, 0x8000_0004 -> brand(16 * (leaf - 0x8000_0002));
      case 0x8000_0007 -> new Leaf(0, 0, 0, INVARIANT_TSC);
      case 0x8000_0008 -> new Leaf(48 << 8 | PageTableWalker.PHYSICAL_ADDRESS_BITS, 0, 0, 0);
      default -> {
        boolean basic = leaf >= 0 && leaf <= HIGHEST_BASIC;
        // Extended leaves are negative as an int, and 80000000H is the least of them.
        boolean extended = leaf <= HIGHEST_EXTENDED;
        // Beyond both ranges the highest basic leaf answers (SDM vol. 2A, CPUID).
        yield basic || extended ? Leaf.EMPTY : leaf(HIGHEST_BASIC, subleaf, state);
      }
    };
  }

  private Leaf features(CpuState state) {
    int apic = (state.apicBase & APIC_ENABLED) != 0 ? APIC : 0;
    int several = cores > 1 ? HTT : 0;
    return new Leaf(
        SIGNATURE,
        apicId << 24 | cores << 16 | (CACHE_LINE / 8) << 8,
        CX16 | MOVBE | POPCNT,
        FPU | PSE | TSC | MSR | PAE | CX8 | SEP | PGE | CMOV | PAT | CLFSH | FXSR | apic | several);
  }

  private static Leaf brand(int from) {
    return new Leaf(
        text(BRAND, from), text(BRAND, from + 4), text(BRAND, from + 8), text(BRAND, from + 12));
  }

  /** Four characters as a register holds them; zero behind the end. */
  private static int text(String text, int from) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | (from + i < bytes.length ? bytes[from + i] : 0);
    }
    return value;
  }
}
