package org.matryoshka.gui.session.condition;

import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.observe.ExitRecord;

/** What a condition is asked about: the machine after a step. Reused from step to step. */
public final class Moment {
  private VirtualMachine vm;
  private long step;
  private ExitRecord exit;

  /** Before any step. */
  public Moment() {}

  /**
   * Another step has been made.
   *
   * @param by the VM that made it
   * @param number of the step
   * @param record the VM exit that it was; null if it was none
   */
  public void set(VirtualMachine by, long number, ExitRecord record) {
    vm = by;
    step = number;
    exit = record;
  }

  VirtualMachine vm() {
    return vm;
  }

  long step() {
    return step;
  }

  ExitRecord exit() {
    return exit;
  }
}
