package org.matryoshka.cpu.operand;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Operand;

/**
 * A shape of memory operand. The common shapes leave out the questions that {@link
 * Operands#effectiveAddress} has to ask.
 */
public interface Address {
  /** Base and displacement. */
  Address BASE = (cpu, in) -> cpu.state.gpr[in.base] + in.displacement;

  /** Base, scaled index and displacement. */
  Address BASE_AND_INDEX =
      (cpu, in) -> {
        long[] gpr = cpu.state.gpr;
        return gpr[in.base] + (gpr[in.index] << in.scaleShift) + in.displacement;
      };

  /** RIP and displacement. */
  Address RELATIVE = (cpu, in) -> cpu.state.rip + in.displacement;

  /** Whatever it is. */
  Address ANY = Operands::effectiveAddress;

  /** The linear address. */
  long of(Cpu cpu, DecodedInstruction in);

  /** The shape of an operand. */
  static Address shape(Operand.Mem mem) {
    if (mem.segment() != null
        || mem.base() == null
        || mem.base().registerClass() == RegisterClass.GPR32
        || mem.base() == Register.EIP) {
      return ANY;
    }
    if (mem.base() == Register.RIP) {
      return RELATIVE;
    }
    return mem.index() == null ? BASE : BASE_AND_INDEX;
  }
}
