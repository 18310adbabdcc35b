package org.matryoshka.cpu.simd;

import java.util.List;
import java.util.function.Function;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.instruction.Instruction;

/** Finds the handlers of SSE and SSE2. */
public final class VectorInstructions {
  /** Asked in this order; each answers null for an instruction that is not its own. */
  private static final List<Function<Instruction, Handler>> FAMILIES =
      List.of(
          VectorMoves::handlerFor,
          VectorIntegers::handlerFor,
          VectorShifts::handlerFor,
          VectorShuffles::handlerFor,
          NumberInstructions::handlerFor,
          NumberComparisons::handlerFor,
          NumberConversions::handlerFor);

  private VectorInstructions() {}

  /** The handler of a vector instruction, or null. */
  public static Handler handlerFor(Instruction in) {
    Handler state = StateInstructions.handlerFor(in);
    if (state != null) {
      return state;
    }
    if (!in.form().isVector()) {
      return null;
    }
    for (Function<Instruction, Handler> family : FAMILIES) {
      Handler handler = family.apply(in);
      if (handler != null) {
        return handler;
      }
    }
    return null;
  }
}
