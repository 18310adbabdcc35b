package org.matryoshka.hv.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.FrameUse;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.paging.AccessType;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.Translation;

/**
 * Random page tables that lie over each other, random changes of them, random control bits and
 * random accesses: what the physical processor does on the shadow must be what a processor does on
 * the guest's own tables, and the shadow's invariants must hold.
 */
class ShadowVsWalkerTest {
  private static final int FRAMES = 96;

  /** Guest frames that serve as tables; the others are data, but a table may be mapped as data. */
  private static final int TABLES = 24;

  private static final int VM = 1;

  private final MachineMemory machine = new MachineMemory(4 << 20);
  private final FrameAllocator frames = new FrameAllocator(machine);
  private final GuestMemory memory = new GuestMemory(frames, VM, FRAMES * 4096L);
  private final Mmu virtualMmu = new Mmu(memory);
  private final Mmu physicalMmu = new Mmu(machine);
  private final CpuState state = new CpuState();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void agreesOnRandomOperations(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LazyShadowMmu shadow =
        new LazyShadowMmu(memory, frames, VM, virtualMmu, seed % 2 == 0 ? 48 : 400);
    for (int gfn = 0; gfn < TABLES; gfn++) {
      for (int i = 0; i < 40; i++) {
        writeEntry(random, gfn);
      }
    }
    changeControl(random, shadow);
    int accesses = 0;
    for (int step = 0; step < 6000; step++) {
      int kind = random.nextInt(100);
      if (kind < 25) {
        writeEntry(random, random.nextInt(TABLES));
      } else if (kind < 33) {
        changeControl(random, shadow);
      } else {
        accesses += access(random, shadow) ? 1 : 0;
      }
      if (step % 50 == 0) {
        assertThat(ShadowInvariantChecker.violations(shadow)).isEmpty();
      }
    }
    assertThat(ShadowInvariantChecker.violations(shadow)).isEmpty();
    assertThat(accesses).as("accesses that got through").isGreaterThan(200);
    assertThat(shadow.statistics().hiddenFaults()).isGreaterThan(100);
    assertThat(shadow.statistics().traceWrites()).isPositive();
    assertThat(shadow.statistics().entriesZapped()).isPositive();
    if (seed % 2 == 0) {
      assertThat(shadow.statistics().pagesMax()).isLessThanOrEqualTo(48);
    }
    shadow.release();
    memory.release();
    assertThat(frames.free()).isEqualTo(frames.frames() - 1);
    assertThat(frames.count(VM, FrameUse.SHADOW_TABLE)).isZero();
  }

  /** The guest writes an entry: through its memory, as an emulated store does. */
  private void writeEntry(SplittableRandom random, int table) {
    long entry = random.nextInt(8) == 0 ? 0 : PageTableEntry.P;
    entry |= random.nextInt(4) != 0 ? PageTableEntry.RW : 0;
    entry |= random.nextInt(4) != 0 ? PageTableEntry.US : 0;
    entry |= random.nextInt(3) == 0 ? PageTableEntry.A : 0;
    entry |= random.nextInt(3) == 0 ? PageTableEntry.D : 0;
    entry |= random.nextInt(6) == 0 ? PageTableEntry.NX : 0;
    entry |= random.nextInt(6) == 0 ? PageTableEntry.G : 0;
    entry |= random.nextInt(300) == 0 ? 1L << 45 : 0;
    if (random.nextInt(12) == 0) {
      // A large page at the start of memory: most of it lies behind the end of RAM.
      entry |= PageTableEntry.PS;
    } else {
      int gfn = random.nextInt(5) == 0 ? random.nextInt(FRAMES + 4) : random.nextInt(TABLES);
      entry |= (long) gfn << 12;
    }
    memory.write(((long) table << 12) + 8L * index(random), 8, entry);
    // Where an entry takes rights away, software invalidates.
    virtualMmu.flushAll();
  }

  private static int index(SplittableRandom random) {
    return random.nextInt(10) < 8 ? random.nextInt(6) : 506 + random.nextInt(6);
  }

  private void changeControl(SplittableRandom random, LazyShadowMmu shadow) {
    state.cr0 = Cr0.PG | Cr0.PE | (random.nextInt(4) != 0 ? Cr0.WP : 0);
    state.cr4 =
        Cr4.PAE
            | (random.nextInt(3) == 0 ? Cr4.SMEP : 0)
            | (random.nextInt(3) == 0 ? Cr4.SMAP : 0)
            | (random.nextBoolean() ? Cr4.PGE : 0);
    state.efer = Efer.LME | Efer.LMA | (random.nextInt(8) != 0 ? Efer.NXE : 0);
    state.cr3 = (long) random.nextInt(4) << 12;
    state.cpl = random.nextBoolean() ? 3 : 0;
    state.systemFlags = RFlags.ALWAYS_ONE | (random.nextBoolean() ? RFlags.AC : 0);
    virtualMmu.setControl(state.cr0, state.cr3, state.cr4, state.efer);
    virtualMmu.setUser(state.cpl == 3);
    virtualMmu.setSmapLifted((state.systemFlags & RFlags.AC) != 0);
    shadow.selectRoot(state);
  }

  /**
   * One access both ways.
   *
   * @return whether it got through the shadow
   */
  private boolean access(SplittableRandom random, LazyShadowMmu shadow) {
    long gva = 0;
    for (int level = 4; level >= 1; level--) {
      gva |= (long) index(random) << (3 + 9 * level);
    }
    gva = gva << 16 >> 16 | random.nextInt(512) * 8L;
    AccessType access = AccessType.values()[random.nextInt(3)];

    physicalMmu.setControl(
        Cr0.PG | Cr0.PE | Cr0.WP, shadow.root().hpa(), Cr4.PAE, Efer.LME | Efer.LMA | Efer.NXE);
    physicalMmu.setUser(true);
    long reached = -1;
    try {
      reached = physicalMmu.translate(gva, access);
    } catch (GuestFault first) {
      ExitCause cause = shadow.classify(gva, access);
      if (cause == ExitCause.TRUE_FAULT) {
        GuestFault expected = walk(gva, access, new Translation());
        assertThat(expected).as("fault at 0x%x", gva).isNotNull();
        assertThat(shadow.fault().errorCode()).isEqualTo(expected.errorCode());
        return false;
      }
      if (cause == ExitCause.HIDDEN_FAULT && shadow.fill()) {
        physicalMmu.flushAll();
        reached = retry(shadow, gva, access);
      }
    }
    Translation expected = new Translation();
    GuestFault fault = walk(gva, access, expected);
    assertThat(fault).as("the guest's tables allow %s of 0x%x", access, gva).isNull();
    if (reached == -1) {
      return false;
    }
    assertThat(reached)
        .as("%s of 0x%x", access, gva)
        .isEqualTo(memory.frame((int) (expected.address >>> 12)) + (expected.address & 4095));
    assertThat(frames.ownerOf((int) reached & -4096)).isEqualTo(VM);
    if (access == AccessType.WRITE) {
      assertThat(memory.isTraced((int) (expected.address >>> 12))).isFalse();
    }
    return true;
  }

  /**
   * After a fill the access succeeds; unless the fill has found that the very page is a page table,
   * so that the write is a traced one.
   */
  private long retry(LazyShadowMmu shadow, long gva, AccessType access) {
    try {
      return physicalMmu.translate(gva, access);
    } catch (GuestFault second) {
      assertThat(access).isEqualTo(AccessType.WRITE);
      assertThat(shadow.classify(gva, access)).isEqualTo(ExitCause.TRACE_WRITE);
      return -1;
    }
  }

  /**
   * The guest's own walk.
   *
   * @return the fault, or null
   */
  private GuestFault walk(long gva, AccessType access, Translation result) {
    try {
      PageTableWalker.walk(memory, virtualMmu.mode(), gva, access, result);
      return null;
    } catch (GuestFault fault) {
      return fault;
    }
  }
}
