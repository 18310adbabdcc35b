package org.matryoshka.gui.inspect.paging;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.paging.AccessType;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.PagingMode;
import org.matryoshka.mmu.paging.Translation;
import org.matryoshka.mmu.paging.WalkStep;

/**
 * A walk of the guest's tables, with what each level does. Whether the access is allowed, and the
 * error code if not, comes from the processor's own {@link PageTableWalker}; the levels only say
 * why.
 *
 * @param levels from 4 on as far as the walk gets; none without paging
 * @param known false if a table lies in a device's window
 */
record GuestWalk(List<GuestLevel> levels, GuestOutcome outcome, boolean known) {

  /**
   * Walks.
   *
   * @param gva canonical
   */
  static GuestWalk of(GuestMemory memory, PagingMode mode, long gva, AccessType access) {
    QuietMemory quiet = new QuietMemory(memory);
    Translation translation = new Translation();
    GuestOutcome outcome;
    try {
      PageTableWalker.walk(quiet, mode, gva, access, translation);
      outcome =
          new GuestOutcome(
              true,
              translation.address,
              translation.pageShift,
              translation.writable,
              translation.user,
              translation.executable,
              translation.global,
              0,
              "");
    } catch (GuestFault fault) {
      outcome = GuestOutcome.fault(fault.errorCode(), "");
    }
    if (!mode.paging) {
      return new GuestWalk(List.of(), outcome, true);
    }
    List<GuestLevel> levels = levels(memory, quiet, mode, gva, access, outcome);
    if (!outcome.allowed()) {
      String reason =
          levels.stream()
              .filter(level -> level.result().fails())
              .map(GuestLevel::reason)
              .findFirst()
              .orElse("");
      outcome = GuestOutcome.fault(outcome.errorCode(), reason);
    }
    return new GuestWalk(levels, outcome, !quiet.deviceSkipped());
  }

  private static List<GuestLevel> levels(
      GuestMemory memory,
      QuietMemory quiet,
      PagingMode mode,
      long gva,
      AccessType access,
      GuestOutcome outcome) {
    List<WalkStep> steps = new ArrayList<>();
    PageTableWalker.explain(quiet, mode.root, gva, steps);
    boolean blamed = outcome.allowed();
    long allowed = PageTableEntry.RW | PageTableEntry.US;
    List<GuestLevel> levels = new ArrayList<>();
    for (WalkStep step : steps) {
      boolean leaf = EntryBits.isLeaf(step.entry(), step.level());
      allowed &= step.entry();
      StageResult result = leaf ? StageResult.PAGE : StageResult.TABLE;
      String reason = "";
      boolean stop = false;
      if (!memory.isRam(step.entryAddress())
          && memory.windowName(step.entryAddress()).isPresent()) {
        result = StageResult.IN_DEVICE;
        reason = "The table lies in the window of a device, which is not disturbed by looking.";
        stop = true;
      } else if ((step.entry() & PageTableEntry.P) == 0) {
        result = StageResult.NOT_PRESENT;
        reason = "P is clear in the " + EntryBits.tableName(step.level()) + " entry: not present.";
        stop = true;
      } else if ((step.entry() & PageTableWalker.reserved(mode, step.level(), leaf)) != 0) {
        result = StageResult.RESERVED;
        reason = reservedBits(mode, step, leaf);
        stop = true;
      } else if (!blamed) {
        String blame = blame(mode, step, access, leaf, allowed);
        if (!blame.isEmpty()) {
          result = StageResult.FORBIDDEN;
          reason = blame;
          blamed = true;
        }
      }
      boolean traced =
          memory.isRam(step.entryAddress()) && memory.isTraced((int) (step.entryAddress() >>> 12));
      levels.add(
          new GuestLevel(
              step.level(),
              step.index(),
              step.entryAddress(),
              step.entry(),
              result,
              reason,
              traced));
      if (stop) {
        break;
      }
    }
    return levels;
  }

  /** Why an entry forbids an access; empty if it does not. SDM vol. 3A, 4.6. */
  private static String blame(
      PagingMode mode, WalkStep step, AccessType access, boolean leaf, long allowed) {
    String name = EntryBits.tableName(step.level()) + " entry";
    long entry = step.entry();
    boolean writable = (entry & PageTableEntry.RW) != 0;
    if (mode.user && (entry & PageTableEntry.US) == 0) {
      return "U/S is clear in the " + name + ": user mode may not come here.";
    }
    if (access == AccessType.WRITE && !writable && (mode.user || mode.writeProtect)) {
      return "R/W is clear in the "
          + name
          + (mode.user ? ": writing is forbidden." : ", and CR0.WP binds the kernel to it, too.");
    }
    if (access == AccessType.FETCH && entry < 0 && mode.noExecute) {
      return "NX is set in the " + name + ": fetching instructions is forbidden.";
    }
    boolean userPage = leaf && (allowed & PageTableEntry.US) != 0;
    if (userPage && !mode.user && access == AccessType.FETCH && mode.smep) {
      return "U/S is set at every level, and CR4.SMEP forbids the kernel to execute user pages.";
    }
    if (userPage && !mode.user && access != AccessType.FETCH && mode.smap && !mode.smapLifted) {
      return "U/S is set at every level, and CR4.SMAP forbids the kernel to access user pages"
          + " while RFLAGS.AC is clear.";
    }
    return "";
  }

  private static String reservedBits(PagingMode mode, WalkStep step, boolean leaf) {
    long bits = step.entry() & PageTableWalker.reserved(mode, step.level(), leaf);
    StringBuilder names = new StringBuilder();
    for (int bit = 0; bit < 64; bit++) {
      if ((bits >>> bit & 1) != 0) {
        names.append(names.isEmpty() ? "" : ", ").append(bit);
      }
    }
    String which =
        bits == PageTableEntry.NX
            ? "NX is set although EFER.NXE is clear"
            : Long.bitCount(bits) > 4
                ? Long.bitCount(bits) + " reserved bits are set"
                : "reserved bit " + names + " is set";
    return "In the " + EntryBits.tableName(step.level()) + " entry " + which + ".";
  }
}
