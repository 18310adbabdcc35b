package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.RAX;
import static org.matryoshka.cpu.system.SystemOperands.RBX;
import static org.matryoshka.cpu.system.SystemOperands.RCX;
import static org.matryoshka.cpu.system.SystemOperands.RDX;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuidModel;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.table.InstructionForm;

/** CPUID (SDM vol. 2A). What it says is the core's {@link CpuidModel}. */
final class ProcessorIdentification {
  private ProcessorIdentification() {}

  static Handler handlerFor(InstructionForm form) {
    return form.mnemonic() == Mnemonic.CPUID ? ProcessorIdentification::identify : null;
  }

  private static void identify(Cpu cpu, DecodedInstruction in) {
    long[] gpr = cpu.state.gpr;
    CpuidModel.Leaf leaf = cpu.cpuidModel().leaf((int) gpr[RAX], (int) gpr[RCX], cpu.state);
    gpr[RAX] = leaf.eax() & 0xFFFF_FFFFL;
    gpr[RBX] = leaf.ebx() & 0xFFFF_FFFFL;
    gpr[RCX] = leaf.ecx() & 0xFFFF_FFFFL;
    gpr[RDX] = leaf.edx() & 0xFFFF_FFFFL;
  }
}
