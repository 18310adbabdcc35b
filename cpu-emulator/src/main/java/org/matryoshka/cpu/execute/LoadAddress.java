package org.matryoshka.cpu.execute;

import java.lang.invoke.MethodHandles;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Address;
import org.matryoshka.cpu.operand.Locations;

/** Template: LEA with one of the simple shapes of address, which have no segment. */
final class LoadAddress implements Handler {
  private static final Template.Constants CONSTANTS = Template.constants(MethodHandles.lookup());
  private static final Address ADDRESS = CONSTANTS.get(0, Address.class);
  private static final int SIZE = CONSTANTS.get(1, Integer.class);

  static {
    CONSTANTS.instance(new LoadAddress());
  }

  private LoadAddress() {}

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    Locations.REG.write(cpu, in, SIZE, ADDRESS.of(cpu, in));
  }
}
