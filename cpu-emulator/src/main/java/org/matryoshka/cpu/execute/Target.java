package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.operand.Operands;

/** The operand in ModRM.rm as one that is read, and then certainly written. */
final class Target {
  private Target() {}

  /**
   * Reads it after a check that it can be written, so that the handler may change flags and
   * registers before it writes.
   */
  static long readToModify(Cpu cpu, DecodedInstruction in) {
    return readToModify(cpu, in, in.size);
  }

  /** The same with a width of its own. */
  static long readToModify(Cpu cpu, DecodedInstruction in, int size) {
    if (in.memory) {
      cpu.mmu.probeWrite(Operands.effectiveAddress(cpu, in), size);
    }
    return Operands.readRm(cpu, in, size);
  }
}
