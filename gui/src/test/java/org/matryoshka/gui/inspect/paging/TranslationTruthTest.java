package org.matryoshka.gui.inspect.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.inspect.memory.FrameMapReader;
import org.matryoshka.gui.inspect.memory.MemoryReader;
import org.matryoshka.gui.inspect.memory.MemorySpace;
import org.matryoshka.gui.inspect.memory.Viewpoint;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageFaultErrorCode;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.paging.AccessType;

/** What the readers foretell is what the machine then does. */
class TranslationTruthTest {
  /** The exit at a step, seen from right before it. */
  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo-kernel", "kukla"})
  void theVerdictForetellsTheCauseOfEveryPageFault(String name) {
    World world = Worlds.of(name);
    int checked = 0;
    for (ExitEntry entry : Worlds.exits(name, 1500)) {
      if (!(entry.exit().exit() instanceof VmExit.PageFault fault)) {
        continue;
      }
      Worlds.runTo(world, entry.step() - 1);
      int error = fault.errorCode();
      AccessType access =
          (error & PageFaultErrorCode.FETCH) != 0
              ? AccessType.FETCH
              : (error & PageFaultErrorCode.WRITE) != 0 ? AccessType.WRITE : AccessType.READ;
      TranslationSnapshot snapshot =
          TranslationReader.read(
              world,
              new TranslationQuery(
                  entry.exit().vm(), fault.gva(), OptionalLong.empty(), access, Privilege.AS_NOW));
      assertThat(snapshot.verdict())
          .as("exit %d: %s", entry.index(), entry.exit().sentence())
          .isEqualTo(verdict(fault.cause()));
      if (fault.cause() == ExitCause.TRUE_FAULT) {
        assertThat(snapshot.outcome().errorCode()).isEqualTo(error);
        assertThat(snapshot.outcome().reason()).isNotEmpty();
        assertThat(snapshot.guest()).anyMatch(level -> level.result().fails());
      }
      checked++;
    }
    assertThat(checked).isGreaterThan(20);
  }

  private static Verdict verdict(ExitCause cause) {
    return switch (cause) {
      case TRUE_FAULT -> Verdict.TRUE_FAULT;
      case HIDDEN_FAULT -> Verdict.HIDDEN_FAULT;
      case TRACE_WRITE -> Verdict.TRACE_WRITE;
      default -> Verdict.MMIO;
    };
  }

  /** A fetch that is said to hit does, and one that is said to fault does. */
  @Test
  void fetchesDoWhatWasSaid() {
    World world = Worlds.afterExits("demo-kernel", 60);
    int hits = 0;
    for (int i = 0; i < 4000; i++) {
      long exits = world.exits().total();
      VirtualMachine vm = world.machine(1);
      long rip = vm.cpu().state.rip;
      TranslationSnapshot snapshot =
          TranslationReader.read(
              world,
              new TranslationQuery(
                  1, rip, OptionalLong.empty(), AccessType.FETCH, Privilege.AS_NOW));
      long before = vm.instructions();
      world.run(1);
      if (vm.instructions() == before + 1) {
        assertThat(snapshot.verdict().isHit()).as("fetch from 0x%x", rip).isTrue();
        hits++;
      } else if (world.exits().total() > exits
          && world.exits().get(exits + 1).exit().exit() instanceof VmExit.PageFault fault
          && fault.gva() == rip
          && world.exits().get(exits + 1).exit().vm() == 1) {
        assertThat(snapshot.verdict().isHit()).isFalse();
      }
    }
    assertThat(hits).isGreaterThan(500);
  }

  /** Every page that the guest maps leads where an access of the processor goes. */
  @ParameterizedTest
  @ValueSource(strings = {"demo", "kukla"})
  void everyMappedPageIsWhereTheMmuFindsIt(String name) {
    World world = Worlds.of(name);
    AtomicInteger pages = new AtomicInteger();
    for (long exits : new long[] {40, 150, 600, 1500}) {
      Worlds.run(world, exits);
      VirtualMachine vm = world.machine(1);
      CpuState state = vm.cpu().state;
      Mmu mmu = new Mmu(new QuietMemory(vm.memory()));
      mmu.setControl(state.cr0, state.cr3, state.cr4, state.efer);
      mmu.setSmapLifted(true);
      long root = state.cr3 & PageTableEntry.ADDRESS;
      var mode = GuestPaging.mode(state, root, false);
      boolean complete =
          MappingReader.visit(
              vm.memory(),
              mode,
              page -> {
                long inside = page.gva() + (1L << page.pageShift()) - 8;
                assertThat(translate(mmu, inside))
                    .isEqualTo(page.gpa() + (1L << page.pageShift()) - 8);
                TranslationSnapshot snapshot =
                    TranslationReader.read(world, TranslationQuery.read(1, inside));
                if (snapshot.outcome().allowed()) {
                  assertThat(snapshot.outcome().gpa()).isEqualTo(translate(mmu, inside));
                }
                pages.incrementAndGet();
                return true;
              });
      assertThat(complete).isTrue();
    }
    assertThat(pages.get()).isGreaterThan(500);
  }

  private static long translate(Mmu mmu, long gva) {
    try {
      return mmu.translate(gva, AccessType.READ);
    } catch (GuestFault fault) {
      throw new AssertionError("0x" + Long.toHexString(gva), fault);
    }
  }

  /** A hit of the shadow is at the machine frame that p2m names, in every page of the shadow. */
  @Test
  void shadowAndGuestAgreeWhereBothMap() {
    World world = Worlds.afterExits("demo", 1200);
    for (VirtualMachine vm : world.machines()) {
      TableListing listing =
          TableReader.listing(
              world, TableQuery.top(vm.number()), Set.of(EntryDifference.SAME), 100_000);
      assertThat(listing.complete()).isTrue();
      int checked = 0;
      for (TableRow row : listing.rows()) {
        if (row.level() == 1 && row.difference() == EntryDifference.SAME) {
          TranslationSnapshot snapshot =
              TranslationReader.read(world, TranslationQuery.read(vm.number(), row.gva()));
          assertThat(snapshot.verdict().isHit()).isTrue();
          assertThat(snapshot.place().hpa()).isEqualTo(row.spte() & PageTableEntry.ADDRESS);
          checked++;
        }
      }
      assertThat(checked).isPositive();
      TableSummary summary = TableReader.summary(world, TableQuery.top(vm.number()));
      assertThat(summary.count(EntryDifference.STALE)).isZero();
      assertThat(summary.count(EntryDifference.SHADOW_ONLY)).isZero();
    }
  }

  @Test
  void noReaderChangesAnything() {
    World world = Worlds.afterExits("demo", 700);
    byte[] ram = world.hypervisor().frames().memory().ram();
    String hash = world.hypervisor().stateHash();
    int bytes = Arrays.hashCode(ram);
    int free = world.hypervisor().frames().free();
    boolean flush = world.machine(1).shadow().isFlushDue();
    long misses = world.hypervisor().cores().getFirst().cpu().mmu.tlbMisses();
    for (int vm = 1; vm <= world.machines().size(); vm++) {
      for (AccessType access : AccessType.values()) {
        for (Privilege privilege : Privilege.values()) {
          for (long gva : new long[] {0, 0x401000, 0xffff_8880_3fff_f000L, -4096, 1L << 50}) {
            TranslationReader.read(
                world, new TranslationQuery(vm, gva, OptionalLong.empty(), access, privilege));
          }
        }
      }
      TableReader.summary(world, TableQuery.top(vm));
      TableReader.listing(world, TableQuery.top(vm), Set.of(), 5000);
      AddressSpaceReader.read(world, vm);
      for (Viewpoint view : Viewpoint.values()) {
        MemoryReader.read(world, MemorySpace.of(view, vm), 0xfee0_0000L, 8192);
        MemoryReader.read(world, MemorySpace.of(view, vm), 0, 1 << 20);
      }
    }
    TlbReader.read(world);
    FrameMapReader.read(world);
    assertThat(world.hypervisor().stateHash()).isEqualTo(hash);
    assertThat(Arrays.hashCode(ram)).isEqualTo(bytes);
    assertThat(world.hypervisor().frames().free()).isEqualTo(free);
    assertThat(world.machine(1).shadow().isFlushDue()).isEqualTo(flush);
    assertThat(world.hypervisor().cores().getFirst().cpu().mmu.tlbMisses()).isEqualTo(misses);
  }

  /**
   * S2: the entry that the guest changed is out of the shadow at once, until it is filled again.
   */
  @Test
  void aChangedEntryIsRemovedUntilItIsFilledAgain() {
    int vm = 1;
    World world = Worlds.of("kukla");
    TableRow removed = null;
    Privilege view = Privilege.KERNEL;
    for (ExitEntry entry : Worlds.exits("kukla", 3000)) {
      if (removed == null && entry.exit().exit().cause() == ExitCause.TRACE_WRITE) {
        Worlds.runTo(world, entry.step());
        view = view == Privilege.KERNEL ? Privilege.USER : Privilege.KERNEL;
        TableListing listing =
            TableReader.listing(
                world,
                new TableQuery(vm, OptionalLong.empty(), view, List.of()),
                Set.of(EntryDifference.REMOVED),
                50);
        removed =
            listing.rows().stream()
                .filter(row -> row.difference() == EntryDifference.REMOVED)
                .findFirst()
                .orElse(null);
      }
    }
    assertThat(removed).as("an entry that was changed while it was shadowed").isNotNull();
    assertThat(removed.spte()).isZero();
    assertThat(removed.removed() & PageTableEntry.P).isOne();
    TranslationSnapshot snapshot =
        TranslationReader.read(
            world,
            new TranslationQuery(vm, removed.gva(), OptionalLong.empty(), AccessType.READ, view));
    ShadowLevel level = snapshot.shadow().get(4 - removed.level());
    assertThat(level.result()).isEqualTo(StageResult.REMOVED);
    assertThat(level.removed()).isEqualTo(removed.removed());
    assertThat(snapshot.verdict().isHit()).isFalse();
  }
}
