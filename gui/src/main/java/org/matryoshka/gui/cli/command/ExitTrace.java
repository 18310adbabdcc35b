package org.matryoshka.gui.cli.command;

import java.io.PrintStream;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.hv.observe.ExitRecord;

/** Writes a line for each VM exit. */
final class ExitTrace implements ExitObserver {
  private final PrintStream out;

  ExitTrace(PrintStream out) {
    this.out = out;
    out.println("# time(cycles) vm.vcpu rip reason(number) cause cycles what happened");
  }

  @Override
  public void exited(
      long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int cycles) {
    out.println(new ExitRecord(time, vm, vcpu, rip, exit, outcome, cycles));
  }
}
