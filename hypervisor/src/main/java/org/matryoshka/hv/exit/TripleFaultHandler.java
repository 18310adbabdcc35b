package org.matryoshka.hv.exit;

/** A processor shuts down here, and only a reset gets it out: the virtual machine dies. */
final class TripleFaultHandler implements ExitHandler<VmExit.TripleFault> {
  @Override
  public ExitOutcome handle(ExitContext vcpu, VmExit.TripleFault exit) {
    return new ExitOutcome.Died(vcpu.shutdownReason());
  }
}
