package org.matryoshka.hv.observe;

import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;

/**
 * One VM exit as it was dealt with.
 *
 * @param time virtual time in cycles, at the exit
 * @param vm number of the virtual machine, from 1
 * @param vcpu number of the virtual CPU in it, from 0
 * @param rip the guest's instruction pointer at the exit
 * @param exit what happened
 * @param outcome what was done
 * @param cycles charged for it
 */
public record ExitRecord(
    long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int cycles) {

  /** One plain sentence: what the guest did, and what the hypervisor did about it. */
  public String sentence() {
    return exit.event() + "; " + outcome.effect() + ".";
  }

  /** One line of a trace: time, VM, RIP, reason with cause, cycles, and the sentence. */
  @Override
  public String toString() {
    String cause = exit.cause().text();
    return "%12d vm%d.%d %016x %-28s %5d  %s"
        .formatted(
            time,
            vm,
            vcpu,
            rip,
            exit.reason()
                + "("
                + exit.reason().number()
                + ")"
                + (cause.isEmpty() ? "" : " " + cause),
            cycles,
            sentence());
  }
}
