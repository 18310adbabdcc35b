package org.matryoshka.gui.inspect.registers;

import java.util.List;

/**
 * What wants the processor's attention, and whether it gets it.
 *
 * @param enabled RFLAGS.IF
 * @param shadow held off for one instruction, after STI or a load of SS
 * @param pending an interrupt controller asks
 * @param deliverable it would be taken now
 * @param nonMaskable an NMI waits
 * @param halted the processor waits in HLT
 * @param shutdown the processor is shut down by a triple fault
 * @param lines of the two 8259As
 * @param apicEnabled whether the local APIC takes part
 * @param apicRequested vectors that wait in the local APIC
 * @param apicInService vectors whose handlers run
 */
public record InterruptState(
    boolean enabled,
    boolean shadow,
    boolean pending,
    boolean deliverable,
    boolean nonMaskable,
    boolean halted,
    boolean shutdown,
    List<Line> lines,
    boolean apicEnabled,
    List<Integer> apicRequested,
    List<Integer> apicInService) {
  /**
   * A request line.
   *
   * @param number 0 to 15
   * @param device what hangs on it; empty if nothing does
   * @param vector that it raises
   * @param requested it asks
   * @param inService its handler runs
   * @param masked held back by the guest
   */
  public record Line(
      int number,
      String device,
      int vector,
      boolean requested,
      boolean inService,
      boolean masked) {}

  /** One sentence. */
  public String summary() {
    if (shutdown) {
      return "Shut down by a triple fault.";
    }
    String wait = halted ? "Halted, " : "";
    if (nonMaskable) {
      return wait + "a non-maskable interrupt is about to be taken.";
    }
    if (deliverable) {
      return wait + "an interrupt is about to be taken.";
    }
    if (!pending) {
      return halted ? "Halted until an interrupt comes." : "Nothing waits.";
    }
    return wait
        + "an interrupt waits: "
        + (enabled
            ? "held off for one instruction."
            : "IF is clear; the hypervisor waits for the interrupt window.");
  }
}
