package org.matryoshka.cpu.execute;

import java.lang.invoke.MethodHandles;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Location;

/** Template: SETcc. */
final class SetIf implements Handler {
  private static final Template.Constants CONSTANTS = Template.constants(MethodHandles.lookup());
  private static final Condition CONDITION = CONSTANTS.get(0, Condition.class);
  private static final Location TARGET = CONSTANTS.get(1, Location.class);

  static {
    CONSTANTS.instance(new SetIf());
  }

  private SetIf() {}

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    TARGET.write(cpu, in, 1, CONDITION.test(cpu.state) ? 1 : 0);
  }
}
