package org.matryoshka.cpu.execute;

import java.lang.invoke.MethodHandles;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Location;

/** Template: an operation on two operands of which only the flags are kept. */
final class Compare implements Handler {
  private static final Template.Constants CONSTANTS = Template.constants(MethodHandles.lookup());
  private static final Location FIRST = CONSTANTS.get(0, Location.class);
  private static final Location SECOND = CONSTANTS.get(1, Location.class);
  private static final BinaryOperation OPERATION = CONSTANTS.get(2, BinaryOperation.class);
  private static final int SIZE = CONSTANTS.get(3, Integer.class);

  static {
    CONSTANTS.instance(new Compare());
  }

  private Compare() {}

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    long a = FIRST.read(cpu, in, SIZE);
    long b = SECOND.read(cpu, in, SIZE);
    OPERATION.apply(cpu.state, a, b, SIZE);
  }
}
