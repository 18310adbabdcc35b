package org.matryoshka.cpu.x87;

import java.util.List;
import java.util.function.Function;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.instruction.Instruction;

/** Finds the handlers of the x87 unit. */
public final class X87Instructions {
  /** Asked in this order; each answers null for an instruction that is not its own. */
  private static final List<Function<Instruction, Handler>> FAMILIES =
      List.of(
          X87Moves::handlerFor,
          X87Arithmetic::handlerFor,
          X87Comparisons::handlerFor,
          X87Control::handlerFor,
          X87Environment::handlerFor,
          X87Remainders::handlerFor,
          X87Functions::handlerFor);

  private X87Instructions() {}

  /** The handler of an x87 instruction, or null. */
  public static Handler handlerFor(Instruction in) {
    return switch (in.form().feature()) {
      case FPU, CMOV -> find(in);
      default -> null;
    };
  }

  private static Handler find(Instruction in) {
    for (Function<Instruction, Handler> family : FAMILIES) {
      Handler handler = family.apply(in);
      if (handler != null) {
        return handler;
      }
    }
    return null;
  }
}
