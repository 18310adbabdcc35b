package org.matryoshka.gui.inspect.paging;

import java.util.List;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.shadow.ShadowPage;
import org.matryoshka.hv.shadow.ShadowRole;
import org.matryoshka.hv.vcpu.PhysicalCore;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.paging.AccessType;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.tlb.TlbEntry;

/** Follows an access through all stages of its translation; changes nothing. */
public final class TranslationReader {
  private final World world;
  private final TranslationQuery query;
  private final VirtualMachine vm;
  private final CpuState state;
  private final long root;
  private final boolean user;

  private TranslationReader(World world, TranslationQuery query) {
    this.world = world;
    this.query = query;
    vm = world.machine(query.vm());
    state = vm.cpu().state;
    root = query.root().orElse(state.cr3) & PageTableEntry.ADDRESS;
    user = query.privilege().isUser(state.cpl);
  }

  /** Reads. */
  public static TranslationSnapshot read(World world, TranslationQuery query) {
    return new TranslationReader(world, query).read();
  }

  private TranslationSnapshot read() {
    if (!PageTableWalker.isCanonical(query.gva())) {
      GuestOutcome outcome = GuestOutcome.fault(0, Verdict.NON_CANONICAL.meaning());
      TlbLookup none = new TlbLookup(-1, false, -1, false);
      return snapshot(
          List.of(), outcome, null, List.of(), none, Verdict.NON_CANONICAL, outcome.reason());
    }
    GuestWalk guest =
        GuestWalk.of(vm.memory(), GuestPaging.mode(state, root, user), query.gva(), query.access());
    Place place = guest.outcome().allowed() ? Place.of(vm.memory(), guest.outcome().gpa()) : null;
    ShadowTableMap tables = new ShadowTableMap(vm.shadow());
    ShadowPage shadowRoot = tables.root(root, ShadowRole.ofRoot(state, user));
    ShadowWalk shadow =
        ShadowWalk.of(
            world.hypervisor().frames().memory(), shadowRoot, tables, query.gva(), query.access());
    TlbLookup tlb = tlb(shadowRoot);
    Verdict verdict = verdict(guest, place, shadow, tlb);
    return snapshot(
        guest.levels(),
        guest.outcome(),
        place,
        shadow.levels(),
        tlb,
        verdict,
        explanation(verdict, guest, place, shadow, tlb));
  }

  private TranslationSnapshot snapshot(
      List<GuestLevel> guest,
      GuestOutcome outcome,
      Place place,
      List<ShadowLevel> shadow,
      TlbLookup tlb,
      Verdict verdict,
      String explanation) {
    return new TranslationSnapshot(
        query.vm(),
        vm.config().name(),
        world.position(),
        query.gva(),
        world.image(query.vm()).symbols().describe(query.gva()).orElse(""),
        root,
        root == (state.cr3 & PageTableEntry.ADDRESS),
        query.access(),
        user,
        (state.cr0 & Cr0.PG) != 0,
        guest,
        outcome,
        place,
        shadow,
        tlb,
        verdict,
        explanation);
  }

  /** Looks only where the VM's translations are, and only if the view is the one in force. */
  private TlbLookup tlb(ShadowPage shadowRoot) {
    for (PhysicalCore core : world.hypervisor().cores()) {
      if (!core.holdsTranslationsOf(query.vm())) {
        continue;
      }
      boolean sameRoot = shadowRoot != null && core.cpu().state.cr3 == shadowRoot.hpa();
      boolean flush = vm.shadow().isFlushDue() || vm.shadow().root() != shadowRoot;
      long page = query.gva() >>> 12;
      for (TlbEntry entry : sameRoot ? core.cpu().mmu.cached(true) : List.<TlbEntry>of()) {
        if (entry.page() == page && serves(entry, query.access())) {
          long hpa = entry.frame() + (query.gva() & 0xFFF);
          return new TlbLookup(core.number(), true, hpa, flush);
        }
      }
      return new TlbLookup(core.number(), false, -1, flush);
    }
    return new TlbLookup(-1, false, -1, false);
  }

  private static boolean serves(TlbEntry entry, AccessType access) {
    return switch (access) {
      case READ -> entry.read();
      case WRITE -> entry.write() || entry.watched();
      case FETCH -> entry.fetch();
    };
  }

  /** In the order in which hardware and hypervisor look. */
  private Verdict verdict(GuestWalk guest, Place place, ShadowWalk shadow, TlbLookup tlb) {
    if (tlb.hits()) {
      return Verdict.TLB_HIT;
    }
    if (shadow.succeeds()) {
      return Verdict.SHADOW_HIT;
    }
    if (!guest.known()) {
      return Verdict.UNKNOWN;
    }
    if (!guest.outcome().allowed()) {
      return Verdict.TRUE_FAULT;
    }
    if (!place.isRam()) {
      return Verdict.MMIO;
    }
    if (query.access() == AccessType.WRITE && place.traced()) {
      return Verdict.TRACE_WRITE;
    }
    return canBeShadowed(guest) ? Verdict.HIDDEN_FAULT : Verdict.EMULATE;
  }

  /** Whether a shadow entry can say what the guest's tables allow. */
  private boolean canBeShadowed(GuestWalk guest) {
    int role = ShadowRole.ofRoot(state, user);
    for (GuestLevel level : guest.levels()) {
      role = ShadowRole.below(role, level.entry());
      if (!vm.memory().isRam(level.entryGpa())) {
        return false;
      }
    }
    return ShadowRole.mapsAnything(role);
  }

  private String explanation(
      Verdict verdict, GuestWalk guest, Place place, ShadowWalk shadow, TlbLookup tlb) {
    return switch (verdict) {
      case TLB_HIT -> tlb.sentence() + " No table is read.";
      case SHADOW_HIT -> verdict.meaning() + (tlb.flushDue() ? " " + tlb.sentence() : "");
      case TRUE_FAULT ->
          guest.outcome().reason()
              + " The guest gets #PF with error code "
              + ErrorCodes.describe(guest.outcome().errorCode())
              + ".";
      case HIDDEN_FAULT -> hidden(guest, shadow) + " " + verdict.meaning();
      case MMIO -> place.sentence() + " An exit, and the hypervisor emulates the access.";
      case TRACE_WRITE, EMULATE, NON_CANONICAL, UNKNOWN -> verdict.meaning();
    };
  }

  private String hidden(GuestWalk guest, ShadowWalk shadow) {
    boolean write = query.access() == AccessType.WRITE;
    if (write && shadow.levels().getLast().result() == StageResult.FORBIDDEN) {
      boolean clean = (guest.levels().getLast().entry() & PageTableEntry.D) == 0;
      return clean
          ? "The shadow is read-only since the guest's entry is not dirty: the hypervisor must see"
              + " the first write to set D."
          : "The shadow is still read-only from before the guest's entry became dirty.";
    }
    return shadow.levels().stream()
        .filter(level -> level.result().fails())
        .map(
            level ->
                "Shadow "
                    + EntryBits.tableName(level.level())
                    + ", entry "
                    + level.index()
                    + ": "
                    + Character.toLowerCase(level.reason().charAt(0))
                    + level.reason().substring(1))
        .findFirst()
        .orElse("");
  }
}
