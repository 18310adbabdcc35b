package org.matryoshka.cpu.execute;

import java.util.List;
import java.util.function.Function;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.simd.VectorInstructions;
import org.matryoshka.cpu.system.SystemInstructions;
import org.matryoshka.cpu.x87.X87Instructions;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.Privilege;

/** Finds what executes an instruction. */
public final class Handlers {
  /** Asked in this order; each answers null for an instruction that is not its own. */
  private static final List<Function<Instruction, Handler>> FAMILIES =
      List.of(
          VectorInstructions::handlerFor, // first: MOVSD and CMPSD are strings to others
          X87Instructions::handlerFor,
          ArithmeticInstructions::handlerFor,
          MoveInstructions::handlerFor,
          BranchInstructions::handlerFor,
          StackInstructions::handlerFor,
          MultiplyDivideInstructions::handlerFor,
          BitInstructions::handlerFor,
          BitFieldInstructions::handlerFor,
          DoubleShiftInstructions::handlerFor,
          ExchangeInstructions::handlerFor,
          StringInstructions::handlerFor,
          FlagInstructions::handlerFor,
          HintInstructions::handlerFor);

  /** Asked after them. */
  private static final List<Function<InstructionForm, Handler>> SYSTEM_FAMILIES =
      List.of(SystemInstructions::handlerFor);

  private static final Handler UNDEFINED =
      (cpu, in) -> {
        throw GuestFault.invalidOpcode();
      };

  private Handlers() {}

  /** The handler of an instruction; for one that no family knows, it raises #UD. */
  public static Handler of(Instruction instruction) {
    Handler handler = find(instruction);
    if (handler == null) {
      return UNDEFINED;
    }
    return instruction.form().privilege() == Privilege.SENSITIVE ? sensitive(handler) : handler;
  }

  /** The handler of an instruction without the question for sensitive ones, or null. */
  static Handler find(Instruction instruction) {
    for (Function<Instruction, Handler> family : FAMILIES) {
      Handler handler = family.apply(instruction);
      if (handler != null) {
        return handler;
      }
    }
    for (Function<InstructionForm, Handler> family : SYSTEM_FAMILIES) {
      Handler handler = family.apply(instruction.form());
      if (handler != null) {
        return handler;
      }
    }
    return null;
  }

  /** A sensitive instruction asks first; ordinary ones pay nothing for that. */
  private static Handler sensitive(Handler handler) {
    return (cpu, in) -> {
      if (cpu.admitsSensitive(in)) {
        handler.execute(cpu, in);
      }
    };
  }
}
