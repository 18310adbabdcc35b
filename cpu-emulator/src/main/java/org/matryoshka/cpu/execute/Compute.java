package org.matryoshka.cpu.execute;

import java.lang.invoke.MethodHandles;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Location;

/** Template: a register becomes the result of an operation on two operands. */
final class Compute implements Handler {
  private static final Template.Constants CONSTANTS = Template.constants(MethodHandles.lookup());
  private static final Location TARGET = CONSTANTS.get(0, Location.class);
  private static final Location FIRST = CONSTANTS.get(1, Location.class);
  private static final Location SECOND = CONSTANTS.get(2, Location.class);
  private static final BinaryOperation OPERATION = CONSTANTS.get(3, BinaryOperation.class);
  private static final int SIZE = CONSTANTS.get(4, Integer.class);

  static {
    CONSTANTS.instance(new Compute());
  }

  private Compute() {}

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    long a = FIRST.read(cpu, in, SIZE);
    long b = SECOND.read(cpu, in, SIZE);
    TARGET.write(cpu, in, SIZE, OPERATION.apply(cpu.state, a, b, SIZE));
  }
}
