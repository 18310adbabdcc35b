package org.matryoshka.cpu.system;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.interrupt.InterruptDelivery;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.table.InstructionForm;

/** INT n, INT3 and INT1 (SDM vol. 2A, INT n). */
final class SoftwareInterrupts {
  private SoftwareInterrupts() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case INT -> (cpu, in) -> interrupt(cpu, in, (int) in.immediate & 0xFF);
      case INT3 -> (cpu, in) -> interrupt(cpu, in, ExceptionVector.BREAKPOINT.vector());
      case INT1 -> SoftwareInterrupts::debug;
      default -> null;
    };
  }

  private static void interrupt(Cpu cpu, DecodedInstruction in, int vector) {
    if (cpu.admitsSoftwareInterrupt(vector, in)) {
      InterruptDelivery.deliverSoftware(cpu, vector);
    }
  }

  private static void debug(Cpu cpu, DecodedInstruction in) {
    if (cpu.admitsSoftwareInterrupt(ExceptionVector.DEBUG.vector(), in)) {
      InterruptDelivery.deliverInt1(cpu);
    }
  }
}
