package org.matryoshka.guest.aot.backend.select;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.ir.Leaf;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.Value;

/** Copies that happen at once, put into an order; a cycle takes a register more. */
final class ParallelCopy {
  private final Code code;
  private final Values values;
  private final List<int[]> moves = new ArrayList<>();
  private final List<Integer> constantTargets = new ArrayList<>();
  private final List<Value> constants = new ArrayList<>();

  ParallelCopy(Code code, Values values) {
    this.code = code;
    this.values = values;
  }

  void add(int to, Value value) {
    if (value instanceof Leaf && !(value instanceof Parameter)) {
      constantTargets.add(to);
      constants.add(value);
      return;
    }
    int from = values.reg(value);
    if (from != to) {
      moves.add(new int[] {to, from});
    }
  }

  void write() {
    while (!moves.isEmpty()) {
      int free = free();
      if (free >= 0) {
        int[] move = moves.remove(free);
        code.copy(move[0], move[1]);
      } else {
        // all targets are still read: one of them moves out of the way
        int target = moves.getFirst()[0];
        int temporary = values.temporary();
        code.copy(temporary, target);
        for (int[] move : moves) {
          if (move[1] == target) {
            move[1] = temporary;
          }
        }
      }
    }
    for (int i = 0; i < constants.size(); i++) {
      values.load(constantTargets.get(i), constants.get(i));
    }
  }

  /** A copy whose target no other copy reads. */
  private int free() {
    for (int i = 0; i < moves.size(); i++) {
      boolean read = false;
      for (int[] other : moves) {
        read |= other[1] == moves.get(i)[0];
      }
      if (!read) {
        return i;
      }
    }
    return -1;
  }
}
