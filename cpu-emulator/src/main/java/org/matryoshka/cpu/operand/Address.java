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
public enum Address {
  /** Base and displacement. */
  BASE {
    @Override
    public long of(Cpu cpu, DecodedInstruction in) {
      return cpu.state.gpr[in.base] + in.displacement;
    }
  },
  /** Base, scaled index and displacement. */
  BASE_AND_INDEX {
    @Override
    public long of(Cpu cpu, DecodedInstruction in) {
      long[] gpr = cpu.state.gpr;
      return gpr[in.base] + (gpr[in.index] << in.scaleShift) + in.displacement;
    }
  },
  /** RIP and displacement. */
  RELATIVE {
    @Override
    public long of(Cpu cpu, DecodedInstruction in) {
      return cpu.state.rip + in.displacement;
    }
  },
  /** Whatever it is. */
  ANY {
    @Override
    public long of(Cpu cpu, DecodedInstruction in) {
      return Operands.effectiveAddress(cpu, in);
    }
  };

  /** The linear address. */
  public abstract long of(Cpu cpu, DecodedInstruction in);

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
