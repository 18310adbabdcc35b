package org.matryoshka.gui.inspect.registers;

import java.util.List;

/**
 * What the guest believes, and what is: the point of a deprivileged guest.
 *
 * @param virtualRing the current privilege level as the guest believes
 * @param realRing that of the physical core while the guest runs on it
 * @param core number of the physical core whose registers are shown; −1 if the VM has not run yet,
 *     or another VM has run there since
 * @param shadowRoot number of the shadow root
 * @param comparisons register by register, those that differ and those that matter
 */
public record PrivilegeState(
    int virtualRing, int realRing, int core, int shadowRoot, List<Comparison> comparisons) {
  /**
   * One register, twice.
   *
   * @param name of the register
   * @param believed the guest's value
   * @param real the physical core's, 0 if there is none
   * @param why why they differ, or why they do not
   */
  public record Comparison(String name, RegisterValue believed, RegisterValue real, String why) {
    /** Whether they differ. */
    public boolean differs() {
      return believed.value() != real.value();
    }
  }
}
