package org.matryoshka.gui.session.history;

import java.util.Optional;

/**
 * The last writes of something up to a step.
 *
 * @param subject what was asked about, in words: "rax of VM anna"
 * @param at the step up to which was asked
 * @param now its value at that step
 * @param lastWrite the last step that wrote it, maybe the value that it had; empty if it was never
 *     written since power-on
 * @param lastChange the last step that changed its value; empty if it has been the same since
 *     power-on
 * @param cancelled the search was stopped before it was done, so that what is empty is not known
 */
public record WhyAnswer(
    String subject,
    long at,
    String now,
    Optional<Write> lastWrite,
    Optional<Write> lastChange,
    boolean cancelled) {

  /**
   * A step that wrote something.
   *
   * @param step the state at this step has the new value, that at the one before the old one
   * @param before the value before, as it is shown
   * @param after the value after it
   * @param vm number of the VM whose step it was
   * @param vmName its name
   * @param rip address of the instruction that the VM was at
   * @param instruction that instruction, disassembled
   * @param exit the sentence of the VM exit that the step was; empty if it was none
   * @param exitIndex of that exit, from 1; 0 if there was none
   * @param byHand what was done at this step from outside: "write of rax"; empty if it was the
   *     machine's own doing
   */
  public record Write(
      long step,
      String before,
      String after,
      int vm,
      String vmName,
      long rip,
      String instruction,
      String exit,
      long exitIndex,
      String byHand) {
    /** Whether the value was another one before. */
    public boolean isChange() {
      return !before.equals(after);
    }
  }

  /** The answer as a sentence. */
  public String sentence() {
    if (lastWrite.isEmpty()) {
      return cancelled
          ? "The search for the last write of " + subject + " was stopped."
          : subject + " was never written since power-on.";
    }
    Write write = lastWrite.get();
    String what =
        write.isChange()
            ? write.before() + " became " + write.after()
            : "it stayed " + write.after();
    String by =
        write.byHand().isEmpty()
            ? "%s at 0x%x in VM %s".formatted(write.instruction(), write.rip(), write.vmName())
            : write.byHand() + " from outside";
    return "%s was last written by step %d (%s): %s.".formatted(subject, write.step(), by, what);
  }
}
