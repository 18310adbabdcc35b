package org.matryoshka.gui.inspect.exits;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitRecord;
import org.matryoshka.mmu.paging.WalkStep;

/**
 * Tells step by step what the hypervisor did about an exit. What it tells is read from the machine
 * before and after, or follows from the recorded exit and outcome; nothing is guessed, so it tells
 * less where the machine can't be looked at.
 */
final class HypervisorWork {
  private final ExitRecord record;
  private final String instruction;
  private final ExitScene before;
  private final ExitScene after;
  private final List<WorkStep> steps = new ArrayList<>();

  private HypervisorWork(ExitRecord record, String instruction, ExitScene before, ExitScene after) {
    this.record = record;
    this.instruction = instruction;
    this.before = before;
    this.after = after;
  }

  /**
   * The steps.
   *
   * @param instruction disassembled; empty if the exit has none, or it is not known
   * @param cause the physical cause in words; empty if it is not known
   * @param before the VM before the exit, or null
   * @param after the VM after it, or null
   */
  static List<WorkStep> steps(
      ExitRecord record, String instruction, String cause, ExitScene before, ExitScene after) {
    HypervisorWork work = new HypervisorWork(record, instruction, before, after);
    work.tell(cause);
    return List.copyOf(work.steps);
  }

  private void tell(String cause) {
    if (!cause.isEmpty()) {
      add("The physical core left the guest", cause);
    }
    if (!instruction.isEmpty() && !isFetch()) {
      add("Decoded the instruction", instruction);
    }
    if (record.exit() instanceof VmExit.PageFault fault) {
      classify(fault);
    }
    add("Named the exit", ExitWords.kind(record.exit().reason(), record.exit().cause()));
    outcome();
    add("Charged virtual time", record.cycles() + " cycles");
    goOn();
  }

  private void add(String title, String detail) {
    steps.add(new WorkStep(title, detail));
  }

  private boolean isFetch() {
    return record.exit() instanceof VmExit.PageFault fault && ExitDetailReader.isFetch(fault);
  }

  private void classify(VmExit.PageFault fault) {
    if (before != null) {
      add("Walked the guest's page tables", PageEntryText.walk(before.guestWalk()));
    }
    add(
        "Decided whose fault it is",
        switch (fault.cause()) {
          case TRUE_FAULT -> "the guest's tables forbid the access: a true fault";
          case HIDDEN_FAULT -> "the guest's tables allow it: a hidden fault";
          case TRACE_WRITE -> "the page holds a page table of the guest: a traced write";
          default -> "the address leads to no RAM: a device, or nothing";
        });
  }

  private void outcome() {
    switch (record.outcome()) {
      case ExitOutcome.Emulated _ -> emulated("Executed it on the virtual processor");
      case ExitOutcome.SwitchedRoot(int root) -> {
        emulated("Executed it on the virtual processor");
        add(
            "Switched to shadow root " + root,
            after == null || before == null
                ? ""
                : after.grown("roots made", before) > 0
                    ? "it was made now, empty"
                    : "it was kept from an earlier use");
      }
      case ExitOutcome.Filled(long gva, long gpa) -> filled(gva, gpa);
      case ExitOutcome.Injected(int vector) -> injected(vector);
      case ExitOutcome.Resumed _ -> add("Nothing to do", "the guest goes on as it was");
      case ExitOutcome.Blocked _ -> {
        emulated("Executed it on the virtual processor");
        add("Took the core away", "the virtual CPU waits for an interrupt");
      }
      case ExitOutcome.Yielded _ -> add("Took the core away", "the scheduler picks who is next");
      case ExitOutcome.PoweredOff(int status) -> {
        emulated("Executed it on the virtual processor");
        add("Switched the VM off", "status " + status);
      }
      case ExitOutcome.Died(String reason) -> add("Ended the VM", reason);
    }
  }

  private void emulated(String title) {
    if (before == null || after == null) {
      add(title, "");
      return;
    }
    List<String> changes = new ArrayList<>();
    for (RegisterChange change : RegisterChange.between(before, after)) {
      changes.add(change.name() + " = " + ExitWords.hex(change.after()));
    }
    add(title, changes.isEmpty() ? "no register changed" : String.join(", ", changes));
    if (record.exit().cause() == ExitCause.TRACE_WRITE) {
      traced();
    }
  }

  private void traced() {
    if (before.entry().isPresent() && after.entry().isPresent()) {
      add(
          "Wrote the guest's page table",
          ExitWords.hex(before.entry().getAsLong(), 16)
              + " → "
              + ExitWords.hex(after.entry().getAsLong(), 16));
    }
    long zapped = after.grown("entries zapped", before);
    add(
        "Brought the shadow into line",
        zapped == 0
            ? "no shadow entry was made from it: nothing to clear"
            : zapped + (zapped == 1 ? " shadow entry" : " shadow entries") + " cleared");
    if (after.grown("tables given up", before) > 0) {
      add("Gave the shadow of this table up", "it was written again and again without being used");
    }
  }

  private void filled(long gva, long gpa) {
    if (before == null || after == null) {
      add(
          "Filled the shadow entry",
          ExitWords.hex(gva) + " → guest-physical " + ExitWords.hex(gpa));
      return;
    }
    long made = after.grown("shadow pages made", before);
    if (made > 0) {
      add("Made shadow page tables", made + (made == 1 ? " table" : " tables"));
    }
    WalkStep entry = after.shadowWalk().getLast();
    long old =
        before.shadowWalk().stream()
            .filter(step -> step.level() == entry.level())
            .map(WalkStep::entry)
            .findFirst()
            .orElse(0L);
    add(
        "Filled the shadow entry",
        "%s[%d] at machine address %s: %s → %s (%s)"
            .formatted(
                PageEntryText.level(entry.level()),
                entry.index(),
                ExitWords.hex(entry.entryAddress()),
                ExitWords.hex(old),
                ExitWords.hex(entry.entry(), 16),
                PageEntryText.of(entry.entry())));
  }

  private void injected(int vector) {
    add("Chose the guest's handler", "vector " + vector + ": " + NumberNames.vector(vector));
    if (before == null || after == null) {
      return;
    }
    if (before.register("cr2") != after.register("cr2")) {
      add("Set the virtual CR2", ExitWords.hex(after.register("cr2")));
    }
    add(
        "Pushed an interrupt frame",
        "RSP "
            + ExitWords.hex(before.register("rsp"))
            + " → "
            + ExitWords.hex(after.register("rsp")));
    if (before.root() != after.root()) {
      add("Switched to shadow root " + after.root(), "the guest is in its kernel now");
    }
  }

  private void goOn() {
    switch (record.outcome()) {
      case ExitOutcome.Died _,
          ExitOutcome.PoweredOff _,
          ExitOutcome.Blocked _,
          ExitOutcome.Yielded _ -> {}
      case ExitOutcome.Filled _ -> add("Entered the guest again", "it tries the instruction again");
      case ExitOutcome.Emulated _,
          ExitOutcome.SwitchedRoot _,
          ExitOutcome.Injected _,
          ExitOutcome.Resumed _ ->
          add(
              "Entered the guest again",
              after == null ? "" : "at RIP " + ExitWords.hex(after.register("rip")));
    }
  }
}
