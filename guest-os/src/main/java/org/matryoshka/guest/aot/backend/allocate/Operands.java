package org.matryoshka.guest.aot.backend.allocate;

import java.util.function.IntConsumer;
import org.matryoshka.guest.aot.backend.machine.ColdPath;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.backend.machine.TrapArgument;

/** Which registers an instruction reads and writes; RSP counts as none. */
final class Operands {
  private Operands() {}

  static void forEachUse(MachineInstruction instruction, IntConsumer action) {
    if (instruction.readsFirst()) {
      use(instruction.first, action);
    }
    use(instruction.second, action);
    use(instruction.base, action);
    use(instruction.index, action);
    bits(instruction.fixedUses, action);
    if (instruction.cold instanceof ColdPath.Trap trap) {
      for (TrapArgument argument : trap.arguments()) {
        if (!argument.isSpilled()) {
          use(argument.register(), action);
        }
      }
    }
  }

  static void forEachDef(MachineInstruction instruction, IntConsumer action) {
    if (instruction.writesFirst()) {
      use(instruction.first, action);
    }
    if (instruction.writesSecond) {
      use(instruction.second, action);
    }
    bits(instruction.fixedDefs, action);
  }

  private static void use(int register, IntConsumer action) {
    if (register >= 0 && register != Registers.RSP) {
      action.accept(register);
    }
  }

  private static void bits(int mask, IntConsumer action) {
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      action.accept(Integer.numberOfTrailingZeros(rest));
    }
  }
}
