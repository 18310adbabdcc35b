package org.matryoshka.hv.observe;

import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;

/** Is told of every VM exit after it was dealt with. Parameters as in {@link ExitRecord}. */
@FunctionalInterface
public interface ExitObserver {
  /** An exit. */
  void exited(long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int cycles);
}
