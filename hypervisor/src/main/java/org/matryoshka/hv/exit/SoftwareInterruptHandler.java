package org.matryoshka.hv.exit;

import org.matryoshka.isa.fault.ExceptionVector;

/** INT n is executed on the virtual processor; a debug trap has no instruction of its own. */
final class SoftwareInterruptHandler implements ExitHandler<VmExit.SoftwareInterrupt> {
  @Override
  public ExitOutcome handle(ExitContext vcpu, VmExit.SoftwareInterrupt exit) {
    return exit.singleStep() && exit.vector() == ExceptionVector.DEBUG.vector()
        ? vcpu.reflectSingleStep()
        : vcpu.emulate();
  }
}
