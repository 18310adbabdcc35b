package org.matryoshka.gui.inspect.code;

import org.matryoshka.gui.inspect.code.CodeLine.Flow;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;

/** Where instructions lead. */
final class FlowOf {
  private FlowOf() {}

  /** What kind of way it is. */
  static Flow instruction(Instruction instruction) {
    return switch (instruction.mnemonic()) {
      case CALL -> Flow.CALL;
      case JMP -> Flow.JUMP;
      case RET, RETF, IRET, IRETD, IRETQ -> Flow.RETURN;
      case SYSCALL, SYSRET, SYSENTER, SYSEXIT, INT, INT1, INT3, VMCALL -> Flow.SYSTEM;
      default -> isRelative(instruction) ? Flow.CONDITIONAL : Flow.NEXT;
    };
  }

  /**
   * Where it leads, if the instruction itself says it.
   *
   * @return 0 if it does not
   */
  static long target(Instruction instruction, long address) {
    for (Operand operand : instruction.operands()) {
      if (operand instanceof Operand.Rel relative) {
        return address + instruction.length() + relative.offset();
      }
    }
    return 0;
  }

  private static boolean isRelative(Instruction instruction) {
    return instruction.operands().stream().anyMatch(Operand.Rel.class::isInstance);
  }
}
