package org.matryoshka.cpu.execute;

import java.lang.invoke.MethodHandles;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;

/** Template: Jcc. */
final class JumpIf implements Handler {
  private static final Template.Constants CONSTANTS = Template.constants(MethodHandles.lookup());
  private static final Condition CONDITION = CONSTANTS.get(0, Condition.class);

  static {
    CONSTANTS.instance(new JumpIf());
  }

  private JumpIf() {}

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    if (CONDITION.test(cpu.state)) {
      cpu.state.rip = Operands.checkTarget(cpu.state.rip + in.immediate);
    }
  }
}
