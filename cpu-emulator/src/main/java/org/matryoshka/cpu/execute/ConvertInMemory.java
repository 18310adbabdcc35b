package org.matryoshka.cpu.execute;

import java.lang.invoke.MethodHandles;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Address;

/** Template: a memory operand is changed by an operation on it alone (INC, DEC, NEG, NOT). */
final class ConvertInMemory implements Handler {
  private static final Template.Constants CONSTANTS = Template.constants(MethodHandles.lookup());
  private static final Address TARGET = CONSTANTS.get(0, Address.class);
  private static final UnaryOperation OPERATION = CONSTANTS.get(1, UnaryOperation.class);
  private static final int SIZE = CONSTANTS.get(2, Integer.class);

  static {
    CONSTANTS.instance(new ConvertInMemory());
  }

  private ConvertInMemory() {}

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    long gva = TARGET.of(cpu, in);
    cpu.mmu.probeWrite(gva, SIZE);
    long a = cpu.mmu.read(gva, SIZE);
    cpu.mmu.write(gva, SIZE, OPERATION.apply(cpu.state, a, SIZE));
  }
}
