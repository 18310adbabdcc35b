package org.matryoshka.gui.inspect.exits;

import java.util.List;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.exit.ExitCost;

/**
 * All that is known of one exit.
 *
 * @param entry the exit in the history
 * @param vmName of the VM
 * @param symbol the place of RIP by name; may be empty
 * @param instruction disassembled; empty if the exit has none, or the machine was not looked at
 * @param source where the instruction stands in the source, {@code file:line}; may be empty
 * @param physicalCause what the physical core did: {@code CR_ACCESS (28) ← #GP(0) at mov cr3, rax};
 *     without the arrow where it did nothing
 * @param qualification the decoded fields
 * @param raw the bytes that VMX would have stored
 * @param work what the hypervisor did, step by step
 * @param bill what the charged cycles are for
 * @param changes registers that are others after it; empty if the machine was not looked at
 * @param before the VM right before it, or null if the machine was not looked at
 * @param after the VM right after it, or null
 */
public record ExitDetail(
    ExitEntry entry,
    String vmName,
    String symbol,
    String instruction,
    String source,
    String physicalCause,
    List<ExitField> qualification,
    RawExit raw,
    List<WorkStep> work,
    List<ExitCost> bill,
    List<RegisterChange> changes,
    ExitScene before,
    ExitScene after) {
  /** Copies the lists. */
  public ExitDetail {
    qualification = List.copyOf(qualification);
    work = List.copyOf(work);
    bill = List.copyOf(bill);
    changes = List.copyOf(changes);
  }

  /** Whether it was read from the machine before and after, not from the record alone. */
  public boolean isComplete() {
    return before != null && after != null;
  }

  /** The plain sentence. */
  public String sentence() {
    return entry.exit().sentence();
  }
}
