package org.matryoshka.cpu.execute;

import java.lang.invoke.MethodHandles;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Location;
import org.matryoshka.cpu.operand.Locations;

/**
 * Template: CMOVcc. The source is read whether or not the condition holds, and a 32-bit target
 * loses its upper half in any case (SDM vol. 2A, CMOVcc).
 */
final class MoveIf implements Handler {
  private static final Template.Constants CONSTANTS = Template.constants(MethodHandles.lookup());
  private static final Condition CONDITION = CONSTANTS.get(0, Condition.class);
  private static final Location SOURCE = CONSTANTS.get(1, Location.class);
  private static final int SIZE = CONSTANTS.get(2, Integer.class);

  static {
    CONSTANTS.instance(new MoveIf());
  }

  private MoveIf() {}

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    long value = SOURCE.read(cpu, in, SIZE);
    long kept = Locations.REG.read(cpu, in, SIZE);
    Locations.REG.write(cpu, in, SIZE, CONDITION.test(cpu.state) ? value : kept);
  }
}
