package org.matryoshka.cpu.execute;

import java.lang.invoke.MethodHandles;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Address;
import org.matryoshka.cpu.operand.Location;

/**
 * Template: a memory operand is changed by an operation with a register or immediate. That it can
 * be written is checked before the operation sets the flags.
 */
final class ComputeInMemory implements Handler {
  private static final Template.Constants CONSTANTS = Template.constants(MethodHandles.lookup());
  private static final Address TARGET = CONSTANTS.get(0, Address.class);
  private static final Location SECOND = CONSTANTS.get(1, Location.class);
  private static final BinaryOperation OPERATION = CONSTANTS.get(2, BinaryOperation.class);
  private static final int SIZE = CONSTANTS.get(3, Integer.class);

  static {
    CONSTANTS.instance(new ComputeInMemory());
  }

  private ComputeInMemory() {}

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    long gva = TARGET.of(cpu, in);
    cpu.mmu.probeWrite(gva, SIZE);
    long a = cpu.mmu.read(gva, SIZE);
    long b = SECOND.read(cpu, in, SIZE);
    cpu.mmu.write(gva, SIZE, OPERATION.apply(cpu.state, a, b, SIZE));
  }
}
