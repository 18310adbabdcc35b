package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;

/**
 * Instructions that do nothing here (memory is always in order), and those that never do anything.
 */
final class HintInstructions {
  private HintInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case NOP, ENDBR64, PAUSE, LFENCE, MFENCE, SFENCE -> (cpu, i) -> {};
      case PREFETCH, PREFETCHNTA, PREFETCHT0, PREFETCHT1, PREFETCHT2, PREFETCHW -> (cpu, i) -> {};
      case UD0, UD1, UD2 ->
          (cpu, i) -> {
            throw GuestFault.invalidOpcode();
          };
      default -> null;
    };
  }
}
