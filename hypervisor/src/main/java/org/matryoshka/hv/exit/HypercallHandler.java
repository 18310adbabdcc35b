package org.matryoshka.hv.exit;

import org.matryoshka.cpu.CpuState;

/** Serves {@link Hypercall}s. */
final class HypercallHandler implements ExitHandler<VmExit.Vmcall> {
  private static final int RAX = 0;
  private static final int RCX = 1;
  private static final int RDX = 2;
  private static final int RBX = 3;
  private static final int RDI = 7;

  @Override
  public ExitOutcome handle(ExitContext vcpu, VmExit.Vmcall exit) {
    CpuState state = vcpu.cpu().state;
    vcpu.skipInstruction();
    if (state.cpl != 0) {
      state.gpr[RAX] = Hypercall.EPERM;
      return ExitOutcome.Emulated.INSTANCE;
    }
    long argument = state.gpr[RDI];
    if (exit.number() == Hypercall.SIGNATURE.number()) {
      state.gpr[RBX] = Signature.word(0);
      state.gpr[RCX] = Signature.word(1);
      state.gpr[RDX] = Signature.word(2);
    } else if (exit.number() == Hypercall.PRINT.number()) {
      vcpu.print((int) argument & 0xFF);
    } else if (exit.number() != Hypercall.YIELD.number()) {
      state.gpr[RAX] = Hypercall.ENOSYS;
      return ExitOutcome.Emulated.INSTANCE;
    }
    state.gpr[RAX] = 0;
    return exit.number() == Hypercall.YIELD.number()
        ? ExitOutcome.Yielded.INSTANCE
        : ExitOutcome.Emulated.INSTANCE;
  }
}
