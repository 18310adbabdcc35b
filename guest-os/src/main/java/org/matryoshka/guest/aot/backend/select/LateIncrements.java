package org.matryoshka.guest.aot.backend.select;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Terminator;

/**
 * Moves the increments of loop variables behind the last use of the old value, so that both can
 * have one register: {@code a[i++]} reads {@code i} after its successor was computed.
 */
final class LateIncrements {
  private LateIncrements() {}

  /** The instructions of a block, its increments late. */
  static List<Instruction> arrange(Block block) {
    List<Instruction> instructions = block.instructions();
    List<Instruction> late = null;
    Terminator end = block.terminator();
    for (int i = 0; i < end.successorCount(); i++) {
      for (Phi phi : end.successor(i).phis()) {
        for (int k = 0; k < phi.operandCount(); k++) {
          if (phi.operand(k) instanceof Binary step
              && step.block() == block
              && step.left() == phi
              && step.right() instanceof Constant
              && step.isPure()) {
            late = late == null ? new ArrayList<>(instructions) : late;
            sink(late, step);
          }
        }
      }
    }
    return late == null ? instructions : late;
  }

  private static void sink(List<Instruction> instructions, Binary step) {
    int from = instructions.indexOf(step);
    int to = from;
    int lastUse = from;
    for (int i = from + 1; i < instructions.size(); i++) {
      if (uses(instructions.get(i), step)) {
        break;
      }
      to = i;
      if (uses(instructions.get(i), step.left())) {
        lastUse = i;
      }
    }
    if (lastUse > from) {
      instructions.remove(from);
      instructions.add(to, step);
    }
  }

  private static boolean uses(Node user, Object value) {
    for (int i = 0; i < user.operandCount(); i++) {
      if (user.operand(i) == value) {
        return true;
      }
    }
    return false;
  }
}
