package org.matryoshka.cpu.execute;

import java.lang.invoke.MethodHandles;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Location;

/**
 * Template: a target becomes what an operation makes of a source, perhaps of another width. If the
 * target is memory, the operation must not set flags.
 */
final class Convert implements Handler {
  private static final Template.Constants CONSTANTS = Template.constants(MethodHandles.lookup());
  private static final Location TARGET = CONSTANTS.get(0, Location.class);
  private static final int TARGET_SIZE = CONSTANTS.get(1, Integer.class);
  private static final Location SOURCE = CONSTANTS.get(2, Location.class);
  private static final int SOURCE_SIZE = CONSTANTS.get(3, Integer.class);
  private static final UnaryOperation OPERATION = CONSTANTS.get(4, UnaryOperation.class);

  static {
    CONSTANTS.instance(new Convert());
  }

  private Convert() {}

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    long value = SOURCE.read(cpu, in, SOURCE_SIZE);
    TARGET.write(cpu, in, TARGET_SIZE, OPERATION.apply(cpu.state, value, SOURCE_SIZE));
  }
}
