package org.matryoshka.gui.inspect.paging;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.cpu.image.SymbolTable;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.vcpu.PhysicalCore;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.tlb.Tlb;
import org.matryoshka.mmu.tlb.TlbEntry;

/** Reads the translation caches of the physical cores; changes nothing. */
public final class TlbReader {
  private TlbReader() {}

  /** All cores. */
  public static List<TlbSnapshot> read(World world) {
    List<TlbSnapshot> caches = new ArrayList<>();
    for (PhysicalCore core : world.hypervisor().cores()) {
      caches.add(read(world, core));
    }
    return caches;
  }

  private static TlbSnapshot read(World world, PhysicalCore core) {
    int vm = core.occupantVm();
    VirtualMachine machine = vm == 0 ? null : world.machine(vm);
    SymbolTable symbols = vm == 0 ? SymbolTable.EMPTY : world.image(vm).symbols();
    Mmu mmu = core.cpu().mmu;
    List<TlbRow> rows = new ArrayList<>();
    for (TlbEntry entry : mmu.cached(true)) {
      long gva = entry.page() << 12;
      rows.add(
          new TlbRow(
              gva,
              entry.frame(),
              world.hypervisor().frames().gfnOf(entry.frame()),
              entry.read(),
              entry.write(),
              entry.watched(),
              entry.fetch(),
              symbols.describe(gva).orElse("")));
    }
    boolean flushDue =
        machine != null
            && (machine.shadow().isFlushDue()
                || !core.holdsTranslationsOf(vm)
                || core.cpu().state.cr3 != machine.shadow().root().hpa());
    return new TlbSnapshot(
        world.position(),
        core.number(),
        vm,
        machine == null ? "" : machine.config().name(),
        flushDue,
        Tlb.ENTRIES,
        rows,
        mmu.tlbMisses(),
        Math.max(0, core.cpu().retired() - mmu.tlbMisses()));
  }
}
